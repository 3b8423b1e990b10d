"""Bytes to text, and where in them something stands."""

import codecs

from .grammar import INCORRECT_ENCODING, Malformed, NEWLINE, UNKNOWN_ENCODING

_BOMS = [(codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF16_LE, 'utf-16-le'), (codecs.BOM_UTF16_BE, 'utf-16-be')]
_PLAIN = [(b'<\0', 'utf-16-le'), (b'\0<', 'utf-16-be')]
#: The encodings that Expat reads by itself: name, codec.
_OWN = {'utf-8': 'utf-8', 'utf-16': 'utf-16', 'iso-8859-1': 'latin-1', 'us-ascii': 'ascii'}
_OWN |= {'utf-16le': 'utf-16-le', 'utf-16be': 'utf-16-be'}

#: What every encoding must have where ASCII has it.
_MARKUP = ''.join(map(chr, [9, 10, 13, *range(32, 127)])).translate(dict.fromkeys(map(ord, '$@\\^`{}~')))
#: Stands for bytes that are no character: it may not stand in XML.
_WRONG = '\ufffe'
codecs.register_error('_expat.wrong', lambda error: (_WRONG, error.end))


class Source:
    """text is what has been decoded and not used up yet; at, where the parser stands in it."""

    def __init__(self, encoding):
        self.text, self.at = '', 0
        self.told = encoding
        self.codec = self.decoder = None
        self.pending = b''
        self.declared = False
        # Where text begins: line, column, byte; and the place that was asked for last.
        self.begin = self.last = (0, 1, 0, 0)

    def feed(self, data, final):
        self.pending += data
        if not self.decoder and not self._detect(final):
            return
        data, self.pending = self.pending, b''
        if not self.declared:
            # The declaration may change the encoding: up to its end the bytes are read one by one.
            end = self._declaration(data, final)
            if end:
                self.pending = data[end:] if end > 0 else data
                self.text += self.decoder.decode(data[: max(end, 0)])
                return
            self.declared = True
        self.text += self.decoder.decode(data, final)

    def _detect(self, final):
        if len(self.pending) < 4 and not final:
            return False
        skip, codec = 0, 'utf-8'
        for bom, name in _BOMS:
            if self.pending.startswith(bom):
                skip, codec = len(bom), name
        if not skip:
            for start, name in _PLAIN:
                if self.pending.startswith(start):
                    codec = name
        if skip:
            self.pending = self.pending[skip:]
            self.begin = self.last = (0, 1, 1, skip)
        self.codec = codec
        if self.told:
            self._use(self.told)
            self.declared = True
        self._open()
        return True

    def _open(self):
        self.decoder = codecs.getincrementaldecoder(self.codec)('_expat.wrong')

    def _declaration(self, data, final):
        """Where the XML declaration ends in bytes: 0 there is none, -1 it is not known yet."""
        wide = self.codec.startswith('utf-16')
        start, close = ('<?xml'.encode(self.codec), '?>'.encode(self.codec)) if wide else (b'<?xml', b'?>')
        if not data.startswith(start):
            if start.startswith(data) and not final:
                return -1
            return 0
        end = data.find(close)
        return end + len(close) if end >= 0 else len(data) if final else -1

    def declare(self, encoding, final):
        """The declaration has been read: goes on in the encoding that it names (None: none)."""
        if self.declared:
            return
        self.declared = True
        if encoding:
            wide = self.codec.startswith('utf-16')
            self._use(encoding)
            if wide != self.codec.startswith('utf-16'):
                raise Malformed(INCORRECT_ENCODING)
            self._open()
        data, self.pending = self.pending, b''
        self.text += self.decoder.decode(data, final)

    def _use(self, encoding):
        own = _OWN.get(encoding.lower())
        if own == 'utf-16':
            if not self.codec.startswith('utf-16'):
                self.codec = 'utf-16-le' if self.told else 'utf-16'
            return
        if own:
            self.codec = own
            return
        # Expat knows such encodings by a table of 256 characters.
        characters = bytes(range(256)).decode(encoding, 'replace')
        if len(characters) != 256:
            raise ValueError('multi-byte encodings are not supported')
        if any(characters[ord(c)] != c for c in _MARKUP):
            raise Malformed(UNKNOWN_ENCODING)
        self.codec = encoding

    def place(self, at):
        """(line, column, byte) of an index."""
        index, line, column, byte = self.last if self.last[0] <= at else self.begin
        part = self.text[index:at]
        breaks = list(NEWLINE.finditer(part))
        if breaks:
            line += len(breaks)
            column = len(part) - breaks[-1].end()
        else:
            column += len(part)
        byte += len(part.encode(self.codec or 'utf-8', 'replace'))
        self.last = (at, line, column, byte)
        return line, column, byte

    def forget(self):
        """What stands before at has been used up."""
        line, column, byte = self.place(self.at)
        self.begin = self.last = (0, line, column, byte)
        self.text, self.at = self.text[self.at :], 0
