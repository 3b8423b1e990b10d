"""Codecs in which escape sequences say what the following bytes mean: ISO 2022 and HZ."""

from .encodings import _KANA, ENCODINGS, Encoding, Incomplete, Wrong
from .tables import table

_ASCII = b'B'


class Charset:
    """A set that an escape sequence chooses: read(two bytes or one) and write(character), None where it has none."""

    def __init__(self, escape, width, read, write):
        self.escape, self.width, self.read, self.write = escape, width, read, write
        # The oldest sets have a shorter sequence, or a longer one.
        mark = escape[-1:]
        self.escapes = {escape, b'\x1b$' + mark, b'\x1b$(' + mark} if width == 2 and mark in b'@AB' else {escape}


def _double(escape, family, name, plain=False):
    """A table of EUC, without its highest bits. plain: without what the table has beside its 94 rows of 94."""

    def read(data):
        if not all(0x21 <= byte <= 0x7E for byte in data):
            return None
        return table(family, name)[0].get(int.from_bytes(data) | 0x8080)

    def write(text):
        code = table(family, name)[1].get(text)
        if code is None or code >> 8 < 0xA1 or code & 0xFF < 0xA1:
            return None
        return (code & 0x7F7F).to_bytes(2)

    return Charset(escape, 2, read, write)


def _single(escape, characters):
    back = {text: bytes([byte]) for byte, text in characters.items()}
    return Charset(escape, 1, lambda data: characters.get(data[0]), back.get)


_ROMAN = {byte: chr(byte) for byte in range(0x80)} | {0x5C: '\xa5', 0x7E: '\u203e'}
CHARSETS = {
    'ascii': Charset(b'\x1b(B', 1, lambda data: chr(data[0]), lambda text: text.encode() if text < '\x80' else None),
    'roman': _single(b'\x1b(J', _ROMAN),
    'kana': _single(b'\x1b(I', {byte - 0x80: text for byte, text in _KANA.items()}),
    'jisx0208': _double(b'\x1b$B', 'jp', 'euc_jp'),
    'jisx0208_old': _double(b'\x1b$@', 'jp', 'euc_jp'),
    'jisx0212': _double(b'\x1b$(D', 'jp', 'jisx0212'),
    'jisx0213_2000_1': _double(b'\x1b$(O', 'jp', 'euc_jisx0213'),
    'jisx0213_2000_2': _double(b'\x1b$(P', 'jp', 'jisx0213_2_2000'),
    'jisx0213_2004_1': _double(b'\x1b$(Q', 'jp', 'euc_jis_2004'),
    'jisx0213_2004_2': _double(b'\x1b$(P', 'jp', 'jisx0213_2'),
    'ksx1001': _double(b'\x1b$(C', 'kr', 'euc_kr'),
    'gb2312': _double(b'\x1b$(A', 'cn', 'gb2312'),
}
#: Charsets of the upper half, of which ESC N takes one character.
_UPPER = {b'\x1b.A': 'latin-1', b'\x1b.F': 'iso8859-7'}


def unknown(data, at, state):
    """An escape sequence that chooses nothing, or an ESC for itself."""
    if at + 1 == len(data):
        raise Incomplete
    if data[at + 1] not in b'()$.&':
        return '\x1b', 1, state
    for end in range(at + 1, min(at + 16, len(data))):
        if 0x40 <= data[end] <= 0x5A:
            raise Wrong(end + 1 - at)
    if at + 16 > len(data):
        raise Incomplete
    raise Wrong


class Iso2022(Encoding):
    """The state: the set of G0 (its index), 256 times that of G2 (1 from the first of _UPPER on)."""

    def __init__(self, name, charsets, upper=False):
        super().__init__(name, None)
        self.charsets = ['ascii', *charsets]
        self.upper = list(_UPPER) if upper else []

    def pairs(self):
        if self._pairs is None:
            pairs = self._pairs = set()
            if any('0213' in name for name in self.charsets):
                pairs |= ENCODINGS['euc_jis_2004'].pairs()
        return self._pairs

    def read(self, data, at, state):
        first = data[at]
        if first == 0x1B:
            return self._escape(data, at, state)
        if first == 0x0A:
            return '\n', 1, 0
        if first < 0x20 or first == 0x7F:
            return chr(first), 1, state
        if first >= 0x80:
            raise Wrong
        charset = CHARSETS[self.charsets[state & 0xFF]]
        if at + charset.width > len(data):
            raise Incomplete
        text = charset.read(data[at : at + charset.width])
        if text is None:
            raise Wrong(charset.width)
        return text, charset.width, state

    def _escape(self, data, at, state):
        for i, name in enumerate(self.charsets):
            for escape in CHARSETS[name].escapes:
                if data.startswith(escape, at):
                    return '', len(escape), state & ~0xFF | i
        for i, escape in enumerate(self.upper, 1):
            if data.startswith(escape, at):
                return '', len(escape), state & 0xFF | i << 8
        if self.upper and data.startswith(b'\x1bN', at):
            if at + 2 >= len(data):
                raise Incomplete
            if not state >> 8:
                raise Wrong
            text = bytes([data[at + 2] | 0x80]).decode(_UPPER[self.upper[(state >> 8) - 1]], 'replace')
            if text == '\ufffd':
                raise Wrong
            return text, 3, state
        return unknown(data, at, state)

    def write(self, text, at, state, final):
        char = text[at]
        if char < '\x80':
            start = CHARSETS['ascii'].escape if state & 0xFF else b''
            return start + char.encode(), 1, 0 if char == '\n' else state & ~0xFF
        tries = [(char, 1)]
        if char in self.pairs():
            if at + 1 == len(text) and not final:
                raise Incomplete
            if at + 1 < len(text):
                tries.insert(0, (text[at : at + 2], 2))
        for part, n in tries:
            for i, name in enumerate(self.charsets):
                data = CHARSETS[name].write(part)
                if data is not None:
                    escape = CHARSETS[name].escape if state & 0xFF != i else b''
                    return escape + data, n, state & ~0xFF | i
        for i, escape in enumerate(self.upper, 1):
            try:
                data = char.encode(_UPPER[escape])
            except UnicodeEncodeError:
                continue
            if data < b'\xa0':
                continue
            start = escape if state >> 8 != i else b''
            return start + b'\x1bN' + bytes([data[0] & 0x7F]), 1, state & 0xFF | i << 8
        raise Wrong

    def finish(self, state):
        return CHARSETS['ascii'].escape if state & 0xFF else b''


class Iso2022Kr(Encoding):
    """Korean: ESC $ ) C once, then SO before and SI behind the characters of KS X 1001. State 1: announced, 2: shifted."""

    _ANNOUNCE = b'\x1b$)C'

    def __init__(self):
        super().__init__('iso2022_kr', 'kr', 'euc_kr')

    def pairs(self):
        return ()

    def read(self, data, at, state):
        first = data[at]
        if first == 0x1B:
            if data.startswith(self._ANNOUNCE, at):
                return '', 4, state | 1
            return unknown(data, at, state)
        if first == 0x0E:
            return '', 1, state | 2
        if first == 0x0F:
            return '', 1, state & ~2
        if first == 0x0A:
            return '\n', 1, state & ~2
        if first < 0x20 or state != 3:
            if first >= 0x80:
                raise Wrong
            return chr(first), 1, state
        if at + 1 == len(data):
            raise Incomplete
        text = CHARSETS['ksx1001'].read(data[at : at + 2])
        if text is None:
            raise Wrong(2)
        return text, 2, state

    def write(self, text, at, state, final):
        char = text[at]
        if char < '\x80':
            return (b'\x0f' if state & 2 else b'') + char.encode(), 1, state & 1
        data = CHARSETS['ksx1001'].write(char)
        if data is None:
            raise Wrong
        announce = b'' if state & 1 else self._ANNOUNCE
        return announce + (b'' if state & 2 else b'\x0e') + data, 1, 3

    def finish(self, state):
        return b'\x0f' if state & 2 else b''


class Hz(Encoding):
    """~{ and ~} around the characters of GB 2312, ~~ for a tilde. State 1: between them."""

    def __init__(self):
        super().__init__('hz', 'cn', 'gb2312')

    def pairs(self):
        return ()

    def read(self, data, at, state):
        first = data[at]
        if first == 0x7E:
            if at + 1 == len(data):
                raise Incomplete
            second = data[at + 1]
            if second == 0x7E and not state:
                return '~', 2, state
            if second == 0x0A and not state:
                return '', 2, state
            if second == 0x7B and not state:
                return '', 2, 1
            if second == 0x7D and state:
                return '', 2, 0
            raise Wrong
        if first >= 0x80:
            raise Wrong
        if first == 0x0A:
            return '\n', 1, 0
        if not state:
            return chr(first), 1, state
        if at + 1 == len(data):
            raise Incomplete
        text = CHARSETS['gb2312'].read(data[at : at + 2])
        if text is None:
            raise Wrong
        return text, 2, state

    def write(self, text, at, state, final):
        char = text[at]
        if char < '\x80':
            return (b'~}' if state else b'') + (b'~~' if char == '~' else char.encode()), 1, 0
        data = CHARSETS['gb2312'].write(char)
        if data is None:
            raise Wrong
        return (b'' if state else b'~{') + data, 1, 1

    def finish(self, state):
        return b'~}' if state else b''


ENCODINGS |= {
    encoding.name: encoding
    for encoding in [
        Hz(),
        Iso2022Kr(),
        Iso2022('iso2022_jp', ['jisx0208', 'roman', 'jisx0208_old']),
        Iso2022('iso2022_jp_1', ['jisx0208', 'jisx0212', 'roman', 'jisx0208_old']),
        Iso2022(
            'iso2022_jp_2', ['jisx0208', 'jisx0212', 'ksx1001', 'gb2312', 'roman', 'jisx0208_old'], upper=True
        ),
        Iso2022('iso2022_jp_2004', ['jisx0208', 'jisx0213_2004_1', 'jisx0213_2004_2']),
        Iso2022('iso2022_jp_3', ['jisx0208', 'jisx0213_2000_1', 'jisx0213_2000_2']),
        Iso2022('iso2022_jp_ext', ['jisx0208', 'jisx0212', 'roman', 'kana', 'jisx0208_old']),
    ]
}
