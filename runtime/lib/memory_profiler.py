"""The decorator of the memory_profiler package: a table of the heap's size after each line of a function."""

from _lsprof import Profiler as _Profiler
from functools import wraps as _wraps

__all__ = ["profile"]

_MEBIBYTE = 1024 * 1024
_HEAD = "Line #    Mem usage    Increment  Occurrences   Line Contents"


def _source_lines(code):
    """The numbered lines of a function: from its first line on, while they are indented deeper."""
    try:
        with open(code.co_filename) as file:
            lines = file.read().split("\n")
    except OSError:
        return []
    first = code.co_firstlineno
    while first <= len(lines) and lines[first - 1].lstrip().startswith("@"):
        first += 1
    margin = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    last = first
    for number in range(first + 1, len(lines) + 1):
        text = lines[number - 1]
        if text.strip() and len(text) - len(text.lstrip()) <= margin:
            break
        last = number
    return [(number, lines[number - 1]) for number in range(code.co_firstlineno, last + 1)]


def _show(code, before, entries, stream, precision):
    measured = {line: (high, growth, runs) for _, runs, _, _, _, line, growth, _, high in entries}
    print(f"Filename: {code.co_filename}", _HEAD, "=" * len(_HEAD), sep="\n", file=stream)
    for number, text in _source_lines(code):
        if not text.strip():
            continue
        if number == code.co_firstlineno:
            measured.setdefault(number, (before, before, 1))
        if number in measured:
            high, growth, runs = measured[number]
            numbers = f"{high / _MEBIBYTE:8.{precision}f} MiB {growth / _MEBIBYTE:8.{precision}f} MiB {runs:>11}"
        else:
            numbers = " " * 37
        print(f"{number:>6} {numbers}   {text}".rstrip(), file=stream)


def profile(func=None, stream=None, precision=1, backend=None):
    """Print the table after each call of the function."""
    if func is None:
        return lambda function: profile(function, stream, precision)

    @_wraps(func)
    def measured(*args, **kwargs):
        meter = _Profiler()
        before = meter.getmemory()[2]
        meter.enable_lines(func.__code__)
        try:
            return func(*args, **kwargs)
        finally:
            meter.disable()
            _show(func.__code__, before, meter.getentries(), stream, precision)

    return measured
