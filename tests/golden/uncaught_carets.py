d = {'a': {'b': [1, 2, 3]}}
def go():
    return d['a']['b'][5].foo(1, 2)['x'] + 1
go()
