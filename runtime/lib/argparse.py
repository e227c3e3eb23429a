"""argparse: the words of a command line as values, with help and complaints made from what was declared.

Declared arguments are actions. The words are classed as options ('O') and others ('A') first; every stretch of
others is then shared out among the positional actions as a regular expression over that pattern would match it.
"""
import os as _os
import re as _re
import sys as _sys

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'MetavarTypeHelpFormatter',
           'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'


class ArgumentTypeError(Exception):
    """Raised by a type function: the message is shown as it is."""


class ArgumentError(Exception):
    """A word that does not fit its argument."""

    def __init__(self, argument, message):
        self.argument_name, self.message = _name_of(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


def _name_of(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        return argument.metavar if isinstance(argument.metavar, str) else '[' + ', '.join(argument.metavar) + ']'
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    return '{' + ','.join(argument.choices) + '}' if argument.choices else None


class _Shown:
    def _shown(self):
        return sorted(self.__dict__.items())

    def __repr__(self):
        plain, odd = [], {}
        for name, value in self._shown():
            if name.isidentifier():
                plain.append(f'{name}={value!r}')
            else:
                odd[name] = value
        if odd:
            plain.append(f'**{odd!r}')
        return f'{type(self).__name__}({", ".join(plain)})'


class Namespace(_Shown):
    """The values, as attributes."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def _shown(self):
        return list(self.__dict__.items())

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


# ---- actions ---------------------------------------------------------------------------------------------------------


class Action(_Shown):
    """What a declared argument does with its words."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None, deprecated=False):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar
        self.deprecated = deprecated

    def _shown(self):
        names = ('option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help', 'metavar',
                 'deprecated')
        return [(name, getattr(self, name)) for name in names]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, **more):
        if nargs == 0:
            raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as store '
                             'true or store const may be more appropriate')
        super().__init__(option_strings, dest, nargs, **more)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, **more):
        super().__init__(option_strings, dest, True, default, **more)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, **more):
        super().__init__(option_strings, dest, False, default, **more)


def _copied(items):
    return [] if items is None else items[:] if type(items) is list else __import__('copy').copy(items)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, deprecated=deprecated,
                         help="show program's version number and exit" if help is None else help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None else self.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False, **more):
        both = []
        for text in option_strings:
            both.append(text)
            if text.startswith('--'):
                both.append('--no-' + text[2:])
        super().__init__(both, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _SubParsersAction(Action):
    class _Choice(Action):
        def __init__(self, name, aliases, help):
            shown = name + (f' ({", ".join(aliases)})' if aliases else '')
            super().__init__([], name, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class, self._name_parser_map, self._choices_actions = prog, parser_class, {}, []
        self._deprecated = set()
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        """A parser for the words behind `name`."""
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        aliases = kwargs.pop('aliases', ())
        for each in (name, *aliases):
            if each in self._name_parser_map:
                raise ValueError(f'conflicting subparser{" alias" if each != name else ""}: {each}')
        if 'help' in kwargs:
            self._choices_actions.append(self._Choice(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, words = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f'unknown parser {name!r} (choices: {", ".join(self._name_parser_map)})')
        found, rest = self._name_parser_map[name].parse_known_args(words, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if rest:
            if not hasattr(namespace, '_unrecognized_args'):
                namespace._unrecognized_args = []
            namespace._unrecognized_args.extend(rest)


class FileType:
    """A type that opens the file of that name; - is standard input or output."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == '-':
            return _sys.stdin if 'r' in self._mode else _sys.stdout
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")

    def __repr__(self):
        parts = [repr(part) for part in (self._mode, self._bufsize) if part != -1]
        parts += [f'{name}={value!r}' for name, value in (('encoding', self._encoding), ('errors', self._errors))
                  if value is not None]
        return f'{type(self).__name__}({", ".join(parts)})'


# ---- help ------------------------------------------------------------------------------------------------------------


class HelpFormatter:
    """Makes the text of usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            try:
                width = int(_os.environ.get('COLUMNS', 80)) - 2
            except ValueError:
                width = 78
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent, self._longest, self._parts = 0, 0, []

    # ---- what is asked for: functions that make text once the longest invocation is known

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._parts.append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._parts.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_section(self, title, description, actions):
        def section():
            self._indent += self._indent_increment
            body = (self._format_text(description) if description is not None else '') + ''.join(
                self._format_action(action) for action in actions if action.help is not SUPPRESS)
            self._indent -= self._indent_increment
            if not body:
                return ''
            head = f'{" " * self._indent}{title}:\n' if title is not SUPPRESS and title is not None else ''
            return f'\n{head}{body}\n'
        for action in actions:
            if action.help is not SUPPRESS:
                self._note_length(action)
        self._parts.append(section)

    def _note_length(self, action):
        indent = self._indent + self._indent_increment
        for each in [action, *self._subactions(action)]:
            deeper = indent + (self._indent_increment if each is not action else 0)
            self._longest = max(self._longest, len(self._format_action_invocation(each)) + deeper)

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, '_get_subactions') else []

    def format_help(self):
        text = ''.join(part() for part in self._parts)
        text = _re.sub('\n\n\n+', '\n\n', text)
        return text.strip('\n') + '\n' if text else text

    # ---- usage

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        prog = self._prog
        if usage is not None:
            usage = usage % {'prog': prog}
        elif not actions:
            usage = f'{prog}'
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            option_parts = self._usage_parts(optionals, groups)
            positional_parts = self._usage_parts(positionals, groups)
            usage = ' '.join([prog, *option_parts, *positional_parts])
            room = self._width - self._indent
            if len(prefix) + len(usage) > room:
                usage = self._wrapped_usage(prog, prefix, option_parts, positional_parts, room)
        return f'{prefix}{usage}\n\n'

    def _wrapped_usage(self, prog, prefix, option_parts, positional_parts, room):
        def lines_of(parts, indent, first=None):
            lines, line = [], []
            length = (len(first) if first is not None else len(indent)) - 1
            for part in parts:
                if length + 1 + len(part) > room and line:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines
        if len(prefix) + len(prog) <= 0.75 * room:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if option_parts:
                lines = lines_of([prog] + option_parts, indent, prefix) + lines_of(positional_parts, indent)
            else:
                lines = lines_of([prog] + positional_parts, indent, prefix) if positional_parts else [prog]
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(option_parts + positional_parts, indent)
            if len(lines) > 1:
                lines = lines_of(option_parts, indent) + lines_of(positional_parts, indent)
            lines = [prog] + lines
        return '\n'.join(lines)

    def _usage_parts(self, actions, groups):
        parts, at = [], 0
        while at < len(actions):
            group = next((group for group in groups if group._group_actions and group._group_actions[0] is actions[at]
                          and actions[at:at + len(group._group_actions)] == group._group_actions), None)
            if group is None:
                if actions[at].help is not SUPPRESS:
                    parts.append(self._usage_part(actions[at], False))
                at += 1
                continue
            shown = [action for action in group._group_actions if action.help is not SUPPRESS]
            inner = [self._usage_part(action, True) for action in shown]
            at += len(group._group_actions)
            if len(inner) > 1 and group.required:
                inner[0], inner[-1] = '(' + inner[0], inner[-1] + ')'
            elif inner and not group.required:
                inner[0], inner[-1] = '[' + inner[0], inner[-1] + ']'
            for place, part in enumerate(inner):
                parts.append(part + ' |' if place < len(inner) - 1 else part)
        return parts

    def _usage_part(self, action, in_group):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and part[0] == '[' and part[-1] == ']':
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = f'{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}'
        return part if action.required or in_group else f'[{part}]'

    # ---- one argument

    def _format_action(self, action):
        position = min(self._longest + 2, self._max_help_position)
        width = max(self._width - position, 11)
        head = self._format_action_invocation(action)
        room = position - self._indent - 2
        text = self._expand_help(action) if action.help and action.help.strip() else ''
        lines = self._split_lines(text, width) if text else []
        if not lines:
            parts = [f'{" " * self._indent}{head}\n']
        elif len(head) <= room:
            parts = [f'{" " * self._indent}{head:<{room}}  {lines[0]}\n']
            parts += [f'{" " * position}{line}\n' for line in lines[1:]]
        else:
            parts = [f'{" " * self._indent}{head}\n'] + [f'{" " * position}{line}\n' for line in lines]
        self._indent += self._indent_increment
        parts += [self._format_action(each) for each in self._subactions(action)]
        self._indent -= self._indent_increment
        return ''.join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return ' '.join(self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1))
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f'{", ".join(action.option_strings)} {args}'

    def _metavar_formatter(self, action, default):
        if action.metavar is not None:
            shown = action.metavar
        elif action.choices is not None:
            shown = '{' + ','.join(map(str, action.choices)) + '}'
        else:
            shown = default
        return lambda size: shown if isinstance(shown, tuple) else (shown,) * size

    def _format_args(self, action, default):
        names = self._metavar_formatter(action, default)
        if action.nargs is None:
            return '%s' % names(1)
        if action.nargs == OPTIONAL:
            return '[%s]' % names(1)
        if action.nargs == ZERO_OR_MORE:
            return '[%s ...]' % names(1) if len(names(1)) != 2 else '[%s [%s ...]]' % names(2)
        if action.nargs == ONE_OR_MORE:
            return '%s [%s ...]' % names(2)
        if action.nargs == REMAINDER:
            return '...'
        if action.nargs == PARSER:
            return '%s ...' % names(1)
        if action.nargs == SUPPRESS:
            return ''
        try:
            return ' '.join(names(action.nargs)[:action.nargs])
        except TypeError:
            raise ValueError('invalid nargs value') from None

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        for name, value in list(values.items()):
            if value is SUPPRESS:
                del values[name]
            elif hasattr(value, '__name__'):
                values[name] = value.__name__
        if values.get('choices') is not None:
            values['choices'] = ', '.join(map(str, values['choices']))
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._indent, 11)
        return self._fill_text(text, width, ' ' * self._indent) + '\n\n'

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_re.sub(r'\s+', ' ', text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(_re.sub(r'\s+', ' ', text).strip(), width, initial_indent=indent, subsequent_indent=indent)

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds each argument's default to its help."""

    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' not in text and action.default is not SUPPRESS and (
                action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type instead of the name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


# ---- declaring -------------------------------------------------------------------------------------------------------

_ACTIONS = {None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction, 'store_true': _StoreTrueAction,
            'store_false': _StoreFalseAction, 'append': _AppendAction, 'append_const': _AppendConstAction,
            'count': _CountAction, 'help': _HelpAction, 'version': _VersionAction, 'parsers': _SubParsersAction,
            'extend': _ExtendAction}


class _Container:
    """Parsers and groups: where arguments are declared."""

    def __init__(self, parser, title=None, description=None):
        self._parser, self.title, self.description, self._group_actions = parser, title, description, []

    def add_argument(self, *args, **kwargs):
        """Declare an argument: names or flags, and what to do with its words."""
        chars = self._parser.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and 'dest' in kwargs:
                raise ValueError('dest supplied twice for positional argument')
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in self._parser._defaults:
                kwargs['default'] = self._parser._defaults[dest]
            elif self._parser.argument_default is not None:
                kwargs['default'] = self._parser.argument_default
        name = kwargs.pop('action', None)
        make = self._parser._action_classes.get(name, name) if isinstance(name, (str, type(None))) else name
        if not callable(make):
            raise ValueError(f'unknown action "{make}"')
        action = make(**kwargs)
        kind = action.type
        if kind is not None and not callable(kind):
            raise ValueError(f'{kind!r} is not callable')
        if kind is FileType:
            raise ValueError(f'{kind!r} is a FileType class object, instance of it must be passed')
        try:
            self._parser._get_formatter()._format_args(action, None)
        except TypeError:
            raise ValueError('length of metavar tuple does not match nargs') from None
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs == 0:
            raise ValueError('nargs for positionals must be != 0')
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs['required'] = True
        if nargs == ZERO_OR_MORE and 'default' not in kwargs:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        chars, longest = self._parser.prefix_chars, None
        for text in args:
            if text[0] not in chars:
                raise ValueError(f'invalid option string {text!r}: must start with a character {chars!r}')
            if len(text) > 1 and text[1] in chars and longest is None:
                longest = text
        dest = kwargs.pop('dest', None)
        if dest is None:
            dest = (longest or args[0]).lstrip(chars)
            if not dest:
                raise ValueError(f'dest= is required for options like {(longest or args[0])!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _add_action(self, action):
        parser = self._parser
        taken = [text for text in action.option_strings if text in parser._option_string_actions]
        if taken and parser.conflict_handler == 'error':
            plural = 's' if len(taken) > 1 else ''
            raise ArgumentError(action, f'conflicting option string{plural}: {", ".join(taken)}')
        for text in taken:
            former = parser._option_string_actions.pop(text)
            former.option_strings.remove(text)
            if not former.option_strings:
                parser._actions.remove(former)
        parser._actions.append(action)
        for text in action.option_strings:
            parser._option_string_actions[text] = action
            if _re.match(r'^-\d+$|^-\d*\.\d+$', text):
                parser._has_negative_number_optionals = True
        self._place(action)
        return action

    def _place(self, action):
        self._group_actions.append(action)

    def add_mutually_exclusive_group(self, **kwargs):
        """A group of which one argument at most may be given."""
        group = _ExclusiveGroup(self, **kwargs)
        self._parser._exclusive_groups.append(group)
        return group

    def set_defaults(self, **kwargs):
        """Values for what the command line does not say."""
        self._parser._defaults.update(kwargs)
        for action in self._parser._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The default of an argument."""
        for action in self._parser._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._parser._defaults.get(dest)


class _ExclusiveGroup(_Container):
    def __init__(self, container, required=False):
        super().__init__(container._parser)
        self.required, self._container = required, container

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        return super()._add_action(action)

    def _place(self, action):
        self._group_actions.append(action)
        self._container._place(action)


class ArgumentParser(_Shown, _Container):
    """Knows the arguments of a program, and reads its command line."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _Container.__init__(self, self, None, description)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.prefix_chars, self.fromfile_prefix_chars = prefix_chars, fromfile_prefix_chars
        self.argument_default, self.conflict_handler, self.add_help = argument_default, conflict_handler, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._defaults, self._actions, self._option_string_actions, self._exclusive_groups = {}, [], {}, []
        self._has_negative_number_optionals, self._subparsers, self._action_classes = False, None, dict(_ACTIONS)
        self._positionals = _Container(self, 'positional arguments')
        self._optionals = _Container(self, 'options')
        self._action_groups = [self._positionals, self._optionals]
        if add_help:
            mark = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(mark + 'h', mark * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            self._take_over(parent)

    def _take_over(self, parent):
        for group in parent._action_groups:
            mine = next((each for each in self._action_groups if each.title == group.title), None)
            mine = mine or self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                mine._add_action(action)
        self._exclusive_groups += parent._exclusive_groups
        self._defaults.update(parent._defaults)

    def _shown(self):
        names = 'prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help'
        return [(name, getattr(self, name)) for name in names]

    def register(self, registry_name, value, object):
        """Give an action class a name."""
        if registry_name == 'action':
            self._action_classes[value] = object

    def _place(self, action):
        (self._optionals if action.option_strings else self._positionals)._group_actions.append(action)

    def add_argument_group(self, title=None, description=None, **kwargs):
        """A section of the help with arguments of its own."""
        group = _Container(self, title, description)
        self._action_groups.append(group)
        return group

    def add_subparsers(self, **kwargs):
        """Commands, each with a parser of its own."""
        if self._subparsers is not None:
            raise ValueError('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'), kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            positionals = [action for action in self._actions if not action.option_strings]
            formatter.add_usage(self.usage, positionals, self._exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = self._action_classes[kwargs.pop('action', 'parsers')](option_strings=[], **kwargs)
        self._actions.append(action)
        self._subparsers._group_actions.append(action)
        return action

    # ---- reading

    def parse_args(self, args=None, namespace=None):
        """The values; a word that no argument takes is an error."""
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            message = f'unrecognized arguments: {" ".join(rest)}'
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        """The values, and the words that no argument takes."""
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, rest = _Reading(self, args, namespace).run()
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, rest = _Reading(self, args, namespace).run()
        if hasattr(namespace, '_unrecognized_args'):
            rest.extend(namespace._unrecognized_args)
            del namespace._unrecognized_args
        return namespace, rest

    parse_intermixed_args, parse_known_intermixed_args = parse_args, parse_known_args

    def convert_arg_line_to_args(self, arg_line):
        """The words in a line of an @file."""
        return [arg_line]

    def _get_value(self, action, text):
        convert = action.type or (lambda word: word)
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {text!r}')

    def _check_value(self, action, value):
        choices = action.choices
        if choices is not None and value not in (iter(choices) if isinstance(choices, str) else choices):
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {", ".join(map(repr, choices))})')

    # ---- telling

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        """The text of the usage."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The text of the help."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.add_section(group.title, group.description, group._group_actions)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        """End the program."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Tell what is wrong with the command line, and end the program with 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


class _Reading:
    """One reading of a command line."""

    def __init__(self, parser, words, namespace):
        self.parser, self.namespace = parser, namespace
        self.words = self._with_files(words) if parser.fromfile_prefix_chars is not None else words
        self.seen, self.seen_by_hand, self.rest = set(), set(), []
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.options, classes, only_others = {}, [], False
        for at, word in enumerate(self.words):
            if only_others:
                classes.append('A')
            elif word == '--':
                classes.append('-')
                only_others = True
            else:
                found = self._as_option(word)
                if found is not None:
                    self.options[at] = found
                classes.append('A' if found is None else 'O')
        self.pattern = ''.join(classes)

    def _with_files(self, words):
        found = []
        for word in words:
            if not word or word[0] not in self.parser.fromfile_prefix_chars:
                found.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                raise ArgumentError(None, str(error))
            for line in lines:
                found += self._with_files(self.parser.convert_arg_line_to_args(line))
        return found

    # ---- options

    def _as_option(self, word):
        """[(action, option, separator, argument)…] if the word is an option; None if it is not."""
        parser = self.parser
        if not word or word[0] not in parser.prefix_chars:
            return None
        if word in parser._option_string_actions:
            return [(parser._option_string_actions[word], word, None, None)]
        if len(word) == 1:
            return None
        option, mark, argument = word.partition('=')
        if mark and option in parser._option_string_actions:
            return [(parser._option_string_actions[option], option, mark, argument)]
        found = self._abbreviated(word)
        if found:
            return found
        if _re.match(r'^-\d+$|^-\d*\.\d+$', word) and not parser._has_negative_number_optionals:
            return None
        if ' ' in word:
            return None
        return [(None, word, None, None)]

    def _abbreviated(self, word):
        parser, chars, found = self.parser, self.parser.prefix_chars, []
        if len(word) > 1 and word[0] in chars and word[1] in chars:
            if parser.allow_abbrev:
                prefix, mark, argument = word.partition('=')
                found = [(action, text, mark or None, argument if mark else None)
                         for text, action in parser._option_string_actions.items() if text.startswith(prefix)]
            return found
        short, rest = word[:2], word[2:]
        prefix, mark, argument = word.partition('=')
        for text, action in parser._option_string_actions.items():
            if text == short:
                found.append((action, text, '', rest))
            elif parser.allow_abbrev and text.startswith(prefix):
                found.append((action, text, mark or None, argument if mark else None))
        return found

    def _take_option(self, at):
        candidates = self.options[at]
        if len(candidates) > 1:
            word = self.words[at]
            names = ', '.join(candidate[1] for candidate in candidates)
            raise ArgumentError(None, f'ambiguous option: {word} could match {names}')
        action, option, mark, argument = candidates[0]
        taken = []
        while True:
            if action is None:
                self.rest.append(self.words[at])
                if self.parser._positionals is None:
                    return at + 1
                return at + 1
            if argument is None:
                count = self._match(action, self.pattern[at + 1:])
                taken.append((action, self.words[at + 1:at + 1 + count], option))
                stop = at + 1 + count
                break
            count = self._match(action, 'A')
            if count == 0 and option[1] not in self.parser.prefix_chars and mark == '':
                taken.append((action, [], option))
                option = option[0] + argument[0]
                if option in self.parser._option_string_actions:
                    action, argument = self.parser._option_string_actions[option], argument[1:]
                    if not argument:
                        argument = mark = None
                    elif argument[0] == '=':
                        mark, argument = '=', argument[1:]
                    else:
                        mark = ''
                else:
                    self.rest.append(self.words[at] if len(taken) == 0 else option[0] + argument)
                    stop = at + 1
                    break
            elif count == 1:
                taken.append((action, [argument], option))
                stop = at + 1
                break
            else:
                raise ArgumentError(action, f'ignored explicit argument {argument!r}')
        for action, words, option in taken:
            self._act(action, words, option)
        return stop

    # ---- how many words

    def _form(self, action):
        nargs = action.nargs
        form = {None: '(-*A-*)', OPTIONAL: '(-*A?-*)', ZERO_OR_MORE: '(-*[A-]*)', ONE_OR_MORE: '(-*A[A-]*)',
                REMAINDER: '([-AO]*)', PARSER: '(-*A[-AO]*)', SUPPRESS: '(-*)'}.get(nargs)
        if form is None:
            form = '(-*%s-*)' % '-*'.join('A' * nargs)
        return form.replace('-*', '').replace('-', '') if action.option_strings else form

    def _match(self, action, pattern):
        found = _re.match(self._form(action), pattern)
        if found is None:
            messages = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                        ONE_OR_MORE: 'expected at least one argument'}
            count = action.nargs
            raise ArgumentError(action, messages.get(count) or f'expected {count} argument{"" if count == 1 else "s"}')
        return len(found[1])

    def _match_positionals(self, pattern):
        for count in range(len(self.positionals), 0, -1):
            found = _re.match(''.join(map(self._form, self.positionals[:count])), pattern)
            if found:
                return [len(text) for text in found.groups()]
        return []

    def _take_positionals(self, at):
        counts = self._match_positionals(self.pattern[at:])
        for action, count in zip(self.positionals[:], counts):
            words = self.words[at:at + count]
            classes = self.pattern[at:at + count]
            if action.nargs == PARSER:
                if classes and classes[0] == '-':
                    words.remove('--')
            elif action.nargs != REMAINDER and '-' in classes:
                words.remove('--')
            at += count
            self._act(action, words, None)
        self.positionals = self.positionals[len(counts):]
        return at

    # ---- values

    def _values(self, action, words):
        get, check = self.parser._get_value, self.parser._check_value
        nargs = action.nargs
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = get(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = get(action, words[0])
            check(action, value)
            return value
        if nargs == REMAINDER:
            return [get(action, word) for word in words]
        if nargs == PARSER:
            value = [get(action, word) for word in words]
            check(action, value[0])
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        value = [get(action, word) for word in words]
        for each in value:
            check(action, each)
        return value

    def _act(self, action, words, option):
        self.seen.add(action)
        values = self._values(action, words)
        if action.option_strings or words or values is not action.default:
            self.seen_by_hand.add(action)
            for group in self.parser._exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_by_hand:
                            raise ArgumentError(action, f'not allowed with argument {_name_of(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    # ---- all

    def run(self):
        at, last_option = 0, max(self.options, default=-1)
        while at <= last_option:
            following = at
            while following <= last_option and following not in self.options:
                following += 1
            if following != at:
                after = self._take_positionals(at)
                if after > at:
                    at = after
                    continue
            if at not in self.options:
                self.rest += self.words[at:following]
                at = following
            at = self._take_option(at)
        at = self._take_positionals(at)
        self.rest += self.words[at:]
        self._check_missing()
        return self.namespace, self.rest

    def _check_missing(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif (isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f'the following arguments are required: {", ".join(missing)}')
        for group in self.parser._exclusive_groups:
            if group.required and not any(action in self.seen_by_hand for action in group._group_actions):
                names = ' '.join(_name_of(action) for action in group._group_actions if action.help is not SUPPRESS)
                raise ArgumentError(None, f'one of the arguments {names} is required')
