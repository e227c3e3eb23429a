# Which branch runs, and how exceptions chain.
def f(n):
    try:
        print('try', n)
        if n == 1: return 'r'
        if n == 2: raise ValueError('v')
        if n == 3: raise KeyError('k')
    except ValueError as e:
        print('except', e)
        return 'handled'
    else:
        print('else')
        return 'else'
    finally:
        print('finally', n)
        if n == 3: return 'swallowed'
for i in range(4): print(f(i))
def g():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print('body', i)
        finally: print('fin', i)
    else: print('no break')
    return i
print(g())
def h():
    while True:
        try: return 1
        finally: break
    return 2
print(h())
def nested():
    try:
        try: 1/0
        finally: print('inner')
    except ZeroDivisionError as e: print(e, e.__context__)
    try:
        try: 1/0
        except ZeroDivisionError: raise KeyError('x')
    except KeyError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
    try:
        try: 1/0
        except ZeroDivisionError as z: raise KeyError('x') from z
    except KeyError as e: print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    try:
        try: 1/0
        except ZeroDivisionError as z: raise KeyError('x') from None
    except KeyError as e: print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    try: raise ValueError from TypeError
    except ValueError as e: print(repr(e.__cause__))
    try: raise ValueError from 5
    except TypeError as e: print(e)
    try: raise 5
    except TypeError as e: print(e)
    try: raise
    except RuntimeError as e: print(e)
    try: raise int
    except TypeError as e: print(e)
    try:
        try: 1/0
        except 5: pass
    except TypeError as e: print(e)
    try:
        try: 1/0
        except (ValueError, 5): pass
    except TypeError as e: print(e)
    try:
        try: 1/0
        except int: pass
    except TypeError as e: print(e)
    try: e
    except NameError as x: print(type(x).__name__, x)
nested()
def reraise():
    try:
        try: 1/0
        except: raise
    except ZeroDivisionError as e: return e
print(repr(reraise()))
def unb():
    try: 1/0
    except Exception as e: pass
    try: return e
    except UnboundLocalError as x: return str(x)
print(unb())
try:
    try: raise ValueError(1)
    finally: raise TypeError(2)
except TypeError as e: print(repr(e), repr(e.__context__))
def ff():
    try: return 'a'
    finally: print('b')
print(ff())
def f2():
    try: raise ValueError
    except ValueError: return 'x'
    finally: print('fin')
print(f2())
def f3():
    for i in range(3):
        try: pass
        except: pass
        else: continue
        finally: print('f', i)
    return 'end'
print(f3())
class E(Exception):
    def __init__(self, x): super().__init__(x); self.x = x
    def __str__(self): return 'E!' + str(self.x)
try: raise E(5)
except E as e: print(e, repr(e), e.args, e.x)
try: raise E
except TypeError as e: print(e)
class Bad(Exception):
    def __init__(self): raise ValueError('in init')
try: raise Bad
except ValueError as e: print(e)
class NotExc:
    pass
try: raise NotExc()
except TypeError as e: print(e)
class New(Exception):
    def __new__(cls): return 5
try: raise New
except TypeError as e: print(e)
e = ValueError(1, 2); e.args = [3]; print(e.args, e); e.add_note('n'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
try: e.args = 5
except TypeError as x: print(x)
try: e.__cause__ = 5
except TypeError as x: print(x)
try: e.__traceback__ = 5
except TypeError as x: print(x)
try: e.__context__ = 5
except TypeError as x: print(x)
try: del e.args
except TypeError as x: print(x)
print(e.with_traceback(None) is e)
print(BaseException.__subclasses__()[:3] if 0 else issubclass(KeyError, LookupError), [c.__name__ for c in ModuleNotFoundError.__mro__], [c.__name__ for c in UnicodeDecodeError.__mro__], [c.__name__ for c in RecursionError.__mro__])
try: raise KeyboardInterrupt
except BaseException as e: print(repr(e))
try: raise SystemExit(3)
except SystemExit as e: print(e.code, e)
try: raise StopIteration(7)
except StopIteration as e: print(e.value)
try: assert 0
except AssertionError as e: print(repr(e))
try: assert 0, 'msg'
except AssertionError as e: print(repr(e))
try: assert 0, (1, 2)
except AssertionError as e: print(repr(e), e)
try: assert (yield_ := 0), f'{1}'
except AssertionError as e: print(e)
o = OSError(2, 'No such', 'file'); print(o, repr(o), o.errno, o.strerror, o.filename, type(o))
o = OSError(2, 'No such'); print(o, type(o), repr(OSError('a')), OSError(1, 2, 3, 4).args, OSError(13, 'x').__class__)
u = UnicodeDecodeError('utf-8', b'abc\xff', 3, 4, 'bad'); print(u, u.args, u.encoding, u.object, u.start, u.end, u.reason)
u = UnicodeEncodeError('ascii', 'é', 0, 1, 'bad'); print(u)
u = UnicodeEncodeError('ascii', 'ééé', 0, 2, 'bad'); print(u)
try: UnicodeDecodeError(1)
except TypeError as e: print(e)
s = SyntaxError('msg', ('f', 1, 2, 'text')); print(s, s.filename, s.lineno, s.offset, s.text, s.msg, repr(s))
i = ImportError('x', name='n', path='p'); print(i, i.name, i.path, repr(i))
n = NameError('x', name='n'); print(n.name)
try: ImportError(foo=1)
except TypeError as e: print(e)
try: ValueError(foo=1)
except TypeError as e: print(e)
a = AttributeError('x', name='n', obj=5); print(a.name, a.obj)
k = KeyError('a', 'b'); print(k, KeyError(''), KeyError("a'b"), KeyError(1), KeyError(None))
print(Exception() == Exception(), Exception('a').__reduce__(), hash(Exception()) != 0, Exception.__doc__[:20], bool(Exception()))
