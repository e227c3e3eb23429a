# What cannot be called, subscripted or found.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
len(range(10**20))
len(1)
len()
len([], [])
len(iter([]))
len(x=1)
type(1), type('a'), type(None), type(...), type(NotImplemented), type(type), type([].append), type(len), type(lambda: 1), type((x for x in [])), type(iter([])), type(range(1)), type(slice(1)), type({}.keys()), type(int.__add__), type((1).__add__), type(int.real), type(str.join), type(dict.fromkeys), type(dict.__dict__['fromkeys']), type(int.__dict__), type(print)
object().foo
object(1)
object.__new__(int)
object.__new__()
object.__new__(1)
int.__new__(str)
int.__new__()
int.__new__(1)
object.__init__(1, 2)
object().__init__(1)
None.foo
None()
None[0]
1()
1[0]
1.5[0]
'a'()
len[0]
int[0]
type[0]
object[0]
len.foo
...[0]
NotImplemented()
type(None)(1)
len(*[1, 2])
len(**{'a': 1})
int(*1)
'''.strip().split('\n'):
    show(source)
