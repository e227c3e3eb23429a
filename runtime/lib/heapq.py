"""heapq: a list kept so that heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2] for all k.

The smallest item is heap[0]. Comparisons are made in the same order as CPython makes them, so that items which
are equal come out alike.
"""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def _rise(heap, start, at):
    # Moves heap[at] towards the root, not beyond `start`, until its parent is not larger.
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if item < heap[parent]:
            heap[at] = heap[parent]
            at = parent
        else:
            break
    heap[at] = item


def _sink(heap, at):
    # Moves the smaller child up until a leaf is reached, puts the item there and lets it rise: fewer comparisons
    # than stopping on the way, because an item taken from the end mostly belongs near the end.
    end, start, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def heappush(heap, item):
    """Push item onto heap, maintaining the heap invariant."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item):
    """Pop and return the current smallest value, and add the new item."""
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Push item on the heap, then pop and return the smallest item from the heap."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Transform list into a heap, in-place, in O(len(x)) time."""
    for at in reversed(range(len(x) // 2)):
        _sink(x, at)


class _Entry:
    # One input of merge: its current value, its rank among the inputs, and how to go on.
    __slots__ = ('key', 'rank', 'value', 'advance', 'is_reversed')

    def __init__(self, key, rank, value, advance, is_reversed):
        self.key, self.rank, self.value, self.advance, self.is_reversed = key, rank, value, advance, is_reversed

    def __lt__(self, other):
        first, second = (other, self) if self.is_reversed else (self, other)
        if first.key < second.key:
            return True
        if second.key < first.key:
            return False
        return self.rank < other.rank


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output, without holding them in memory."""
    heap = []
    for rank, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append(_Entry(value if key is None else key(value), rank, value, advance, reverse))
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry.value
        try:
            entry.value = entry.advance()
        except StopIteration:
            heappop(heap)
        else:
            entry.key = entry.value if key is None else key(entry.value)
            _sink(heap, 0)


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset: sorted(iterable, key=key)[:n]"""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset: sorted(iterable, key=key, reverse=True)[:n]"""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
