# What __reduce__ and sizes say of exceptions with fields; future flags that eval, exec and compile inherit.
import sys, copy
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
g = ExceptionGroup('a', [ValueError(1)])
i = ImportError('msg', name='n', path='p')
class IE(ImportError): pass
class EG(ExceptionGroup): pass
for f in (lambda: sys.getsizeof(g), lambda: g.__sizeof__(), lambda: sys.getsizeof(BaseExceptionGroup('a', [KeyboardInterrupt()])), lambda: sys.getsizeof(ValueError()), lambda: sys.getsizeof(OSError()), lambda: sys.getsizeof(SyntaxError()), lambda: sys.getsizeof(ImportError()), lambda: sys.getsizeof(NameError()), lambda: sys.getsizeof(AttributeError()), lambda: sys.getsizeof(StopIteration()), lambda: sys.getsizeof(SystemExit()), lambda: sys.getsizeof(UnicodeDecodeError('a', b'', 0, 0, '')), lambda: sys.getsizeof(EG('a', [ValueError()])), lambda: sys.getsizeof(IE()),
  lambda: i.__reduce__(), lambda: ImportError('x').__reduce__(), lambda: ImportError(name='q').__reduce__(), lambda: IE('a', path='z').__reduce__(), lambda: copy.copy(i).name, lambda: copy.copy(i).path, lambda: copy.copy(i).msg, lambda: copy.deepcopy(i).args,
  lambda: ModuleNotFoundError('m', name='x').__reduce__(),
  lambda: NameError('x', name='n').__reduce__(), lambda: AttributeError('x', name='n', obj=1).__reduce__(), lambda: copy.copy(AttributeError('x', name='n', obj=1)).name, lambda: AttributeError('x', name='n', obj=1).__getstate__(), lambda: OSError(1, 'a', 'f').__reduce__(), lambda: OSError(1, 'a', 'f', None, 'g').__reduce__(), lambda: OSError(1).__reduce__(), lambda: StopIteration(4).__reduce__(), lambda: SyntaxError('m', ('f', 1, 2, 't')).__reduce__(), lambda: g.__reduce__(), lambda: copy.copy(g).exceptions, lambda: UnicodeDecodeError('ascii', b'a', 0, 1, 'r').__reduce__(), lambda: KeyError(1).__reduce__(), lambda: SystemExit(3).__reduce__(),
  lambda: ValueError(1).__setstate__({'a': 1}), lambda: ValueError(1).__setstate__(None), lambda: ValueError(1).__setstate__(5),
  lambda: [setattr(i, 'extra', 1), i.__reduce__()][1], lambda: i.add_note('n') or i.__reduce__(), lambda: i.name_from):
    t(f)
src = '''
from __future__ import annotations
def run():
    ns = {}
    exec("def f(a: undefined_name): pass", ns)
    return ns["f"].__annotations__
print(run())
ns = {}
exec("def f(a: x.y): pass", ns); print(ns["f"].__annotations__)
c = compile("def f(a: x.y): pass", "s", "exec"); print(hex(c.co_flags))
try:
    exec(compile("def f(a: x.y): pass", "s", "exec", dont_inherit=True), {})
except NameError as e: print(e)
c = compile("def f(a: 1+1): pass", "s", "exec", dont_inherit=True); print(hex(c.co_flags))
print(hex(eval("(lambda: 0)").__code__.co_flags))
x: int = 5
print(__annotations__)
'''
exec(src, {})
c = compile("def f(a: x.y): pass", "s", "exec"); print(hex(c.co_flags))
import __future__
c = compile("def f(a: x.y): pass", "s", "exec", __future__.annotations.compiler_flag); print(hex(c.co_flags))
ns = {}; exec(c, ns); print(ns['f'].__annotations__)
t(lambda: compile("1", "s", "eval", 1 << 30))
