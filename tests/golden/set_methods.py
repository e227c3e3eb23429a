# Methods of set and their errors.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
{1, 2}.union([3], (4,)), {1, 2}.union(), {1, 2}.intersection([2], {2}), {1, 2}.intersection(), {1, 2}.difference([1]), {1, 2}.difference(), {1, 2}.symmetric_difference([2, 3]), {1}.issubset([1, 2]), {1}.issuperset([]), {1}.isdisjoint([2]), {1}.copy(), {1}.add(2), {1}.discard(5), {1}.update([2], [3]), {1}.update(), {1}.clear(), {1}.pop()
{1}.union(1)
{1}.intersection(1)
{1}.difference(1)
{1}.symmetric_difference()
{1}.symmetric_difference([1], [2])
{1}.isdisjoint(1)
{1}.issubset(1)
{1}.add([])
{1}.add()
{1}.remove(2)
{1}.remove('a')
{1}.remove([])
{1}.discard([])
{1}.update(1)
{1}.intersection_update([1]), {1}.difference_update([1]), {1}.symmetric_difference_update([1])
{1}.__init__([2]), repr({frozenset([1])}), set.__doc__[:20]
'''.strip().split('\n'):
    show(source)
