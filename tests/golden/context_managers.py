# contextlib: generators as context managers, ExitStack, suppress, redirect.
from contextlib import *
import io
@contextmanager
def cm(x):
    print('enter',x)
    try: yield x*2
    except ValueError as e: print('caught',e)
    finally: print('exit',x)
with cm(2) as v: print(v)
with cm(3): raise ValueError('a')
try:
    with cm(4): raise KeyError('b')
except KeyError as e: print('out',e)
@cm(5)
def fn(): print('in fn')
fn()
with suppress(KeyError, IndexError): {}['x']
print('after')
class C:
    def close(self): print('closed')
with closing(C()) as c: pass
with nullcontext(5) as n: print(n)
with ExitStack() as st:
    st.enter_context(cm(6)); st.callback(print,'cb',1); st.push(lambda *a: print('pushed',a[0]))
try:
    with ExitStack() as st:
        st.callback(lambda: 1/0); st.enter_context(cm(7)); raise KeyError('q')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
b=io.StringIO()
with redirect_stdout(b): print('hidden')
print(repr(b.getvalue()))
@contextmanager
def bad(): 
    yield 1
    yield 2
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def none():
    if 0: yield
try:
    with none(): pass
except RuntimeError as e: print(e)
@contextmanager
def swallow():
    try: yield
    except StopIteration: print('si')
with swallow(): raise StopIteration('x')
print(cm.__name__, cm(1).__class__.__name__)
class My(ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self,*a): print('out'); return False
@My()
def z(): return 3
print(z())
with suppress(ValueError):
    raise ExceptionGroup('g',[ValueError(1)])
