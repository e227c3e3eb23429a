import argparse
import sys

sys.stderr = sys.stdout


def attempt(parser, line):
    try:
        print(line, '->', parser.parse_args(line.split()))
    except SystemExit as end:
        print(line, '-> exit', end.code)


parser = argparse.ArgumentParser(prog='tool', description='Does things with files, at some length, so that this text is '
                                 'wrapped to the width of the page.', epilog='That is all about %(prog)s.')
parser.add_argument('source', help='where from')
parser.add_argument('target', nargs='?', default='out', help='where to (default: %(default)s)')
parser.add_argument('-n', '--number', type=int, default=3, metavar='N', help='how many')
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('--flag', action='store_true', help='a flag whose help is so long that it goes on in the next line of the page')
parser.add_argument('--no-colour', dest='colour', action='store_false')
parser.add_argument('-m', '--mode', choices=['fast', 'slow'], help='one of %(choices)s')
parser.add_argument('--pair', nargs=2, type=float, metavar=('X', 'Y'))
parser.add_argument('--items', nargs='*')
parser.add_argument('--more', nargs='+', action='extend', default=[])
parser.add_argument('-a', '--append', action='append')
parser.add_argument('--const', action='store_const', const=42)
parser.add_argument('--switch', action=argparse.BooleanOptionalAction)
parser.add_argument('--secret', help=argparse.SUPPRESS)
parser.add_argument('--version', action='version', version='%(prog)s 1.0')
parser.print_help()
parser.print_usage()
for line in ('a', 'a b -n 5 -vvv --flag', 'a -n x', '', 'a --mode odd', '-m slow a', 'a --pair 1 2.5', 'a --pair 1', 'a --items',
             'a --items x y -a 1 -a 2 --append=3', 'a b c', 'a --num 7', 'a --no', 'a --const', 'a --no-switch --switch',
             'a -- -b', '-n5 a', '-vn4 a', 'a -n', '--version', 'a --more 1 2 --more 3', 'a -x', '-5', 'a --flag=1', 'a --m fast'):
    attempt(parser, line)
print(parser.parse_known_args(['a', '--unknown', 'b', '-z']))

commands = argparse.ArgumentParser(prog='git')
commands.add_argument('--quiet', '-q', action='store_true')
below = commands.add_subparsers(dest='command', required=True, title='commands', help='what to do')
add = below.add_parser('add', help='add files', aliases=['a'])
add.add_argument('files', nargs='+')
add.set_defaults(run='adding')
commit = below.add_parser('commit', help='commit what was added')
commit.add_argument('-m', '--message', required=True)
commands.print_help()
for line in 'add x y', '-q a z', 'commit -m text', 'commit', '', 'push', 'add', 'add x --bad', 'commit -h':
    attempt(commands, line)

groups = argparse.ArgumentParser(prog='many', formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False)
either = groups.add_mutually_exclusive_group(required=True)
either.add_argument('--one', action='store_true', help='the first')
either.add_argument('--two', type=int, help='the second')
section = groups.add_argument_group('special', 'of another kind')
section.add_argument('--depth', type=int, default=4, help='how deep')
section.add_argument('rest', nargs=argparse.REMAINDER)
print(groups.format_help())
for line in '--one', '--two 3 x --y', '--one --two 2', '', '--two':
    attempt(groups, line)


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f'{number} is odd')
    return number


strict = argparse.ArgumentParser(prog='strict', exit_on_error=False, usage='%(prog)s [things]')
strict.add_argument('--even', type=even)
for words in ['--even', '4'], ['--even', '3'], ['--even', 'x'], ['extra']:
    try:
        print(strict.parse_args(words))
    except argparse.ArgumentError as error:
        print('ArgumentError', error)
for wrong in (lambda: strict.add_argument('--even'), lambda: strict.add_argument('x', dest='y'), lambda: strict.add_argument('--z', action='none'),
              lambda: strict.add_argument('--z', type='int'), lambda: strict.add_argument('p', required=True), lambda: strict.add_argument('--q', nargs=0)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1), repr(strict))
