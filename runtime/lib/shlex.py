"""shlex: a line of text as the words that a shell would see."""
import re

__all__ = ['split', 'quote', 'join']

_UNSAFE = re.compile(r'[^\w@%+=:,./-]', re.ASCII)


def split(s, comments=False, posix=True):
    """The words of the text: separated by blanks, with quotes and backslashes understood."""
    if s is None:
        raise ValueError('s argument must not be None')
    words, word, at = [], None, 0
    while at < len(s):
        char = s[at]
        at += 1
        if char in ' \t\r\n':
            if word is not None:
                words.append(word)
            word = None
        elif comments and char == '#':
            at = s.find('\n', at)
            if word is not None:
                words.append(word)
            word = None
            if at < 0:
                break
        elif char in '\'"':
            text, at = _quoted(s, at, char, posix)
            word = (word or '') + (text if posix else char + text + char)
        elif char == '\\' and posix:
            if at >= len(s):
                raise ValueError('No escaped character')
            word = (word or '') + s[at]
            at += 1
        else:
            word = (word or '') + char
    if word is not None:
        words.append(word)
    return words


def _quoted(s, at, quote, posix):
    text = []
    while True:
        if at >= len(s):
            raise ValueError('No closing quotation')
        char = s[at]
        at += 1
        if char == quote:
            return ''.join(text), at
        if char == '\\' and quote == '"' and posix:
            if at >= len(s):
                raise ValueError('No escaped character')
            if s[at] not in '\\"':
                text.append('\\')
            char = s[at]
            at += 1
        text.append(char)


def join(split_command):
    """The words as one line."""
    return ' '.join(quote(word) for word in split_command)


def quote(s):
    """The word so that a shell sees it as one word."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f'expected string or bytes-like object, got {type(s).__name__!r}')
    if not _UNSAFE.search(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
