"""tabulate, PrettyTable, texttable, rich; humanize, natsort, inflect, Unidecode."""

import tabulate
import prettytable
import texttable
import humanize
import natsort
import inflect
import unidecode
import datetime
from rich.table import Table
from rich.console import Console
from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.tree import Tree
from rich.panel import Panel
from rich.pretty import pretty_repr

rows = [['a', 1.5, None], ['bb', 22, 'x\ny'], ['中文', -3, '']]
for f in ('plain', 'grid', 'github', 'latex', 'html', 'fancy_grid', 'rst', 'jira'):
    print(tabulate.tabulate(rows, headers=['h1', 'h2', 'h3'], tablefmt=f))
t = prettytable.PrettyTable(['x', 'y'])
t.add_rows([[1, 'a'], [2, 'b']])
t.align['y'] = 'r'
print(t)
print(t.get_html_string())
t = texttable.Texttable()
t.add_rows([['n', 'long text'], ['1', 'word ' * 20]])
print(t.draw())
print(humanize.naturalsize(123456789), humanize.intword(12000000000.0),
      humanize.naturaldelta(datetime.timedelta(days=400, seconds=5)), humanize.ordinal(23), humanize.fractional(0.3))
print(natsort.natsorted(['a10', 'a2', 'b1', 'A3']), unidecode.unidecode('北亰 éß'))
p = inflect.engine()
print(p.plural('ox'), p.number_to_words(12345), p.an('hour'), p.join(['a', 'b', 'c']))
c = Console(width=80, force_terminal=True, color_system='truecolor', legacy_windows=False)
t = Table(title='T', show_lines=True)
t.add_column('A', style='cyan')
t.add_column('B', justify='right')
t.add_row('x [b]bold[/b]', '1')
t.add_row('中', '22')
c.print(t)
c.print(Markdown('# H\n\n- a\n- **b**\n\n```python\nx = 1\n```'))
c.print(Syntax('def f(): pass', 'python', line_numbers=True))
tr = Tree('r')
tr.add('a').add('b')
tr.add('c')
c.print(tr)
c.print(Panel('x', title='t'))
c.print({'a': [1, 2, {'b': None}], 'long': list(range(40))})
print(pretty_repr({'x': 'y' * 100, 'z': (1, 2)}))
