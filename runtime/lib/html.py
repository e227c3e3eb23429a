"""html: text in which <, > and & are written as names, and back."""
import re

__all__ = ['escape', 'unescape']

_NAMES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'euro': '\u20ac', 'hellip': '\u2026', 'ndash': '\u2013', 'mdash': '\u2014', 'lsquo': '\u2018', 'rsquo': '\u2019',
          'ldquo': '\u201c', 'rdquo': '\u201d', 'laquo': '\xab', 'raquo': '\xbb', 'deg': '\xb0', 'times': '\xd7',
          'auml': '\xe4', 'ouml': '\xf6', 'uuml': '\xfc', 'Auml': '\xc4', 'Ouml': '\xd6', 'Uuml': '\xdc', 'szlig': '\xdf',
          'eacute': '\xe9', 'egrave': '\xe8', 'agrave': '\xe0', 'ccedil': '\xe7', 'ntilde': '\xf1', 'pound': '\xa3'}


def escape(s, quote=True):
    """The text with the characters that mean something in HTML written as names."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


def unescape(s):
    """The text with names and numbers of characters replaced by them; the commonest names are known."""
    def character(match):
        number, name = match[1], match[2]
        if name:
            return _NAMES.get(name, match[0])
        code = int(number[1:], 16) if number[0] in 'xX' else int(number)
        return '\ufffd' if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
    return re.sub(r'&(?:#([xX][0-9a-fA-F]+|[0-9]+);?|([A-Za-z]+);)', character, s) if '&' in s else s
