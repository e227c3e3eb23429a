import functools
import inspect
import sys
from inspect import Parameter, Signature, signature


# A comment above.
# And one more.
def function(a, /, b: int = 3, *args: str, c, d='x', **rest) -> list[int]:
    """Says what.

        Indented more.
    """
    return [a]


class Base:
    """The base."""

    def method(self, x, y=2):
        """Of the method."""
        text = '''
not indented
'''
        return x + y  # the end

    @classmethod
    def build(cls, z):
        return cls()

    @staticmethod
    def help(z=(1,
                2)):
        return z

    @property
    def value(self):
        return 1


class Derived(Base):
    def __init__(self, size, *, colour='red'):
        self.size = size

    def method(self, x, y=3):
        return [
            x,
        ]

    def __call__(self, question):
        return 42


def generator():
    frame = inspect.currentframe()
    yield frame.f_code.co_name
    yield 2


def decorated(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


wrapped = decorated(function)
double = lambda value, times=2: value * times
thing = Derived(3)
for callable in (function, Base, Derived, thing, thing.method, Base.method, Derived.build, Base.help, wrapped, double,
                 functools.partial(function, 1, b=4, c=5), functools.partial(Base.method, None, 1), len, [].append, sorted,
                 dict.get, str.split, object):
    try:
        print(getattr(callable, '__name__', type(callable).__name__), signature(callable))
    except ValueError as error:
        print(error)
print(repr(signature(function)), signature(wrapped, follow_wrapped=False), signature(function).format(max_width=30))
for name, parameter in signature(function).parameters.items():
    print(name, parameter.kind, parameter.kind.description, parameter.default, parameter.annotation, repr(parameter))
print(signature(function).return_annotation, signature(function) == signature(wrapped), hash(signature(double)) is None)
bound = signature(function).bind(1, 2, 3, 4, c=5, z=6)
print(bound, bound.args, bound.kwargs, bound.arguments['rest'])
bound = signature(function).bind(1, c=2)
bound.apply_defaults()
print(bound)
for args, kwargs in ((), {}), ((1,), {}), ((1,), {'c': 1, 'b': 2}), ((1, 2), {'b': 3, 'c': 1}):
    try:
        print(signature(function).bind(*args, **kwargs))
    except TypeError as error:
        print(error)
for args, kwargs in ((1, 2, 3, 4), {}), ((), {'x': 1, 'q': 2}):
    try:
        print(signature(Base.method).bind(*args, **kwargs))
    except TypeError as error:
        print(error)
print(inspect.getfullargspec(function), inspect.getfullargspec(thing.method))
print(inspect.getcallargs(Base.method, 4, 5))
made = Signature([Parameter('p', Parameter.POSITIONAL_ONLY), Parameter('q', Parameter.KEYWORD_ONLY, default=1)])
print(made, made.replace(return_annotation=int), made.parameters['q'].replace(annotation='T'))
for wrong in (lambda: Parameter('1a', Parameter.KEYWORD_ONLY), lambda: Parameter('a', Parameter.VAR_KEYWORD, default=1),
              lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)]),
              lambda: Signature([Parameter('a', 1), Parameter('a', 1)]), lambda: signature(3)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
tests = [name for name in dir(inspect) if name.startswith('is') and name not in ('iskeyword',)]
for value in function, Base, thing, thing.method, Base.value, inspect, len, generator, generator(), function.__code__, dict.get:
    kinds = [name for name in sorted(tests) if name not in ('isabstract', 'isawaitable') and getattr(inspect, name)(value)]
    print(getattr(value, '__name__', type(value).__name__), kinds)
for value in function, Base.method, Derived, double, Base.help, thing.method, Base.build:
    lines, number = inspect.getsourcelines(value)
    print(number, len(lines), ''.join(lines), sep='|', end='')
print(inspect.getdoc(function), inspect.getdoc(Derived), inspect.getdoc(Derived.method), inspect.getdoc(Base), sep='|')
print(inspect.getcomments(function), inspect.cleandoc('a\n   b\n     c\n\n'))
print(inspect.getmodule(function).__name__, inspect.getfile(function) == __file__, inspect.getmodulename('/x/y.py'))
print([name for name, value in inspect.getmembers(thing) if name[:2] != '__'], inspect.getmembers(Base, inspect.isfunction) != [])
print(inspect.getattr_static(thing, 'value') is Base.value, [cls.__name__ for cls in inspect.getmro(Derived)])
waiting = generator()
states = [inspect.getgeneratorstate(waiting)]
print(next(waiting), inspect.getgeneratorlocals(waiting).keys())
states.append(inspect.getgeneratorstate(waiting))
waiting.close()
print(states, inspect.getgeneratorstate(waiting))


def outer():
    captured = 1

    def inner():
        return captured, sys, len, undefined
    return inspect.getclosurevars(inner), inspect.stack()[0].function, [entry.function for entry in inspect.stack()]


found, first, names = outer()
print(found.nonlocals, list(found.globals), list(found.builtins), found.unbound, first, names)
try:
    outer(1)
except TypeError:
    print([(entry.function, entry.code_context) for entry in inspect.trace()])
print(inspect.unwrap(wrapped) is function, inspect.getargvalues(inspect.currentframe()).args)
for builtin in len, int, 5:
    try:
        inspect.getsource(builtin)
    except TypeError as error:
        print(error)
