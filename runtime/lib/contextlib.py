"""Helpers for the `with` statement."""
import abc
import sys
from collections import deque
from functools import wraps
from types import MethodType, GenericAlias

__all__ = ['contextmanager', 'closing', 'nullcontext', 'AbstractContextManager', 'ContextDecorator', 'ExitStack',
           'redirect_stdout', 'redirect_stderr', 'suppress', 'chdir']


class AbstractContextManager(abc.ABC):
    """Anything with __enter__ and __exit__."""
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, candidate):
        if cls is AbstractContextManager and all(
                next((vars(base)[name] for base in candidate.__mro__ if name in vars(base)), None) is not None
                for name in ('__enter__', '__exit__')):
            return True
        return NotImplemented


class ContextDecorator:
    """A base class that lets context managers be used as decorators too."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        def within(*args, **keywords):
            with self._recreate_cm():
                return function(*args, **keywords)
        return wraps(function)(within)


# ---- generators as context managers ------------------------------------------------------------------------------

class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    """What a function decorated by @contextmanager returns: the block runs where the generator yields."""

    def __init__(self, function, args, keywords):
        self._call = function, args, keywords
        self.gen = function(*args, **keywords)
        self.__doc__ = function.__doc__ if getattr(function, '__doc__', None) is not None else type(self).__doc__

    def _recreate_cm(self):
        return type(self)(*self._call)

    def __enter__(self):
        self._call = None       # the running block must not keep the arguments alive
        for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    def _refuse(self, complaint):
        """The generator yielded a second time."""
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()

    def __exit__(self, kind, error, trace):
        if kind is None:
            if next(self.gen, self) is not self:
                self._refuse("generator didn't stop")
            return False
        error = kind() if error is None else error
        try:
            self.gen.throw(error)
        except BaseException as outcome:
            if isinstance(outcome, StopIteration) and outcome is not error:
                return True             # handled: the generator came to its end
            # A StopIteration of the block comes back wrapped, because it has crossed a generator.
            wrapped = (isinstance(outcome, RuntimeError) and isinstance(error, StopIteration) and
                       outcome.__cause__ is error)
            if outcome is not error and not wrapped:
                raise
            error.__traceback__ = trace
            return False
        self._refuse("generator didn't stop after throw()")


def contextmanager(function):
    """Makes a context manager of a generator function that yields once."""
    def make(*args, **keywords):
        return _GeneratorContextManager(function, args, keywords)
    return wraps(function)(make)


# ---- small managers ----------------------------------------------------------------------------------------------

class nullcontext(AbstractContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *ignored):
        return None


class closing(nullcontext):
    """Calls thing.close() at the end of the block."""

    def __init__(self, thing):
        super().__init__(thing)
        self.thing = thing

    def __exit__(self, *ignored):
        self.thing.close()


class suppress(AbstractContextManager):
    """Exceptions of the given types end the block, and nothing else happens."""

    def __init__(self, *exceptions):
        self._wanted = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, error, trace):
        if kind is None:
            return None
        if not issubclass(kind, BaseExceptionGroup) or issubclass(kind, self._wanted):
            return issubclass(kind, self._wanted)
        others = error.split(self._wanted)[1]
        if others is not None:
            raise others
        return True


class _Replacement(AbstractContextManager):
    """Something of the process is replaced for the length of the block; blocks of one manager may nest."""

    def __init__(self, value):
        self._value = value
        self._former = []

    def __enter__(self):
        self._former.append(self._exchange(self._value))
        return self._entered()

    def _entered(self):
        return self._value

    def __exit__(self, *ignored):
        self._exchange(self._former.pop())


class redirect_stdout(_Replacement):
    """Sends what is printed to another file."""

    def _exchange(self, file):
        former, sys.stdout = sys.stdout, file
        return former


class redirect_stderr(_Replacement):
    """Sends what goes to the error stream to another file."""

    def _exchange(self, file):
        former, sys.stderr = sys.stderr, file
        return former


class chdir(_Replacement):
    """Another working directory for the length of the block."""

    def _entered(self):
        return None

    def _exchange(self, path):
        import os
        former = os.getcwd()
        os.chdir(path)
        return former


# ---- many at once ------------------------------------------------------------------------------------------------

def _link_context(fresh, former, outside):
    """`fresh` was raised while `former` was handled: where its contexts lead to what was handled `outside`, put that."""
    while True:
        context = fresh.__context__
        if context is None or context is former:
            return
        if context is outside:
            fresh.__context__ = former
            return
        fresh = context


class ExitStack(AbstractContextManager):
    """Context managers and functions that are left, last first, at the end of the block."""

    def __init__(self):
        self._exit_callbacks = deque()

    def push(self, exit):
        """Registers an object's __exit__, or a function with its signature."""
        method = getattr(type(exit), '__exit__', None)
        self._exit_callbacks.append(exit if method is None else MethodType(method, exit))
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Registers a function to be called with these arguments."""
        def leave(*ignored):
            callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exit_callbacks.append(leave)
        return callback

    def enter_context(self, cm):
        """Enters `cm` and will leave it."""
        kind = type(cm)
        if not (hasattr(kind, '__enter__') and hasattr(kind, '__exit__')):
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager "
                            f"protocol")
        leave = kind.__exit__
        value = kind.__enter__(cm)
        self._exit_callbacks.append(MethodType(leave, cm))
        return value

    def pop_all(self):
        """Hands everything over to another stack."""
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, heir._exit_callbacks
        return heir

    def close(self):
        """Leaves everything at once."""
        self.__exit__(None, None, None)

    def __exit__(self, kind, first, trace):
        handled_outside = sys.exception()
        current, raised_here = first, False
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()
            details = (None, None, None) if current is None else (type(current), current, current.__traceback__)
            try:
                if leave(*details):
                    current, raised_here = None, False
            except BaseException as fresh:
                _link_context(fresh, current, handled_outside)
                current, raised_here = fresh, True
        if raised_here:
            context = current.__context__
            try:
                raise current
            finally:
                current.__context__ = context
        return first is not None and current is None
