# Partition and replace.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'a-b-c'.partition('-'), 'abc'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.rpartition('-')
'abc'.partition('')
'abc'.partition(1)
'aXbXc'.replace('X', '-'), 'aXbXc'.replace('X', '-', 1), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'aaa'.replace('aa', 'b'), 'abc'.replace('x', 'y'), 'abc'.replace('b', ''), 'abc'.replace('b', 'é'), 'aaa'.replace('a', 'b', 0), 'aaa'.replace('a', 'b', count=2), ''.replace('', 'x'), ''.replace('', 'x', 0)
'abc'.replace('a')
'abc'.replace(1, 2)
'abc'.replace('a', 1)
'abc'.replace('a', 'b', 'c')
'''.strip().split('\n'):
    show(source)
