"""click and docopt: help, prompts, errors, exit codes."""

import click
import docopt
import sys
from click.testing import CliRunner


@click.group()
@click.option('--debug/--no-debug', default=False, help='Debug mode.')
@click.version_option('1.2')
def cli(debug):
    """A tool."""
    click.echo(f'debug {debug}')


@cli.command()
@click.argument('n', type=click.IntRange(0, 5))
def a(n):
    click.echo(n)


@cli.command('sync')
@click.argument('files', nargs=-1, required=True)
@click.option('-c', '--count', default=1, show_default=True, type=int, help='How many.')
@click.option('--kind', type=click.Choice(['x', 'y']), prompt=True)
def sync(files, count, kind):
    """Syncs FILES."""
    click.secho(f'{files} {count} {kind}', fg='red')
    raise SystemExit(3)


r = CliRunner()
for args, inp in (
    ([], ''),
    (['--help'], ''),
    (['sync', '--help'], ''),
    (['sync', 'f', 'g', '-c', '3'], 'x\n'),
    (['sync', 'f'], 'q\ny\n'),
    (['sync'], ''),
    (['a', '9'], ''),
    (['a', '3'], ''),
    (['zz'], ''),
    (['--version'], ''),
    (['--debug', 'a', 'x'], ''),
):
    x = r.invoke(cli, args, input=inp)
    print(args, x.exit_code, x.output)
USAGE = """Usage: prog [-v] [--speed=<kn>] (a | b) <name>...

Options: -v  verbose
  --speed=<kn>  Speed [default: 10]."""
print(docopt.docopt(USAGE, ['-v', 'a', 'x', 'y']))
