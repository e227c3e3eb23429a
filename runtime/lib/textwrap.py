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
    before = at > start and at >= 2 and _is_letter(word[at - 1]) and (
        _is_letter(word[at - 2]) or at >= 3 and word[at - 2] == "-" and _is_letter(word[at - 3]))
    after = word[at + 1:at + 4]
    return before and len(after) >= 2 and _is_letter(after[0]) and (
        _is_letter(after[1]) or len(after) > 2 and after[1] == "-" and _is_letter(after[2]))


def _is_blank(chunk):
    return not chunk.strip()


class TextWrapper:
    """Wraps paragraphs to a width; the attributes are the options of wrap() and fill()."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
        options = dict(locals())
        del options["self"]
        vars(self).update(options)

    def wrap(self, text):
        """A list of lines, without their ends."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            for word, gap in zip(range(len(chunks)), range(1, len(chunks))):
                if chunks[gap] == " " and self._ends_sentence(chunks[word].rstrip("\"'")):
                    chunks[gap] = "  "
        return self._fill_lines(chunks)

    def fill(self, text):
        """The wrapped paragraph as one text."""
        return "\n".join(self.wrap(text))

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join(" " if c in _whitespace else c for c in text)
        return text

    def _split(self, text):
        return _split_words(text, self.break_on_hyphens)

    @staticmethod
    def _ends_sentence(word):
        return len(word) > 1 and word[-2].islower() and word[-1] in ".?!"

    def _fill_lines(self, chunks):
        """Takes chunks from the end of a reversed list, a line at a time."""
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        last_indent = self.initial_indent if self.max_lines == 1 else self.subsequent_indent
        if self.max_lines is not None and len(last_indent + self.placeholder.lstrip()) > self.width:
            raise ValueError("placeholder too large for max width")
        queue, lines = chunks[::-1], []
        while queue:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if lines and self.drop_whitespace and _is_blank(queue[-1]):
                queue.pop()
            line = self._take_line(queue, room)
            if line and not self._is_cut(lines, line, queue, room):
                lines.append(indent + "".join(line))
            elif line:
                self._cut_off(lines, line, indent, room)
                break
        return lines

    def _take_line(self, queue, room):
        line, used = [], 0
        while queue and used + len(queue[-1]) <= room:
            line.append(queue.pop())
            used += len(line[-1])
        if queue and len(queue[-1]) > room:
            self._break_word(queue, line, room - used if room > 0 else 1)
        if line and self.drop_whitespace and _is_blank(line[-1]):
            line.pop()
        return line

    def _break_word(self, queue, line, space):
        """The next word is longer than a line: what fits of it, or all of it on a line of its own."""
        if not self.break_long_words:
            if not line:
                line.append(queue.pop())
            return
        word, cut = queue.pop(), space
        if self.break_on_hyphens and len(word) > space:
            hyphen = word.rfind("-", 0, space)
            if word[:max(hyphen, 0)].strip("-"):
                cut = hyphen + 1
        line.append(word[:cut])
        queue.append(word[cut:])

    def _is_cut(self, lines, line, queue, room):
        """Is this the last line allowed, and is there more than it can hold?"""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return False
        is_rest = not queue or self.drop_whitespace and len(queue) == 1 and _is_blank(queue[0])
        return not is_rest or len("".join(line)) > room

    def _cut_off(self, lines, line, indent, room):
        """The last line, shortened until the placeholder fits behind it."""
        while line and (_is_blank(line[-1]) or len("".join(line)) + len(self.placeholder) > room):
            line.pop()
        if line:
            lines.append(indent + "".join(line) + self.placeholder)
        elif lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())


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
