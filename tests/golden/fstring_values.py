# F-strings: conversions, nested specs, =.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r"""
eval("f'{'")
eval("f'}'")
eval("f'{}'")
eval("f'{a b}'")
eval("f'{1!x}'")
eval("f'{1:{2:{3:{4}}}}'")
f'{1}', f'{1:5}|', f'{1!r}', f'{"a"!r:>5}', f'{1=}', f'{1 = }', f'{1+1=:>5}', f'{{}}', f'{"a" "b"}', f'{[1,2][0]}', f'{ {1:2}[1] }', f'{(lambda x: x)(1)}', f'{1:{5}}', f'{1:>{5}}', f'{"x":*^{7}}', f'{1.5:.{2}f}', f'{1!s}', f'{"é"!a}', f"{'a'}{'b'}" 'c'
f'{1:x}', f'{255:#x}', f'{1,2}', f'{1 if 0 else 2}', f'{"\n"}', f'{'a' 'b'}', f'{x:=5}' if 0 else 0, f'{(y:=5)}', rf'\n{1}', fr'{1}\{2}', f'{3!r:^{10}}', f'''{
f'{1:d}{2:>3}{3}'
f'{None!r:5}|{None}'
f'{"a":d}'
f'{[]:5}'
f'{undefined}'
""".strip().split('\n'):
    show(source)
