"""Pygments: lexers and formatters."""

import pygments
import pygments.lexers as L
import pygments.formatters as F

code = open(__file__).read()
for name in ('python', 'c', 'html', 'json', 'bash', 'sql', 'rust', 'yaml', 'diff'):
    print(name, len(list(L.get_lexer_by_name(name).get_tokens(code))))
print(
    pygments.highlight('def f(x: int = 3) -> "s":\n    return f"{x!r:>{3}}" # c\n', L.PythonLexer(),
                       F.HtmlFormatter(linenos=True, full=True))[:3000])
print(pygments.highlight('SELECT a FROM b -- c', L.get_lexer_by_name('sql'), F.Terminal256Formatter(style='monokai')))
print(L.guess_lexer('#!/usr/bin/python\nprint(1)').name, len(list(L.get_all_lexers())))
print(pygments.highlight('int main() { return 0; }', L.CLexer(), F.LatexFormatter()))
