"""unittest.text: how values are shown in messages of failed assertions: whole, or what differs of them."""
import os.path

__unittest = True
_LONGEST = 80     # a value's text up to here is shown whole
_MARK = 12        # room for "[123 chars]"
_EDGE = 5         # of a text that is cut, this much of its beginning, end and common part at least
_LEAST_DIFFERENT = _LONGEST - (3 * _EDGE + 2 * _MARK)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_LONGEST] + ' [truncated]...' if short and len(text) >= _LONGEST else text


def _cut(text, before, after):
    left_out = len(text) - before - after
    return f'{text[:before]}[{left_out} chars]{text[len(text) - after:]}' if left_out > _MARK else text


def common_repr(*values):
    """The values' texts; where they are long, cut so that the first difference is to be seen."""
    texts = tuple(safe_repr(value) for value in values)
    longest = max(len(text) for text in texts)
    if longest <= _LONGEST:
        return texts
    common = os.path.commonprefix(list(texts))
    length = len(common)
    room = _LONGEST - (longest - length + _EDGE + _MARK)
    if room > _EDGE:
        common = _cut(common, _EDGE, room)
        return tuple(common + text[length:] for text in texts)
    common = _cut(common, _EDGE, _EDGE)
    return tuple(common + _cut(text[length:], _LEAST_DIFFERENT, _EDGE) for text in texts)
