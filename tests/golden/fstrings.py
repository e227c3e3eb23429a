# f-strings: nesting, =, specs, errors.
x, y, w, p = 5, 3.14159, 10, 2
d = {'k': [1, 2], "q'": 1}
print(f'{x}', f'{x!r}', f'{x:5}|', f'{x:<5}|', f'{y:.{p}f}', f'{y:{w}.{p}}', f'{x=}', f'{x = }', f'{x=!r}', f'{y=:.2f}', f'{d["k"][0]}', f"{d['k']}", f'{x + 1 = }', f'{{{x}}}', f'{{}}', f'{"nested " + f"{x}"}', f'{x if x > 3 else y}', f'{[i for i in range(3)]}', f'{ {1: 2} }', f'{(lambda: 5)()}', f'{x,}', f'{*d,}', f'{x!s:>5}', f'{"é"!a}')
print(f'''
{x}
  {y:.1f}
''', f"""a{
x
}b""", rf'\n{x}\t', f'\n{x}'.encode(), '', F'{x}', fr'{x}\{x}', Rf'{x}', f'a' 'b' f'{x}', 'a' f'b{x}' "c")
print(f'{x:{"<" if x else ">"}{w}}|', f'{x:{w}}|', f'{"a":*^{w}}', f'{x:0{w}d}', f'{x:#{"x"}}', f'{y:{w}.{p + 1}f}', f'{x!r:{w}}|', f'{"x" "y"}', f'{x:,}', f'{1234567:_}', f'{x:%}', f'{True}', f'{None}', f'{True:d}', f'{...}')
class C:
    def __format__(s, f): return f'C[{f}]'
    def __str__(s): return 'str'
    def __repr__(s): return 'repr'
c = C(); print(f'{c}', f'{c!s}', f'{c!r}', f'{c:a b}', f'{c:{x}{y}}', f'{c!s:>5}', f'{c=}', f'{c=!s}', f'{c=:z}', f'{c:%H:%M}', f'{c:{{}}}' if 0 else '', f'{c:\n}', f"{c:'}", f'{c:{"}"}}')
print(f'{"\""}', f'{'a'}', f"{"b"}", f'{'\n'}', f'{f'{f'{x}'}'}', f'{x#comment
}', f'{x!r}' f'{y}', f'{x}{y}{x}', f'', f'{""}', f'{x:}', f'{x!s:}')
print(f'{x:=+5}', f'{x:= 5}', f'{(z:=7)}', z, f'{x!=5}', f'{x==5}', f'{x<=5}', f'{x>=4}', f'{d["q'"]}', f'{lambda_ if (lambda_:=3) else 0}', f'{x or y}', f'{not x}', f'{-x}', f'{x:d}{x:b}{x:o}{x:x}{x:e}')
print(f'{x  =  }', f'{  x  =}', f'{ x+1=:5}', f'{x=!r:>4}', f"{'a'=}", f'{d["k"]=}')
for s in ("f'{x:z}'", "f'{y:d}'", "f'{d:5}'", "f'{c.foo}'", "f'{nope}'", "f'{x:{nope}}'", "f'{x:{y}}'", "f'{1/0}'", "f'{x!q}'", "f'{x'", "f'x}'", "f'{}'", "f'{ }'", "f'{x!}'", "f'{x:{}}'", "f'{!r}'", "f'{x:{{}}}'", "f'{a $ b}'", "f'{x;y}'", "f'{x=y}'", "f'{yield}'", "f'{lambda: 1}'", "f'{\\}'", "f'{#}'", "f'{x:{y:{z}}}'", "f'{{x}'", "f'{x}}'", "f'{*x}'", "f'{**x}'", "f'{import x}'", "f'{x for x in y}'", "f'{x y}'", "f'{\"'", "f'{'", "f'{x:'", "f\"{x!r \"", "rf'{\\n}'", "f'{x!r:{w!r}}'", "f'{0x}'", "f'{1a}'"):
    try: print(s, eval(s))
    except Exception as e: print(s, type(e).__name__, e)
def f(a): return f'{a:>{len(a) + 2}}' f'{a!r}'
print(f('hi'), f'{f("x")}', '%s' % f'{x}', f'{x}'.zfill(3), f'{x}' + 'a' * 2, f'{x}' == '5', [f'{i}{j}' for i in 'ab' for j in range(2)])
print(f'{x:>+8.2f}', f'{y!r:.4}', f'{10**20:,}', f'{-1.5:08.2f}', f'{1e10:g}', f'{2**64:#x}', f'{255:08b}', f'{"long text":.4}', f'{b"x"}', f'{[1, "a"]!s}', f'{(1,)}')
