"""Tokens with their places, for the module tokenize.

NOT CPYTHON: there _tokenize is native, a view of the compiler's own tokenizer, which is no part of the process here.
"""

import re
from token import (COMMENT, DEDENT, ENDMARKER, EXACT_TOKEN_TYPES, FSTRING_END, FSTRING_MIDDLE,
                   FSTRING_START, INDENT, NAME, NEWLINE, NL, NUMBER, OP, STRING)

_NUMBER = re.compile(r'0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|'
                     r'(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*|\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?')
_NAME = re.compile(r'\w+')
_PREFIX = re.compile(r'''([rRbBuUfF]{0,2})("""|\'\'\'|"|\')''')
_OPERATOR = re.compile('|'.join(map(re.escape, sorted(EXACT_TOKEN_TYPES, key=len, reverse=True))) + r'|[!$?`]')
_FULL = frozenset(('', 'r', 'u', 'b', 'f', 'br', 'rb', 'fr', 'rf'))


class TokenizerIter:
    def __init__(self, readline, /, *, encoding=None, extra_tokens=False):
        self._readline = readline
        self._encoding = encoding
        self._extra = extra_tokens
        self._lineno = 0
        self._line = ''
        self._tokens = self._generate()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._tokens)

    def _next_line(self):
        try:
            line = self._readline()
        except StopIteration:
            line = ''
        if self._encoding is not None and isinstance(line, bytes):
            line = line.decode(self._encoding, 'replace')
        elif isinstance(line, bytes):
            line = line.decode()
        if line:
            self._lineno += 1
        self._line = line
        return line

    def _error(self, message, lineno=None, offset=None, kind=SyntaxError):
        lineno = self._lineno if lineno is None else lineno
        raise kind(message, ('<string>', lineno, offset or 1, self._line))

    def _op(self, text, start, line):
        type_ = OP if self._extra else EXACT_TOKEN_TYPES.get(text, OP)
        return type_, text, (self._lineno, start), (self._lineno, start + len(text)), line

    def _generate(self):
        extra = self._extra
        indents = [0]
        self._brackets = brackets = []
        continued = False
        blank = True  # nothing of a statement since the last NEWLINE
        while True:
            line = self._next_line()
            if not line:
                break
            pos, end = 0, len(line)
            if not brackets and not continued:
                column = 0
                while pos < end and line[pos] in ' \t\f':
                    column = column + 1 if line[pos] == ' ' else (column // 8 + 1) * 8 if line[pos] == '\t' else 0
                    pos += 1
                rest = line[pos:]
                if not rest.strip('\r\n') or rest[0] == '#':
                    if rest.startswith('#') and extra:
                        text = rest.rstrip('\r\n')
                        yield COMMENT, text, (self._lineno, pos), (self._lineno, pos + len(text)), line
                        pos += len(text)
                    if extra:
                        ending = line[pos:]
                        yield NL, ending, (self._lineno, pos), (self._lineno, pos + max(len(ending), 1)), line
                    continue
                if column > indents[-1]:
                    indents.append(column)
                    yield INDENT, line[:pos], (self._lineno, 0), (self._lineno, pos), line
                while column < indents[-1]:
                    if column not in indents:
                        self._error('unindent does not match any outer indentation level', offset=pos + 1,
                                    kind=IndentationError)
                    indents.pop()
                    yield DEDENT, '', (self._lineno, pos), (self._lineno, pos), line
            continued = False
            while pos < end:
                c = line[pos]
                if c in ' \t\f':
                    pos += 1
                elif c in '\r\n':
                    ending = line[pos:]
                    type_ = NEWLINE if not brackets and not blank else NL
                    if type_ == NEWLINE or extra:
                        yield type_, ending if extra else '', (self._lineno, pos), (self._lineno, pos + 1), line
                    blank = blank or type_ == NEWLINE
                    pos = end
                elif c == '#':
                    text = line[pos:].rstrip('\r\n')
                    if extra:
                        yield COMMENT, text, (self._lineno, pos), (self._lineno, pos + len(text)), line
                    pos += len(text)
                elif c == '\\' and line[pos + 1:].strip('\r\n') == '':
                    continued = True
                    pos = end
                else:
                    blank = False
                    match = _PREFIX.match(line, pos)
                    if match and match[1].lower() in _FULL:
                        if 'f' in match[1].lower():
                            line, pos = yield from self._fstring(line, pos, match)
                        else:
                            token, line, pos = self._string(line, pos, match)
                            yield token
                        end = len(line)
                        continue
                    match = _NUMBER.match(line, pos)
                    if match:
                        yield NUMBER, match[0], (self._lineno, pos), (self._lineno, match.end()), line
                        pos = match.end()
                        continue
                    match = _NAME.match(line, pos)
                    if match:
                        yield NAME, match[0], (self._lineno, pos), (self._lineno, match.end()), line
                        pos = match.end()
                        continue
                    pos = yield from self._operator(line, pos)
            if end and line[-1] not in '\r\n' and not continued:
                if not blank and not brackets:
                    yield NEWLINE, '', (self._lineno, end), (self._lineno, end + 1), line if extra else ''
                    blank = True
                elif extra:
                    yield NL, '', (self._lineno, end), (self._lineno, end + 1), line
        last = self._lineno + 1
        if brackets:
            bracket, lineno, column = brackets[-1]
            self._error('unexpected EOF in multi-line statement', self._lineno, 1)
        if continued:
            self._error('unexpected EOF in multi-line statement', self._lineno, 1)
        for _ in indents[1:]:
            yield DEDENT, '', (last, 0), (last, 0), ''
        yield ENDMARKER, '', (last, 0), (last, 0), ''

    def _operator(self, line, pos):
        match = _OPERATOR.match(line, pos)
        if not match:
            c = line[pos]
            if c in '"\'':
                self._error('unterminated string literal', offset=pos + 1)
            if c in '$?`!':
                yield OP, c, (self._lineno, pos), (self._lineno, pos + 1), line
                return pos + 1
            if not c.isprintable() or c == '\\':
                self._error('unexpected character after line continuation character' if c == '\\' else 'invalid syntax',
                            offset=pos + 1)
            self._error(f"invalid character '{c}' (U+{ord(c):04X})", offset=pos + 1)
        text = match[0]
        if text in '([{':
            self._brackets.append((text, self._lineno, pos))
        elif text in ')]}':
            if not self._brackets:
                self._error(f"unmatched '{text}'", offset=pos + 1)
            opening = self._brackets.pop()[0]
            if '([{'.index(opening) != ')]}'.index(text):
                self._error(f"closing parenthesis '{text}' does not match opening parenthesis '{opening}'",
                            offset=pos + 1)
        yield self._op(text, pos, line)
        return match.end()

    def _string(self, line, pos, match):
        """A literal without replacement fields, over as many lines as it takes."""
        start, first, quote = (self._lineno, pos), pos, match[2]
        text, at = line, match.end()
        while True:
            while at < len(line):
                if line[at] == '\\':
                    at += 2
                    if at == len(line) and line.endswith('\r\n'):
                        at = len(line)
                elif line.startswith(quote, at):
                    at += len(quote)
                    whole = text[first:len(text) - len(line) + at]
                    return (STRING, whole, start, (self._lineno, at), text), line, at
                elif len(quote) == 1 and line[at] in '\r\n':
                    self._error(f'unterminated string literal (detected at line {self._lineno})', start[0], first + 1)
                else:
                    at += 1
            ends_open = len(quote) == 3 or line.rstrip('\r\n').endswith('\\')
            line = self._next_line() if ends_open else ''
            if not line:
                what = 'unterminated triple-quoted string literal' if len(quote) == 3 else 'unterminated string literal'
                self._error(f'{what} (detected at line {self._lineno})', start[0], first + 1)
            text += line
            at = 0

    def _fstring(self, line, pos, match):
        quote, raw = match[2], 'r' in match[1].lower()
        yield FSTRING_START, match[0], (self._lineno, pos), (self._lineno, match.end()), line
        begun = self._lineno
        line, pos = yield from self._middle(line, match.end(), quote, raw, False, begun)
        yield FSTRING_END, quote, (self._lineno, pos), (self._lineno, pos + len(quote)), line
        return line, pos + len(quote)

    def _middle(self, line, pos, quote, raw, in_spec, begun):
        """Literal parts and replacement fields up to the quote, or to the end of a format specification."""
        start, text = (self._lineno, pos), ''
        shown = line
        nested = False
        while True:
            if pos >= len(line):
                line = self._next_line() if len(quote) == 3 or text.endswith(('\\\n', '\\\r\n')) else ''
                if not line:
                    triple = 'triple-quoted ' if len(quote) == 3 else ''
                    self._error(f'unterminated {triple}f-string literal (detected at line {self._lineno})', begun, 1)
                shown += line
                pos = 0
            c = line[pos]
            if not in_spec and line.startswith(quote, pos) or in_spec and c == '}':
                # CPython ends a specification with a text, if only an empty one, behind a field in it.
                if text or nested and in_spec:
                    yield FSTRING_MIDDLE, text, start, (self._lineno, pos), shown
                return line, pos
            if c in '{}' and not in_spec and line.startswith(c * 2, pos):
                # One brace of the two is the text's last.
                yield FSTRING_MIDDLE, text + c, start, (self._lineno, pos + 1), shown
                pos += 2
                start, text, shown = (self._lineno, pos), '', line
            elif c == '{':
                if text:
                    yield FSTRING_MIDDLE, text, start, (self._lineno, pos), shown
                line, pos = yield from self._field(line, pos, quote, raw)
                nested = True
                start, text, shown = (self._lineno, pos), '', line
            elif c == '}':
                self._error("f-string: single '}' is not allowed", offset=pos + 1)
            elif c == '\\' and pos + 1 < len(line):
                n = 2
                if not raw and line.startswith('N{', pos + 1):
                    n = line.find('}', pos) + 1 - pos
                elif line[pos + 1] in '{}':
                    n = 1
                text += line[pos:pos + n]
                pos += n
            elif len(quote) == 1 and c in '\r\n':
                self._error(f'unterminated f-string literal (detected at line {self._lineno})', begun, 1)
            else:
                text += c
                pos += 1

    def _field(self, line, pos, quote, raw):
        depth = len(self._brackets)
        begun = self._lineno
        pos = yield from self._operator(line, pos)
        while True:
            if pos >= len(line):
                line = self._next_line()
                if not line:
                    self._error('unexpected EOF in multi-line statement', self._lineno, 1)
                pos = 0
                continue
            c = line[pos]
            top = len(self._brackets) == depth + 1
            if c in ' \t\f':
                pos += 1
            elif c in '\r\n':
                if self._extra:
                    yield NL, line[pos:], (self._lineno, pos), (self._lineno, pos + 1), line
                pos = len(line)
            elif c == '#':
                text = line[pos:].rstrip('\r\n')
                if self._extra:
                    yield COMMENT, text, (self._lineno, pos), (self._lineno, pos + len(text)), line
                pos += len(text)
            elif top and c == '}':
                pos = yield from self._operator(line, pos)
                return line, pos
            elif top and c == ':':
                yield self._op(':', pos, line)
                line, pos = yield from self._middle(line, pos + 1, quote, raw, True, begun)
            elif top and c == '!' and not line.startswith('!=', pos):
                yield self._op('!', pos, line)
                pos += 1
            else:
                match = _PREFIX.match(line, pos)
                if match and match[1].lower() in _FULL:
                    if 'f' in match[1].lower():
                        line, pos = yield from self._fstring(line, pos, match)
                    else:
                        token, line, pos = self._string(line, pos, match)
                        yield token
                    continue
                match = _NUMBER.match(line, pos) or _NAME.match(line, pos)
                if match:
                    type_ = NUMBER if _NUMBER.match(line, pos) else NAME
                    yield type_, match[0], (self._lineno, pos), (self._lineno, match.end()), line
                    pos = match.end()
                else:
                    pos = yield from self._operator(line, pos)
