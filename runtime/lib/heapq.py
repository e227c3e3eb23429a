"""heapq: a list kept so that heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2] for all k.

The smallest item is heap[0]. The heap's own functions are in _heapq.
"""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


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
            heapreplace(heap, entry)


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset: sorted(iterable, key=key)[:n]"""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset: sorted(iterable, key=key, reverse=True)[:n]"""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
