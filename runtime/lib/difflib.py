"""difflib: what two sequences have in common, and how one becomes the other.

A matching block is found by extending equal runs from item to item (`_longest`), then the parts left and right of it
are searched in the same way. Of several longest blocks the first in a counts, then the first in b.
"""
from collections import namedtuple
from heapq import nlargest
from types import GenericAlias

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'Match']

Match = namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        # Where each item of b stands. Junk, and what is more than a hundredth of a long b, starts no block.
        self.b2j = places = {}
        for j, item in enumerate(self.b):
            places.setdefault(item, []).append(j)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        length = len(self.b)
        if self.autojunk and length >= 200:
            most = length // 100 + 1
            self.bpopular = {item for item, where in places.items() if len(where) > most}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block of a[alo:ahi] that is in b[blo:bhi], as (a, b, size)."""
        ahi = len(self.a) if ahi is None else ahi
        bhi = len(self.b) if bhi is None else bhi
        i, j, size = self._longest(alo, ahi, blo, bhi)
        a, b, junk = self.a, self.b, self.bjunk
        for want_junk in (False, True):
            while i > alo and j > blo and (b[j - 1] in junk) == want_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in junk) == want_junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def _longest(self, alo, ahi, blo, bhi):
        best_i, best_j, best = alo, blo, 0
        lengths = {}  # of the runs that end at a[i - 1] and b[j]
        nothing = []
        for i in range(alo, ahi):
            longer = {}
            for j in self.b2j.get(self.a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                run = longer[j] = lengths.get(j - 1, 0) + 1
                if run > best:
                    best_i, best_j, best = i - run + 1, j - run + 1, run
            lengths = longer
        return best_i, best_j, best

    def get_matching_blocks(self):
        """All blocks in common, in order; the last has size 0 and stands at both ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        blocks, rest = [], [(0, len(self.a), 0, len(self.b))]
        while rest:
            alo, ahi, blo, bhi = rest.pop()
            found = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                blocks.append(found)
                if alo < i and blo < j:
                    rest.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    rest.append((i + size, ahi, j + size, bhi))
        joined = []
        for i, j, size in sorted(blocks):
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                joined[-1] = Match(joined[-1][0], joined[-1][1], joined[-1][2] + size)
            else:
                joined.append(Match(i, j, size))
        joined.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        """How a becomes b: (what, a from, a to, b from, b to) with replace, delete, insert, equal."""
        if self.opcodes is None:
            i = j = 0
            self.opcodes = steps = []
            for at, bt, size in self.get_matching_blocks():
                what = {(True, True): 'replace', (True, False): 'delete', (False, True): 'insert'}.get((i < at, j < bt))
                if what:
                    steps.append((what, i, at, j, bt))
                i, j = at + size, bt + size
                if size:
                    steps.append(('equal', at, i, bt, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """Groups of changes, with up to n equal items around them."""
        steps = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        steps = steps[:]
        what, i1, i2, j1, j2 = steps[0]
        if what == 'equal':
            steps[0] = what, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        what, i1, i2, j1, j2 = steps[-1]
        if what == 'equal':
            steps[-1] = what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for what, i1, i2, j1, j2 in steps:
            if what == 'equal' and i2 - i1 > n + n:
                group.append((what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((what, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """How alike: 0 … 1."""
        return _ratio(sum(block[-1] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """At least ratio(), sooner: the items in common, in whatever order."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left, matches = {}, 0
        for item in self.a:
            count = left.get(item, self.fullbcount.get(item, 0))
            left[item] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """At least quick_ratio(): from the lengths alone."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The up to n possibilities that are most like word, best first."""
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            found.append((matcher.ratio(), possibility))
    return [possibility for score, possibility in nlargest(n, found)]


def IS_LINE_JUNK(line, pat=None):
    """Is the line blank, or one '#'?"""
    return line.strip() in ('', '#') if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    """Is it a blank or a tab?"""
    return ch in ws


def _kept_spaces(text, marks):
    # Marks under a tab become a tab, so that they stay under what they mark.
    return ''.join(char if mark == ' ' and char.isspace() else mark for char, mark in zip(text, marks)).rstrip()


class Differ:
    """Lines that differ as '- ' and '+ ', with '? ' lines that point inside them."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for what, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if what == 'replace':
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif what == 'delete':
                yield from self._lines('-', a, alo, ahi)
            elif what == 'insert':
                yield from self._lines('+', b, blo, bhi)
            else:
                yield from self._lines(' ', a, alo, ahi)

    def _lines(self, mark, lines, low, high):
        for i in range(low, high):
            yield f'{mark} {lines[i]}'

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        first, second = self._lines('-', a, alo, ahi), self._lines('+', b, blo, bhi)
        if bhi - blo < ahi - alo:
            first, second = second, first
        yield from first
        yield from second

    def _replace(self, a, alo, ahi, b, blo, bhi):
        # The pair of lines most alike splits the rest; equal pairs count only if nothing else is alike.
        best, at, equal_at = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal_at = equal_at or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best):
                    best, at = matcher.ratio(), (i, j)
        if best < 0.75:
            if equal_at is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            at = equal_at
        else:
            equal_at = None
        i, j = at
        yield from self._beside(a, alo, i, b, blo, j)
        if equal_at is None:
            matcher.set_seqs(a[i], b[j])
            yield from self._point(a[i], b[j], matcher.get_opcodes())
        else:
            yield '  ' + a[i]
        yield from self._beside(a, i + 1, ahi, b, j + 1, bhi)

    def _beside(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._lines('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._lines('+', b, blo, bhi)

    def _point(self, line, other, steps):
        marks, other_marks = '', ''
        for what, i1, i2, j1, j2 in steps:
            width, other_width = i2 - i1, j2 - j1
            one, two = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}[what]
            marks += one * width
            other_marks += two * other_width
        yield '- ' + line
        marks = _kept_spaces(line, marks)
        if marks:
            yield f'? {marks}\n'
        yield '+ ' + other
        marks = _kept_spaces(other, other_marks)
        if marks:
            yield f'? {marks}\n'


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """What Differ says about two lists of lines."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two lists from what ndiff gave."""
    try:
        mark = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', mark):
            yield line[2:]


def _check_lines(a, b, *rest):
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    for text in rest:
        if not isinstance(text, str):
            raise TypeError(f'all arguments must be str, not: {text!r}')


def _file_names(marks, files, dates, lineterm):
    """The two lines that come before the first change."""
    for mark, name, date in zip(marks, files, dates):
        yield f'{mark} {name}' + (f'\t{date}' if date else '') + lineterm


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return f'{start + 1}'
    return f'{start + 1 if length else start},{length}'


def _context_range(start, stop):
    first = start + 1 if stop > start else start
    return f'{first},{stop}' if stop - start > 1 else f'{first}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Changes with n lines around them, as diff -u writes them."""
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _file_names(('---', '+++'), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        first, last = group[0], group[-1]
        yield f'@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}'
        for what, i1, i2, j1, j2 in group:
            if what == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            for line in a[i1:i2]:
                yield '-' + line
            for line in b[j1:j2]:
                yield '+' + line


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Changes with n lines around them, as diff -c writes them."""
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _file_names(('***', '---'), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        first, last = group[0], group[-1]
        yield '*' * 15 + lineterm
        yield f'*** {_context_range(first[1], last[2])} ****{lineterm}'
        if any(step[0] in ('replace', 'delete') for step in group):
            for what, i1, i2, j1, j2 in group:
                if what != 'insert':
                    for line in a[i1:i2]:
                        yield marks[what] + line
        yield f'--- {_context_range(first[3], last[4])} ----{lineterm}'
        if any(step[0] in ('replace', 'insert') for step in group):
            for what, i1, i2, j1, j2 in group:
                if what != 'delete':
                    for line in b[j1:j2]:
                        yield marks[what] + line
