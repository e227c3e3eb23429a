# Int | str and list[int].
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
list[int], dict[str, int], tuple[int, ...], set[int], list[int] | None, type[int], list[int] == list[int], tuple[()]
list[int]([1, 2]), list[int].__origin__, list[int].__args__, dict[str, int].__parameters__
int | str, int | None, None | int, int | int, (int | str) == (str | int), isinstance(1, int | str), issubclass(int, int | str), isinstance(None, int | None), (int | str).__args__
isinstance(1, list[int])
int | 1
1 | int
'a' | int
'''.strip().split('\n'):
    show(source)
