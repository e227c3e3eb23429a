# except* splits groups.
try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [KeyError(3), ValueError(4)])])
except* ValueError as eg: print('V', repr(eg), eg.exceptions)
except* (TypeError, KeyError) as eg: print('TK', repr(eg))
try:
    try: raise ExceptionGroup('g', [ValueError(1), OSError(2)])
    except* ValueError: print('only v')
except ExceptionGroup as e: print(repr(e))
try: raise ValueError('plain')
except* ValueError as e: print(repr(e))
try:
    try: raise ValueError('plain')
    except* TypeError as e: print('no')
except ValueError as e: print('y', repr(e))
try:
    try: raise ExceptionGroup('g', [ValueError(1)])
    except* ValueError: raise KeyError('new')
except BaseException as e: print(repr(e), repr(e.__context__) if not isinstance(e, ExceptionGroup) else e.exceptions)
eg = ExceptionGroup('msg', [ValueError(1), KeyError(2)])
print(eg, eg.message, eg.exceptions, eg.args, eg.split(ValueError), eg.subgroup(KeyError), eg.subgroup(OSError), eg.derive([OSError(1)]), eg.split(lambda e: isinstance(e, KeyError)))
for bad in ("ExceptionGroup()", "ExceptionGroup('a')", "ExceptionGroup('a', [])", "ExceptionGroup('a', [1])", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('a', 5)", "ExceptionGroup('a', [KeyboardInterrupt()])", "BaseExceptionGroup('a', [KeyboardInterrupt()])", "BaseExceptionGroup('a', [ValueError()])", "eg.split(5)", "eg.subgroup()"):
    try: print(bad, repr(eval(bad)))
    except Exception as e: print(bad, type(e).__name__, e)
try:
    try: pass
    except* ExceptionGroup: pass
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except* 5: pass
except TypeError as e: print(e)
def f():
    try: raise ExceptionGroup('g', [ValueError(1)])
    except* ValueError: print('in')
    else: print('else')
    finally: print('fin')
    try: pass
    except* ValueError: pass
    else: print('else2')
    finally: print('fin2')
f()
for src in ('try: pass\nexcept* ValueError: pass\nexcept KeyError: pass', 'try: pass\nexcept*: pass', 'def f():\n  for i in []:\n    try: pass\n    except* ValueError: break', 'def f():\n  try: pass\n  except* ValueError: return 1'):
    try: exec(src)
    except SyntaxError as e: print(e)
class EG(ExceptionGroup):
    def derive(self, excs): return EG(self.message, excs)
print(EG('a', [ValueError(1), KeyError(2)]).split(KeyError))
