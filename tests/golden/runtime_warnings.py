# What the runtime itself warns about, in the line being run; other files and repeats stay silent.
import datetime
import operator
import warnings


class Whole(int):
    pass


class Real(float):
    pass


class Number:
    def __int__(self):
        return Whole(3)

    def __index__(self):
        return Whole(4)

    def __float__(self):
        return Real(2.5)


class Cut:
    def __trunc__(self):
        return 3


truth = True
for turn in range(2):
    print(~truth)
print(~True)
print(int(Number()), type(int(Number())))
print(operator.index(Number()))
print(float(Number()))
print(int(Cut()))
if NotImplemented:
    print('true')


def waiting():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)


generator = waiting()
next(generator)
print(generator.throw(ValueError, 'a'))
datetime.datetime.utcnow()
print(datetime.datetime.utcfromtimestamp(0))
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for call in (lambda: ~truth, lambda: int(Number()), lambda: bool(NotImplemented)):
        try:
            call()
        except DeprecationWarning as warning:
            print('raised', str(warning)[:40])
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    compile('\n"\\d"', 'name', 'exec')
    compile('1 is 1', 'name', 'exec')
    print([(w.category, str(w.message), w.filename, w.lineno) for w in seen])
