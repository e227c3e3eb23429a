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

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exception):
        self.disable()


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Run a statement and print what it called."""
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    profile.print_stats(sort)


def run(statement, filename=None, sort=-1):
    import __main__
    runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)
