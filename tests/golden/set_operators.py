# Operators of sets take sets only.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
{1, 2} | {3}, {1, 2} & {2}, {1, 2} - {1}, {1, 2} ^ {2, 3}, {1} | frozenset([2]), frozenset([1]) | {2}, {1} < {1, 2}, {1} <= {1}, {1} > set(), {1} >= {2}, {1} == {1}, {1} == frozenset([1]), {1} != {2}, {1} == 1
{1} | [2]
{1} & 1
{1} - [1]
{1} ^ 'a'
{1} < [1]
{1} < 1
{1} + {2}
{1} in {frozenset([1])}, {1} in [{1}]
'''.strip().split('\n'):
    show(source)
