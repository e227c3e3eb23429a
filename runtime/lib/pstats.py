"""Tables of what a Profile counted."""

import sys

__all__ = ["Stats", "SortKey"]


class SortKey:
    """Names of orders, for sort_stats()."""

    CALLS = "calls"
    CUMULATIVE = "cumulative"
    FILENAME = "filename"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time"


# Each order: what it is called in the table, and the rows' key. A row is (function, calls without recursion,
# calls, own time, cumulative time).
_ORDERS = {
    "calls": ("call count", lambda row: -row[2]),
    "cumulative": ("cumulative time", lambda row: -row[4]),
    "filename": ("file name", lambda row: row[0][0]),
    "line": ("line number", lambda row: row[0][1]),
    "name": ("function name", lambda row: row[0][2]),
    "nfl": ("name/file/line", lambda row: (row[0][2], row[0][0], row[0][1])),
    "pcalls": ("primitive call count", lambda row: -row[1]),
    "stdname": ("standard name", lambda row: shown_name(row[0])),
    "time": ("internal time", lambda row: -row[3]),
}
_OTHER_NAMES = {"ncalls": "calls", "cumtime": "cumulative", "file": "filename", "module": "filename",
                "tottime": "time", 0: "calls", 1: "time", 2: "cumulative", -1: "stdname"}


def shown_name(function):
    file, line, name = function
    if (file, line) != ("~", 0):
        return f"{file}:{line}({name})"
    return "{" + name[1:-1] + "}" if name.startswith("<") and name.endswith(">") else name


class Stats:
    def __init__(self, *profiles, stream=None):
        self.stream = stream
        self.stats = {}
        self.sort_type = None
        self._order = None
        for profile in profiles:
            self.add(profile)

    @property
    def total_calls(self):
        return sum(calls for _, calls, *_ in self.stats.values())

    @property
    def prim_calls(self):
        return sum(first for first, *_ in self.stats.values())

    @property
    def total_tt(self):
        return sum(own for _, _, own, *_ in self.stats.values())

    def add(self, *profiles):
        for profile in profiles:
            if hasattr(profile, "create_stats"):
                profile.create_stats()
            for function, numbers in profile.stats.items():
                old = self.stats.get(function, (0, 0, 0, 0, {}))
                self.stats[function] = tuple(a + b for a, b in zip(old[:4], numbers[:4])) + ({},)
        return self

    def strip_dirs(self):
        """File names without directories."""
        stats, self.stats = self.stats, {}
        for (file, line, name), numbers in stats.items():
            key = file.rpartition("/")[2], line, name
            old = self.stats.get(key, (0, 0, 0, 0, {}))
            self.stats[key] = tuple(a + b for a, b in zip(old[:4], numbers[:4])) + ({},)
        return self

    def sort_stats(self, *fields):
        if not fields:
            self._order = None
            return self
        names = [_OTHER_NAMES.get(field, field) for field in fields]
        for name in names:
            if name not in _ORDERS:
                raise KeyError(name)
        keys = [_ORDERS[name][1] for name in names]
        self._order = lambda row: [key(row) for key in keys]
        self.sort_type = ", ".join(_ORDERS[name][0] for name in names)
        return self

    def reverse_order(self):
        order = self._order
        self._rows = lambda: sorted(self._all_rows(), key=order)[::-1]
        return self

    def _all_rows(self):
        return [(function, *numbers[:4]) for function, numbers in self.stats.items()]

    def _rows(self):
        rows = self._all_rows()
        return sorted(rows, key=self._order) if self._order else rows

    @staticmethod
    def _reduce(rows, restriction):
        """What is left of the rows: a share, a number of them, or those whose name has a text in it."""
        if isinstance(restriction, float) and 0 <= restriction < 1:
            return rows[:int(len(rows) * restriction + 0.5)]
        if isinstance(restriction, int):
            return rows[:restriction]
        return [row for row in rows if restriction in shown_name(row[0])]

    def print_stats(self, *restrictions):
        write = lambda text="": print(text, file=self.stream or sys.stdout)
        primitive = "" if self.total_calls == self.prim_calls else f"({self.prim_calls} primitive calls) "
        write(f"{'':8} {self.total_calls} function calls {primitive}in {self.total_tt:.3f} seconds")
        write()
        rows = self._rows()
        write(f"   Ordered by: {self.sort_type}" if self._order else "   Random listing order was used")
        for restriction in restrictions:
            fewer = self._reduce(rows, restriction)
            if len(fewer) < len(rows):
                write(f"   List reduced from {len(rows)} to {len(fewer)} due to restriction <{restriction!r}>")
            rows = fewer
        write()
        if rows:
            write("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)")
            for row in rows:
                write(self._line(*row))
            write()
            write()
        return self

    @staticmethod
    def _line(function, first, calls, own, cumulative):
        count = str(calls) if calls == first else f"{calls}/{first}"
        times = [own, own / calls if calls else None, cumulative, cumulative / first if first else None]
        shown = " ".join(" " * 8 if time is None else f"{time:8.3f}" for time in times)
        return f"{count:>9} {shown} {shown_name(function)}"

    def print_callers(self, *restrictions):
        return self

    print_callees = print_callers
