"""prompt_toolkit without a terminal, wcwidth, webencodings, termcolor."""

from prompt_toolkit import print_formatted_text, HTML
from prompt_toolkit.document import Document
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import WordCompleter, CompleteEvent
from prompt_toolkit.formatted_text import to_formatted_text, fragment_list_to_text

d = Document('hello world foo', 6)
print(d.get_word_under_cursor(), d.find_next_word_ending(), d.translate_index_to_position(3))
print([c.text for c in WordCompleter(['apple', 'apply', 'bar']).get_completions(Document('app'), CompleteEvent())],
      to_formatted_text(HTML('<b>x</b> <style fg="red">y</style>')))
import wcwidth
import webencodings
import termcolor

print(wcwidth.wcswidth('中́a'), webencodings.lookup('latin1').name, repr(termcolor.colored('x', 'red')))
