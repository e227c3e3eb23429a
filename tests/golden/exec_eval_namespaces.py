# exec and eval in given namespaces.
g = {'x': 1}
exec('y = x + 1\ndef f(): return y', g); print(g['f'](), sorted(k for k in g if k[0] != '_'), '__builtins__' in g)
l = {}; exec('a = 1; b = a', {}, l); print(l)
class Ns(dict):
    def __missing__(s, k): return 'missing ' + k
    def __getitem__(s, k): 
        try: return dict.__getitem__(s, k)
        except KeyError: return 'got ' + k
print(eval('foo', {}, Ns()), eval('len', {}, Ns()))
class M:
    def __getitem__(s, k): return k * 2
    def __setitem__(s, k, v): print('set', k, v)
exec('q = abc', {}, M())
try: eval('x', {'__builtins__': {}})
except NameError as e: print(e)
try: eval('len([])', {'__builtins__': {}})
except NameError as e: print(e)
print(eval('len([1])', {'__builtins__': {'len': lambda x: 'mylen'}}))
def f():
    a = 1
    exec('a = 2; b = 3'); 
    print(a, locals())
    l = locals(); l['a'] = 99; print(a)
    print(eval('a + 1'), sorted(locals()))
    try: b
    except NameError as e: print(e)
f()
x = 10
def h(): 
    x = 20
    return eval('x'), eval('x', globals()), [eval('x', globals(), {'x': i}) for i in range(2)]
print(h())
try: eval('x y')
except SyntaxError as e: print(e, e.filename, e.lineno, e.offset, e.text)
try: exec('if 1:\nx')
except IndentationError as e: print(e, e.lineno)
c = compile('x = 5\ny = x * 2', 'myfile', 'exec'); ns = {}; exec(c, ns); print(ns['y'], c.co_filename, c.co_name)
c = compile('3 * 4', '', 'eval'); print(eval(c)); c = compile('1 + 1', '', 'single'); exec(c)
exec('None'); exec(compile('5\n', '', 'single')); exec(compile('x = 5', '', 'single'))
print(eval('  7'), eval('\t8'), eval('9 # c'), eval('(1,\n2)'))
def k():
    def inner(): return w
    w = 3
    return eval('w'), inner()
print(k())
try: exec('return 5')
except SyntaxError as e: print(e)
def gg(): 
    global newvar; newvar = 1
    return globals()['newvar'], 'newvar' in globals(), 'gg' in globals(), 'zz' in locals()
print(gg())
globals()['dyn'] = 5; print(dyn)
print(type(globals()), globals() is locals(), vars() is globals())
class A:
    x = 1; print(sorted(locals()))
    exec('z = 2')
print(A.z)
s = 'def fn(n):\n    return n if n < 2 else fn(n-1) + fn(n-2)\nprint(fn(10))'
exec(s); exec(s.encode()); exec(bytearray(s, 'utf-8'))
try: exec('x = \x00')
except (SyntaxError, ValueError) as e: print(type(e).__name__, e)
print([eval(c) for c in ('1', '"a"', '[1, 2]', '{"a": 1}', '-5', 'None', '...', '1 if 0 else 2', 'lambda: 5')][:8])
exec('for i in range(3): print(i, end=" ")\nprint()')
def ex():
    try: exec('1/0')
    except ZeroDivisionError as e:
        t = e.__traceback__
        while t: print(t.tb_lineno, t.tb_frame.f_code.co_filename.split('/')[-1], t.tb_frame.f_code.co_name); t = t.tb_next
ex()
exec("def deco(f): return 5\n@deco\ndef z(): pass\nprint(z)", {})
print(eval('[a for a in range(3) if a]'), eval('sum(i for i in b)', {'b': [1, 2]}), eval('(lambda: y)()', {'y': 8}))
y = 'glob'
print(eval('[y for _ in (1,)]', {'y': 'g'}, {'y': 'l'}), eval('(lambda: y)()', {'y': 'g'}, {'y': 'l'}))
