"""bisect: positions in sorted sequences by binary search."""


def _search(goes_right, items, lo, hi):
    # The first position in items[lo:hi] from which on goes_right is false.
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(items)
    while lo < hi:
        middle = (lo + hi) // 2
        if goes_right(items[middle]):
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where x goes in the sorted sequence a, behind items equal to it."""
    if key is None:
        return _search(lambda item: not x < item, a, lo, hi)
    return _search(lambda item: not x < key(item), a, lo, hi)


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where x goes in the sorted sequence a, in front of items equal to it."""
    if key is None:
        return _search(lambda item: item < x, a, lo, hi)
    return _search(lambda item: key(item) < x, a, lo, hi)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Put x into the sorted list a, behind items equal to it."""
    a.insert(bisect_right(a, key(x) if key else x, lo, hi, key=key), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Put x into the sorted list a, in front of items equal to it."""
    a.insert(bisect_left(a, key(x) if key else x, lo, hi, key=key), x)


bisect, insort = bisect_right, insort_right
