"""getopt: the options of a command line in the manner of C."""

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """An option that is not known, or lacks its argument."""

    def __init__(self, msg, opt=''):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(pairs of option and value, words behind the options)"""
    found = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            return found, args[1:]
        take = _take_long if args[0].startswith('--') else _take_short
        args = take(found, args, longopts if take is _take_long else shortopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, where options may follow other words."""
    import os
    found, others = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    stops_early = shortopts.startswith('+') or bool(os.environ.get('POSIXLY_CORRECT'))
    shortopts = shortopts.removeprefix('+')
    while args:
        if args[0] == '--':
            others += args[1:]
            break
        if args[0][:2] == '--':
            args = _take_long(found, args, longopts)
        elif args[0][:1] == '-' and args[0] != '-':
            args = _take_short(found, args, shortopts)
        elif stops_early:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return found, others


def _take_long(found, args, longopts):
    name, mark, value = args[0][2:].partition('=')
    args = args[1:]
    likely = [each for each in longopts if each.startswith(name)]
    if not likely:
        raise GetoptError(f'option --{name} not recognized', name)
    if name in likely or name + '=' in likely:
        takes, name = name not in likely, name
    elif len(likely) > 1:
        raise GetoptError(f'option --{name} not a unique prefix', name)
    else:
        takes, name = likely[0].endswith('='), likely[0].removesuffix('=')
    if takes and not mark:
        if not args:
            raise GetoptError(f'option --{name} requires argument', name)
        value, args = args[0], args[1:]
    elif mark and not takes:
        raise GetoptError(f'option --{name} must not have an argument', name)
    found.append(('--' + name, value))
    return args


def _take_short(found, args, shortopts):
    letters, args = args[0][1:], args[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter) if letter != ':' else -1
        if at < 0:
            raise GetoptError(f'option -{letter} not recognized', letter)
        value = ''
        if shortopts.startswith(':', at + 1):
            if not letters:
                if not args:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ''
        found.append(('-' + letter, value))
    return args
