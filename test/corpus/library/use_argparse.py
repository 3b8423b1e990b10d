# library
# argparse: positionals, options, kinds, groups, subcommands, help, errors.
import argparse
import contextlib
import io
import sys

parser = argparse.ArgumentParser(prog='tool', description='Does things to files.', epilog='That is all.')
parser.add_argument('files', nargs='+', metavar='FILE', help='what to read')
parser.add_argument('-n', '--number', type=int, default=3, help='how many (default: %(default)s)')
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('--kind', choices=['a', 'b'], help='kind of thing')
parser.add_argument('--define', '-D', action='append', metavar='K=V', default=[])
group = parser.add_mutually_exclusive_group()
group.add_argument('--fast', action='store_true')
group.add_argument('--slow', dest='fast', action='store_false')
parser.add_argument('--flag', action=argparse.BooleanOptionalAction)
parser.add_argument('--version', action='version', version='%(prog)s 1.2')


def attempt(parser, *argv):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            print(parser.parse_args(argv), file=sys.__stdout__)
    except SystemExit as e:
        print(list(argv), 'exit', e.code, repr(out.getvalue()[:60]), err.getvalue().splitlines()[-1:])


attempt(parser, 'x', 'y', '-n', '5', '-vv', '-DA=1', '--define', 'B=2')
attempt(parser, 'x', '--kind=b', '--no-flag', '--slow')
attempt(parser, '--num', '7', '--', '-x')
attempt(parser)
attempt(parser, 'x', '-n', 'many')
attempt(parser, 'x', '--fast', '--slow')
attempt(parser, 'x', '--unknown')
attempt(parser, '--version')
attempt(parser, '--f', 'x')
print(parser.format_help())
commands = argparse.ArgumentParser(prog='vcs')
sub = commands.add_subparsers(dest='command', required=True, help='what to do')
add = sub.add_parser('add', help='adds')
add.add_argument('path')
add.set_defaults(run=len)
commit = sub.add_parser('commit', aliases=['ci'])
commit.add_argument('-m', required=True)
attempt(commands, 'add', 'file')
attempt(commands, 'ci', '-m', 'text')
attempt(commands, 'commit')
attempt(commands)
print(commands.format_usage(), parser.parse_known_args(['a', '--who']), argparse.Namespace(a=1) == argparse.Namespace(a=1))
try:
    parser.add_argument('-n')
except argparse.ArgumentError as e:
    print(e)
