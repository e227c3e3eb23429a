import warnings


def old(level=2):
    warnings.warn('old() is old', DeprecationWarning, stacklevel=level)


old()
for turn in range(3):
    old()
warnings.warn('plain')
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    old()
    old()
    warnings.warn(RuntimeWarning('an instance'))
    print([(w.category.__name__, str(w.message), w.lineno) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter('error', UserWarning)
    try:
        warnings.warn('as an error')
    except UserWarning as error:
        print('raised', error)
with warnings.catch_warnings(action='ignore'):
    warnings.warn('never seen')
warnings.filterwarnings('ignore', message='quiet.*')
warnings.warn('quiet please')
warnings.warn('loud please')
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'line = 1'), end='')
for wrong in (lambda: warnings.simplefilter('nonsense'), lambda: warnings.warn('x', int), lambda: warnings.warn('x', 3)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


@warnings.deprecated('use plus()')
def add(a, b):
    return a + b


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(add(1, 2), add.__deprecated__, seen[0].message)
