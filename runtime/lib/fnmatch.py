"""fnmatch: file names that match a pattern with *, ?, [seq] and [!seq]."""
import functools
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Does the name match? On this system the case counts."""
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=256, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """The names that match."""
    match = _matcher(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    """Does the name match, letter for letter?"""
    return _matcher(pat)(name) is not None


def _set(inside):
    # [..] with its ranges: those that go backwards are empty, and are left out.
    if '-' not in inside:
        inside = inside.replace('\\', r'\\')
    else:
        parts, start = [], 0
        at = inside.find('-', 2 if inside[0] == '!' else 1)
        while at >= 0:
            parts.append(inside[start:at])
            start = at + 1
            at = inside.find('-', at + 3)
        rest = inside[start:]
        if rest:
            parts.append(rest)
        else:
            parts[-1] += '-'
        for at in range(len(parts) - 1, 0, -1):
            if parts[at - 1][-1] > parts[at][0]:
                parts[at - 1] = parts[at - 1][:-1] + parts[at][1:]
                del parts[at]
        inside = '-'.join(part.replace('\\', r'\\').replace('-', r'\-') for part in parts)
    inside = re.sub(r'([&~|])', r'\\\1', inside)
    if not inside:
        return '(?!)'
    if inside == '!':
        return '.'
    if inside[0] == '!':
        inside = '^' + inside[1:]
    elif inside[0] in ('^', '['):
        inside = '\\' + inside
    return f'[{inside}]'


def translate(pat):
    """The pattern as a regular expression."""
    parts, at, length = [], 0, len(pat)
    star = object()
    while at < length:
        char = pat[at]
        at += 1
        if char == '*':
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif char == '?':
            parts.append('.')
        elif char == '[':
            end = at + (pat[at:at + 1] == '!')
            end = pat.find(']', end + 1 if pat[end:end + 1] == ']' else end)
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_set(pat[at:end]))
                at = end + 1
        else:
            parts.append(re.escape(char))
    # Between two stars the shortest piece is taken, once and for all: no pattern is slow.
    pieces = [[]]
    for part in parts:
        if part is star:
            pieces.append([])
        else:
            pieces[-1].append(part)
    if len(pieces) == 1:
        return rf'(?s:{"".join(parts)})\Z'
    text = ''.join(pieces[0])
    for piece in pieces[1:-1]:
        text += f'(?>.*?{"".join(piece)})'
    return rf'(?s:{text}.*{"".join(pieces[-1])})\Z'
