# Methods of dict and their errors.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
{'a': 1}.get('a'), {}.get('a'), {}.get('a', 5), {'a': 1}.setdefault('a', 5), {}.setdefault('a'), {}.setdefault('a', 3), {'a': 1}.pop('a'), {}.pop('a', 5), {'a': 1}.popitem(), {'a': 1}.copy(), {}.fromkeys('ab'), dict.fromkeys([1, 2], 0), {'a': 1}.update({'b': 2}), {'a': 1}.update(b=3), {'a': 1}.update([('c', 1)]), {}.clear()
{}.get()
{}.get(1, 2, 3)
{}.get([])
{}.pop('a')
{}.pop()
{}.popitem()
{}.setdefault()
{}.update(1)
{}.update([1])
{}.update([(1, 2, 3)])
{}.update({}, {})
{}.foo
{}.__missing__
'''.strip().split('\n'):
    show(source)
