# Keys, values and items are sets where they can be.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
{}.keys(), {'a': 1}.keys(), {'a': 1}.values(), {'a': 1}.items(), len({'a': 1}.keys()), 'a' in {'a': 1}.keys(), 1 in {'a': 1}.values(), ('a', 1) in {'a': 1}.items(), ('a', 2) in {'a': 1}.items(), 5 in {'a': 1}.items()
{'a': 1}.keys() & {'a', 'b'}, {'a': 1}.keys() | ['b'], {'a': 1}.keys() - {'a'}, {'a': 1}.keys() ^ {'c'}, {'a': 1}.items() & {('a', 1)}, {'a': 1}.keys() == {'a'}, {'a': 1}.keys() < {'a', 'b'}, {'a': 1}.keys() >= set(), {'a': 1}.keys().isdisjoint(['b']), {'a': 1}.items() | {1}, {'a', 'b'} - {'a': 1}.keys(), ['a'] & {'a': 1}.keys() 
{'a': 1}.keys() & 1
{'a': 1}.keys() < 1
{'a': 1}.keys()[0]
hash({}.keys())
hash({}.values()) > 0 if 0 else 0
type(1), type('a'), type(None), type(...), type(NotImplemented), type(type), type([].append), type(len), type(lambda: 1), type((x for x in [])), type(iter([])), type(range(1)), type(slice(1)), type({}.keys()), type(int.__add__), type((1).__add__), type(int.real), type(str.join), type(dict.fromkeys), type(dict.__dict__['fromkeys']), type(int.__dict__), type(print)
'''.strip().split('\n'):
    show(source)
