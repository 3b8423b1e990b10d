"""Five renderers of Markdown and Textile."""

import markdown
import mistune
import commonmark
import textile
from markdown_it import MarkdownIt

md = '# T\n\n*a* **b** `c` [l](http://x "t") ![i](u)\n\n- x\n- y\n    1. z\n\n> q\n\n```py\ncode <b>\n```\n\na | b\n--|--\n1 | 2\n\n<div>raw</div> &copy; &lt;\n\nTerm[^1]\n\n[^1]: note\n'
print(markdown.markdown(md, extensions=['extra', 'toc', 'codehilite', 'footnotes', 'tables']))
print(commonmark.commonmark(md))
print(MarkdownIt('commonmark', {}).enable('table').render(md))
print(mistune.html(md) if hasattr(mistune, 'html') else mistune.markdown(md))
print(textile.textile('h1. T\n\n*b* _i_ "l":http://x\n\n* a\n** b'))
