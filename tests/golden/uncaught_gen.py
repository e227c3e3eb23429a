def g():
    yield 1
    raise ValueError('gen')
print([x * 2 for x in g()])
