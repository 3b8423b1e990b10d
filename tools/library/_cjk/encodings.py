"""Codecs without a state: a character is one byte, two, or three behind a prefix; in GB 18030 four."""

from .tables import table


class Wrong(Exception):
    """`length` units at the place are no character."""

    def __init__(self, length=1):
        self.length = length


class Incomplete(Exception):
    """The input ends inside of one."""


_KANA = {0xA1 + i: chr(0xFF61 + i) for i in range(63)}


class Encoding:
    """read: (text, how many bytes); write: (bytes, how many characters). The state is a number, 0 at the beginning."""

    #: What a byte for itself stands for, from 80 on or where it is not ASCII; and what is written as one besides.
    single, written = {}, {}

    def __init__(self, name, family, key=None, single=None, written=None):
        self.name, self.family, self.key = name, family, key or name
        if single is not None:
            self.single = single
        self.written = {text: byte for byte, text in self.single.items()} | (written or {})
        self._pairs = None

    def tables(self):
        return table(self.family, self.key)

    def read(self, data, at, state):
        first = data[at]
        if first in self.single:
            return self.single[first], 1
        if first < 0x80:
            return chr(first), 1
        if at + 1 == len(data):
            raise Incomplete
        text = self.tables()[0].get(first << 8 | data[at + 1])
        if text is None:
            raise Wrong
        return text, 2

    def pairs(self):
        """Characters that may be written together with the next."""
        if self._pairs is None:
            self._pairs = {text[0] for text in self.tables()[1] if len(text) > 1}
        return self._pairs

    def write(self, text, at, state, final):
        char = text[at]
        if char in self.pairs():
            if at + 1 == len(text) and not final:
                raise Incomplete
            code = self.tables()[1].get(text[at : at + 2])
            if code is not None and at + 1 < len(text):
                return code.to_bytes(2), 2
        if char in self.written:
            return bytes([self.written[char]]), 1
        if char < '\x80' and ord(char) not in self.single:
            return char.encode(), 1
        code = self.tables()[1].get(char)
        if code is None:
            return self.write_other(char), 1
        return code.to_bytes(2), 1

    def write_other(self, char):
        raise Wrong

    def finish(self, state):
        """What comes behind all text."""
        return b''


class Euc(Encoding):
    """EUC of Japan: 8E before a half-width kana, 8F before two bytes of another table."""

    def __init__(self, name, third, **more):
        super().__init__(name, 'jp', **more)
        self.third = third

    def read(self, data, at, state):
        first = data[at]
        if first == 0x8E and at + 1 < len(data):
            if data[at + 1] not in _KANA:
                raise Wrong
            return _KANA[data[at + 1]], 2
        if first != 0x8F:
            return super().read(data, at, state)
        if at + 2 >= len(data):
            raise Incomplete
        text = table('jp', self.third)[0].get(data[at + 1] << 8 | data[at + 2])
        if text is None:
            raise Wrong
        return text, 3

    def write_other(self, char):
        if '\uff61' <= char <= '\uff9f':
            return bytes([0x8E, ord(char) - 0xFF61 + 0xA1])
        code = table('jp', self.third)[1].get(char)
        if code is None:
            raise Wrong
        return b'\x8f' + code.to_bytes(2)


_LEADS = bytes.fromhex('a1a2a4a7a8a9b1b2b3b5b6b7b8b9babbbcbdbe')
_VOWELS = bytes(range(0xBF, 0xD4))
_TAILS = bytes.fromhex('d4a1a2a3a4a5a6a7a9aaabacadaeafb0b1b2b4b5b6b7b8babbbcbdbe')


class EucKr(Encoding):
    """Syllables that KS X 1001 lacks are a filler and their three letters."""

    def read(self, data, at, state):
        if not data.startswith(b'\xa4\xd4', at):
            return super().read(data, at, state)
        if at + 8 > len(data):
            raise Incomplete
        if any(data[at + i] != 0xA4 for i in (2, 4, 6)):
            raise Wrong
        places = [letters.find(data[at + i]) for letters, i in ((_LEADS, 3), (_VOWELS, 5), (_TAILS, 7))]
        if min(places) < 0:
            raise Wrong
        lead, vowel, tail = places
        return chr(0xAC00 + (lead * 21 + vowel) * 28 + tail), 8

    def write_other(self, char):
        place = ord(char) - 0xAC00
        if not 0 <= place < 11172:
            raise Wrong
        letters = _LEADS[place // 588], _VOWELS[place // 28 % 21], _TAILS[place % 28]
        return b'\xa4\xd4' + b''.join(bytes([0xA4, letter]) for letter in letters)


class Gb18030(Encoding):
    """Four bytes number all characters that two do not: those below U+10000 in their order, then the others."""

    def __init__(self):
        super().__init__('gb18030', 'cn')
        self._order = None

    def order(self):
        """The characters below U+10000 by number, and their numbers."""
        if self._order is None:
            write = self.tables()[1]
            plain = [c for c in range(0x80, 0x10000) if chr(c) not in write and not 0xD800 <= c <= 0xE765]
            self._order = plain, {c: i for i, c in enumerate(plain)}
        return self._order

    def read(self, data, at, state):
        if data[at] < 0x81 or at + 1 == len(data) or not 0x30 <= data[at + 1] <= 0x39:
            return super().read(data, at, state)
        if at + 3 >= len(data):
            raise Incomplete
        a, b, c, d = data[at : at + 4]
        if a == 0xFF or not (0x81 <= c <= 0xFE and 0x30 <= d <= 0x39):
            raise Wrong
        number = ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30
        if a < 0x90:
            plain = self.order()[0]
            if number >= len(plain):
                raise Wrong
            return chr(plain[number]), 4
        number += 0x10000 - 189000
        if not 0x10000 <= number <= 0x10FFFF:
            raise Wrong
        return chr(number), 4

    def write_other(self, char):
        code = ord(char)
        number = self.order()[1].get(code) if code < 0x10000 else code - 0x10000 + 189000
        if number is None:
            raise Wrong
        number, d = divmod(number, 10)
        number, c = divmod(number, 126)
        a, b = divmod(number, 10)
        return bytes([a + 0x81, b + 0x30, c + 0x81, d + 0x30])


_CP932 = _KANA | {0x80: '\x80', 0xA0: '\uf8f0', 0xFD: '\uf8f1', 0xFE: '\uf8f2', 0xFF: '\uf8f3'}
_YEN = _KANA | {0x5C: '\xa5', 0x7E: '\u203e'}

ENCODINGS = {
    encoding.name: encoding
    for encoding in [
        Encoding('shift_jis', 'jp', single=_KANA, written={'\xa5': 0x5C, '\u203e': 0x7E}),
        Encoding('cp932', 'jp', single=_CP932),
        Encoding('shift_jis_2004', 'jp', single=_YEN),
        Encoding('shift_jisx0213', 'jp', single=_YEN),
        Euc('euc_jp', 'jisx0212', written={'\xa5': 0x5C, '\u203e': 0x7E}),
        Euc('euc_jis_2004', 'jisx0213_2'),
        Euc('euc_jisx0213', 'jisx0213_2_2000'),
        Encoding('gb2312', 'cn'),
        Encoding('gbk', 'cn'),
        Gb18030(),
        EucKr('euc_kr', 'kr'),
        Encoding('cp949', 'kr'),
        Encoding('johab', 'kr'),
        Encoding('big5', 'tw'),
        Encoding('cp950', 'tw'),
        Encoding('big5hkscs', 'tw'),
    ]
}
