"""Text wrapped and filled, indented and dedented."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


def _split_words(text, break_on_hyphens):
    """Words, with the spaces between them, and parts of hyphenated words, as separate chunks."""
    chunks, at = [], 0
    while at < len(text):
        start, is_space = at, text[at] in _whitespace
        while at < len(text) and (text[at] in _whitespace) == is_space:
            at += 1
        word = text[start:at]
        if is_space or not break_on_hyphens:
            chunks.append(word)
        else:
            chunks.extend(_hyphen_parts(word))
    return chunks


def _is_letter(c):
    return c.isalnum() and not c.isdecimal() or c == "_"


def _hyphen_parts(word):
    """The parts of a word that may stand on different lines: after a hyphen between letters, around a dash."""
    parts, start, at = [], 0, 1
    while at < len(word):
        dashes = at
        while dashes < len(word) and word[dashes] == "-":
            dashes += 1
        if dashes - at >= 2 and (word[at - 1].isalnum() or word[at - 1] in "_!\"'&.,?") and dashes < len(word) and (
                word[dashes].isalnum() or word[dashes] == "_"):
            if at > start:
                parts.append(word[start:at])
            parts.append(word[at:dashes])
            start = at = dashes
        elif dashes - at == 1 and _may_break(word, start, at):
            parts.append(word[start:at + 1])
            start = at = at + 1
        else:
            at = max(dashes, at + 1)
    if start < len(word):
        parts.append(word[start:])
    return parts


def _may_break(word, start, at):
    before = at - start >= 2 and _is_letter(word[at - 1]) and (
        _is_letter(word[at - 2]) or at - start >= 3 and word[at - 2] == "-" and _is_letter(word[at - 3]))
    after = word[at + 1:at + 4]
    return before and len(after) >= 2 and _is_letter(after[0]) and (
        _is_letter(after[1]) or len(after) > 2 and after[1] == "-" and _is_letter(after[2]))


class TextWrapper:
    """Wraps paragraphs to a width; the attributes are the options of wrap() and fill()."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _whitespace})
        return text

    def _split(self, text):
        return _split_words(text, self.break_on_hyphens)

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if chunks[i + 1] == " " and len(word) >= 2 and word[-1] in ".!?" and word[-2].islower():
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end, chunk = space_left, reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            cur_line, cur_len = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks:
                length = len(chunks[-1])
                if cur_len + length > width:
                    break
                cur_line.append(chunks.pop())
                cur_len += length
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and cur_line[-1].strip() == "":
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            if not cur_line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines or
                    (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
                    and cur_len <= width):
                lines.append(indent + "".join(cur_line))
                continue
            while cur_line:
                if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                    cur_line.append(self.placeholder)
                    lines.append(indent + "".join(cur_line))
                    break
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            else:
                if lines:
                    prev_line = lines[-1].rstrip()
                    if len(prev_line) + len(self.placeholder) <= self.width:
                        lines[-1] = prev_line + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """A list of lines, without their ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The wrapped paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """A list of lines of at most width characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The wrapped paragraph as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text with its white space collapsed, cut off at a word to fit the width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with."""
    lines = text.split("\n")
    lines = [line if line.strip(" \t") else "" for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        indentation = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indentation
        else:
            same = 0
            while same < len(margin) and same < len(indentation) and margin[same] == indentation[same]:
                same += 1
            margin = margin[:same]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with prefix before each line that is not blank, or for which predicate(line) is true."""
    result = []
    for line in text.splitlines(True):
        if line.strip() if predicate is None else predicate(line):
            result.append(prefix)
        result.append(line)
    return "".join(result)
