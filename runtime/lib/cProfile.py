"""Which functions a program spends its time in: Profile, run, runctx."""

import _lsprof

__all__ = ["run", "runctx", "Profile"]


def label(code):
    """(file, line, name) of a function; a C function has its description for a name."""
    if isinstance(code, str):
        return "~", 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


class Profile(_lsprof.Profiler):
    """Counts between enable() and disable(), or inside a with statement."""

    def create_stats(self):
        self.disable()
        self.stats = {}
        for code, calls, again, total, inline, *_ in self.getentries():
            key = label(code)
            if key in self.stats:
                first, all_calls, inline_before, total_before, callers = self.stats[key]
                self.stats[key] = (first + calls - again, all_calls + calls, inline_before + inline,
                                   total_before + total, callers)
            else:
                self.stats[key] = calls - again, calls, inline, total, {}

    snapshot_stats = create_stats

    def print_stats(self, sort=-1):
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(*sort if isinstance(sort, tuple) else (sort,)).print_stats()

    def _while(self, action, *args, **keywords):
        """What `action` gives, counted while it runs."""
        with self:
            return action(*args, **keywords)

    def runctx(self, cmd, globals, locals):
        self._while(exec, cmd, globals, locals)
        return self

    def run(self, cmd):
        namespace = _main_names()
        return self.runctx(cmd, namespace, namespace)

    def runcall(self, func, /, *args, **kw):
        return self._while(func, *args, **kw)

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exception):
        self.disable()


def _main_names():
    import sys
    return vars(sys.modules["__main__"])


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Run a statement and print what it called; sys.exit() ends the statement only."""
    counted = Profile()
    try:
        counted.runctx(statement, globals, locals)
    except SystemExit:
        pass
    counted.print_stats(sort)


def run(statement, filename=None, sort=-1):
    names = _main_names()
    runctx(statement, names, names, filename, sort)
