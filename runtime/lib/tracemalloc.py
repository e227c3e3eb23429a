"""Where memory goes: the growth of the heap, line by line, while tracing is on."""

from _lsprof import Profiler as _Profiler

_meter = None


def _size(number, is_signed=False):
    """A number of bytes in a unit that people read."""
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(number) < 100 and unit != "B":
            return f"{number:+.1f} {unit}" if is_signed else f"{number:.1f} {unit}"
        if abs(number) < 10 * 1024 or unit == "TiB":
            return f"{number:+.0f} {unit}" if is_signed else f"{number:.0f} {unit}"
        number /= 1024


class Frame:
    """A line of a file."""

    __slots__ = ("filename", "lineno")

    def __init__(self, filename, lineno):
        self.filename = filename
        self.lineno = lineno

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"

    def __eq__(self, other):
        return isinstance(other, Frame) and (self.filename, self.lineno) == (other.filename, other.lineno)

    def __hash__(self):
        return hash((self.filename, self.lineno))

    def __lt__(self, other):
        return (self.filename, self.lineno) < (other.filename, other.lineno)


class Traceback:
    """One frame here: the line that was running."""

    __slots__ = ("_frames",)

    total_nframe = 1

    def __init__(self, frames):
        self._frames = tuple(frames)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, at):
        return self._frames[at]

    def __eq__(self, other):
        return isinstance(other, Traceback) and self._frames == other._frames

    def __hash__(self):
        return hash(self._frames)

    def __str__(self):
        return str(self._frames[0])

    def __repr__(self):
        return f"<Traceback {self._frames!r}>"

    def format(self, limit=None, most_recent_first=False):
        return [f'  File "{frame.filename}", line {frame.lineno}' for frame in self._frames]


class Statistic:
    """What one line has of the heap."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __str__(self):
        average = f", average={_size(self.size / self.count)}" if self.count else ""
        return f"{self.traceback}: size={_size(self.size)}, count={self.count}{average}"

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"


class StatisticDiff(Statistic):
    """What one line has of the heap, and how much of that is new."""

    __slots__ = ("size_diff", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        super().__init__(traceback, size, count)
        self.size_diff = size_diff
        self.count_diff = count_diff

    def __str__(self):
        average = f", average={_size(self.size / self.count)}" if self.count else ""
        return (f"{self.traceback}: size={_size(self.size)} ({_size(self.size_diff, True)}), "
                f"count={self.count} ({self.count_diff:+d}){average}")


class Filter:
    """Files to leave out, or the only ones to keep."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive = inclusive
        self.filename_pattern = filename_pattern
        self.lineno = lineno

    def _matches(self, frame):
        pattern = self.filename_pattern
        same = frame.filename == pattern or pattern.endswith("*") and frame.filename.startswith(pattern[:-1])
        return same and self.lineno in (None, frame.lineno)


class Snapshot:
    """The heap by lines, at one moment."""

    def __init__(self, lines):
        self._lines = lines               # Frame → (bytes, blocks)
        self.traceback_limit = 1

    def filter_traces(self, filters):
        wanted = [one for one in filters if one.inclusive]
        unwanted = [one for one in filters if not one.inclusive]
        return Snapshot({frame: numbers for frame, numbers in self._lines.items()
                         if (not wanted or any(one._matches(frame) for one in wanted))
                         and not any(one._matches(frame) for one in unwanted)})

    def _groups(self, key_type):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        groups = {}
        for frame, (size, count) in self._lines.items():
            key = Traceback([Frame(frame.filename, 0) if key_type == "filename" else frame])
            old_size, old_count = groups.get(key, (0, 0))
            groups[key] = old_size + size, old_count + count
        return groups

    def statistics(self, key_type, cumulative=False):
        """The lines (or files) with most of the heap first."""
        found = [Statistic(traceback, *numbers) for traceback, numbers in self._groups(key_type).items()]
        return sorted(found, key=lambda one: (-one.size, -one.count, one.traceback[0]))

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """The lines that differ most first."""
        new, old = self._groups(key_type), old_snapshot._groups(key_type)
        found = []
        for traceback in {**new, **old}:
            size, count = new.get(traceback, (0, 0))
            old_size, old_count = old.get(traceback, (0, 0))
            found.append(StatisticDiff(traceback, size, size - old_size, count, count - old_count))
        return sorted(found, key=lambda one: (-abs(one.size_diff), -one.size, one.traceback[0]))


def start(nframe=1):
    """Begin to trace."""
    global _meter
    if _meter is None:
        _meter = _Profiler()
        _meter.enable_lines()


def stop():
    """Stop, and forget."""
    global _meter
    if _meter is not None:
        _meter.disable()
        _meter = None


def is_tracing():
    return _meter is not None


def clear_traces():
    if _meter is not None:
        _meter.disable()
        _meter.clear()
        _meter.enable_lines()


def get_traced_memory():
    """(bytes allocated since start(), their highest number)"""
    return (0, 0) if _meter is None else _meter.getmemory()[:2]


def reset_peak():
    pass


def get_tracemalloc_memory():
    return 0


def get_traceback_limit():
    return 1


def get_object_traceback(obj):
    """None: who made an object is told at viv's prompt."""
    return None


def take_snapshot():
    if _meter is None:
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    lines = {}
    for code, _, _, _, _, line, size, count, _ in _meter.getentries():
        if size > 0 and code.co_filename != __file_name:
            lines[Frame(code.co_filename, line)] = size, max(count, 1)
    return Snapshot(lines)


__file_name = take_snapshot.__code__.co_filename
