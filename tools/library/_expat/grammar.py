"""What names, tags and tokens of declarations look like (XML 1.0, with Expat's errors where they do not)."""

import re

SYNTAX, NO_ELEMENTS, INVALID_TOKEN, UNCLOSED_TOKEN = 2, 3, 4, 5
TAG_MISMATCH, DUPLICATE_ATTRIBUTE, JUNK_AFTER_DOC_ELEMENT = 7, 8, 9
UNDEFINED_ENTITY, RECURSIVE_ENTITY_REF, ASYNC_ENTITY, BAD_CHAR_REF = 11, 12, 13, 14
BINARY_ENTITY_REF, ATTRIBUTE_EXTERNAL_ENTITY_REF, MISPLACED_XML_PI = 15, 16, 17
UNKNOWN_ENCODING, INCORRECT_ENCODING, UNCLOSED_CDATA_SECTION, EXTERNAL_ENTITY_HANDLING, NOT_STANDALONE = 18, 19, 20, 21, 22
CANT_CHANGE_FEATURE_ONCE_PARSING, UNBOUND_PREFIX, UNDECLARING_PREFIX = 26, 27, 28
XML_DECL, TEXT_DECL, FINISHED = 30, 31, 36
RESERVED_PREFIX_XML, RESERVED_PREFIX_XMLNS, RESERVED_NAMESPACE_URI = 38, 39, 40

PREDEFINED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}


class Malformed(Exception):
    """An error of the document: its number, and where in the text it is (None: at the event that is told)."""

    def __init__(self, code, at=None):
        self.code, self.at = code, at


class Partial(Exception):
    """The text ends inside a token."""


_start = ':A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff'
_char = _start + '.0-9\xb7\u0300-\u036f\u203f\u2040-'
_illegal = '\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff'
_space = '[ \t\r\n]'
_name = f'[{_start}][{_char}]*'

NAME = re.compile(_name)
SPACES = re.compile(f'{_space}*')
ILLEGAL = re.compile(f'[{_illegal}]')
NEWLINE = re.compile('\r\n?|\n')
TEXT = re.compile(rf'(?:[^<&\r\n\]{_illegal}]|\](?!\]>))+')
ENTITY_TEXT = re.compile(f'[^&{_illegal}]+')
CDATA_TEXT = re.compile(rf'(?:[^\r\n\]{_illegal}]|\](?!\]>))+')
REFERENCE = re.compile(f'&(?:({_name})|#([0-9]+)|#x([0-9a-fA-F]+));')
START_TAG = re.compile(
    rf'''<({_name})((?:{_space}+{_name}{_space}*={_space}*(?:"[^"<]*"|'[^'<]*'))*){_space}*(/?)>'''
)
ATTRIBUTE = re.compile(rf'''({_name}){_space}*={_space}*("[^"]*"|'[^']*')''')
END_TAG = re.compile(f'</({_name}){_space}*>')
PI = re.compile(rf'<\?({_name})(?:\?>|{_space}+(.*?)\?>)', re.DOTALL)
COMMENT = re.compile('<!--((?:(?!--).)*)-->', re.DOTALL)
DECLARATION_TOKEN = re.compile(
    rf'''(?P<space>{_space}+)|(?P<comment><!--(?:(?!--).)*-->)|(?P<pi><\?.*?\?>)|(?P<open><!\[|<![A-Z]+)
    |(?P<parameter>%{_name};)|(?P<literal>"[^"]*"|'[^']*')|(?P<word>\#?[{_char}]+[?*+]?)
    |(?P<close>\)[?*+]?|\]\]>)|(?P<mark>[(|,\[\]>%])'''.replace('\n    ', ''),
    re.DOTALL,
)
_quoted = '''("[^"]*"|'[^']*')'''
XML_DECLARATION = re.compile(
    rf'{_space}+version{_space}*={_space}*{_quoted}(?:{_space}+encoding{_space}*={_space}*{_quoted})?'
    rf'(?:{_space}+standalone{_space}*={_space}*{_quoted})?{_space}*'
)
TEXT_DECLARATION = re.compile(
    rf'(?:{_space}+version{_space}*={_space}*{_quoted})?{_space}+encoding{_space}*={_space}*{_quoted}(){_space}*'
)

_greater, _equals, _quote = re.compile('>'), re.compile('='), re.compile('["\']')


def newlines(text):
    return NEWLINE.sub('\n', text) if '\r' in text else text


def check(text, at, end):
    """Malformed where a character between at and end may not stand in XML."""
    if found := ILLEGAL.search(text, at, end):
        raise Malformed(INVALID_TOKEN, found.start())


def wrong_tag(text, at):
    """Malformed where the start tag at `at` goes wrong, Partial where the text ends before it does."""

    def expect(pattern, at):
        if at == len(text):
            raise Partial
        found = pattern.match(text, at)
        if not found:
            raise Malformed(INVALID_TOKEN, at)
        return found.end()

    at = expect(NAME, at + 1)
    while True:
        spaces = SPACES.match(text, at).end()
        if spaces == len(text):
            raise Partial
        if text[spaces] == '/':
            expect(_greater, spaces + 1)
        if spaces == at:
            raise Malformed(INVALID_TOKEN, at)
        at = SPACES.match(text, expect(NAME, spaces)).end()
        at = SPACES.match(text, expect(_equals, at)).end()
        opening = expect(_quote, at) - 1
        at = opening + 1
        while at < len(text) and text[at] != text[opening]:
            if text[at] == '<' or ILLEGAL.match(text, at):
                raise Malformed(INVALID_TOKEN, at)
            at += 1
        at += 1
        if at >= len(text):
            raise Partial


def wrong_reference(text, at):
    """The same for the reference at `at`."""
    at += 1
    if text.startswith('#x', at):
        digits = re.compile('[0-9a-fA-F]*')
        begin = at + 2
    elif text.startswith('#', at):
        digits = re.compile('[0-9]*')
        begin = at + 1
    else:
        digits, begin = re.compile(f'(?:{_name})?'), at
    end = digits.match(text, begin).end()
    if end == len(text):
        raise Partial
    raise Malformed(INVALID_TOKEN, end)


def character(found):
    """What a numeric reference stands for."""
    number = int(found[2]) if found[2] else int(found[3], 16)
    if number > 0x10FFFF or not number or ILLEGAL.match(chr(number)):
        raise Malformed(BAD_CHAR_REF, found.start())
    return chr(number)
