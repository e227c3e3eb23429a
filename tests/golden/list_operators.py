# +, * and comparisons of lists.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
[1] + [2], [1] * 3, 3 * [1], [1] * 0, [1] * -5, [] * 100, [1] * True
[1] + (2,)
[1] + 1
[1] * 1.5
[1] * [2]
[1] * 10**18
[1] * 10**30
[1] - [1]
[1] < [2], [1, 2] < [1], [] < [1], [1] == [1], [1] == (1,), [1, 'a'] == [1, 'a'], [1, 2] <= [1, 2], [3] > [2, 5], [1] != [1]
[1] < (1,)
[1] < ['a']
[1] < 1
'''.strip().split('\n'):
    show(source)
