# Where CPython points when a header or a one-line block is wrong.
SOURCES = ['defn(x): return x', 'forx in g(): break', 'classB (A): pass', 'f().g(1): pass', 'def q(n): x y',
           'def f(): x(1) 2', 'def f(self) -> int: a b', 'def f()\n pass', 'def f(): pass pass', 'try:a\n    (1)',
           'try: f()\n  x = 2', 'x: pass', 'x.y: pass', '(x): pass', 'f(): 5', 'if f(): )', 'whle x < 5: pass',
           'class A: x y', 'with a: b c', 'if x: a b', 'else: a b', 'x = 1\n  y = 2', 'if x:\n    y\n  z']
for source in SOURCES:
    try:
        compile(source, 'f', 'exec')
        print(repr(source), 'is right')
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
