"""How long small pieces of code take: timeit(), repeat(), Timer."""

import gc as _gc
import itertools as _itertools
import time as _time

__all__ = ["Timer", "default_timer", "repeat", "timeit"]

default_timer = _time.perf_counter
default_number = 1_000_000
default_repeat = 5


class Timer:
    """Times a statement (text or callable) that runs after a setup."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {} if globals is None else dict(globals)
        lines = ["def _inner(_rounds, _timer, _setup, _stmt):"]
        lines += ["    _setup()"] if callable(setup) else ["    " + line for line in setup.split("\n")]
        lines += ["    _start = _timer()", "    for _ in _rounds:"]
        lines += ["        _stmt()"] if callable(stmt) else ["        " + line for line in stmt.split("\n")]
        lines += ["    return _timer() - _start"]
        for part in (stmt, setup):
            if not callable(part) and not isinstance(part, str):
                raise ValueError("stmt is neither a string nor callable" if part is stmt
                                 else "setup is neither a string nor callable")
        self.src = "\n".join(lines) + "\n"
        exec(compile(self.src, "<timeit-src>", "exec"), namespace)
        self._inner = namespace["_inner"]
        self._parts = setup, stmt

    def timeit(self, number=default_number):
        """Seconds for so many runs, with the collector off."""
        was_enabled = _gc.isenabled()
        _gc.disable()
        try:
            return self._inner(_itertools.repeat(None, number), self.timer, *self._parts)
        finally:
            if was_enabled:
                _gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Enough runs to take 0.2 seconds: (runs, seconds)"""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
