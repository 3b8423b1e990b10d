"""Tables as dictionaries (tools/record/cjk.py says what their lines mean)."""

from functools import cache
from importlib import import_module


@cache
def table(family, name):
    """(code -> text, text -> code) of a table; a code is two bytes as a number."""
    module = import_module(f'{__package__}.tables_{family}')
    base, lines = getattr(module, name)
    read = {}
    if base:
        _, _, plain = base.rpartition(':')
        read |= table(family, plain)[0]
        if base != plain:
            read = _euc(read)
    other = []
    for line in lines.split('\n')[1:-1]:
        kind = line[0]
        if kind in '-=@>':
            first, *rest = line[1:].split(' ')
            if kind == '>':
                other.append(line[1:].rsplit(' ', 1))
            elif kind == '=':
                read[int(first, 16)] = rest[0]
            elif kind == '-':
                for code in range(int(first, 16), int(first, 16) + int(rest[0])):
                    del read[code]
            else:
                code, begin = int(first, 16), int(rest[0], 16)
                for i in range(int(rest[1], 16)):
                    read[code + i] = chr(begin + i)
            continue
        for code, char in enumerate(line[5:], int(line[:4], 16)):
            read[code] = char
    write = {}
    for code in sorted(read):
        write.setdefault(read[code], code)
    for text, code in other:
        if code == '-':
            write.pop(text, None)
        else:
            write[text] = int(code, 16)
    return read, write


def _euc(read):
    """A table of Shift JIS by row and cell, as EUC numbers them."""
    out = {}
    for code, text in read.items():
        lead, trail = code >> 8, code & 0xFF
        if lead >= 0xF0:
            continue
        row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2
        cell = trail - (0x40 if trail < 0x7F else 0x41)
        row, cell = row + cell // 94, cell % 94
        out[(row + 0xA1) << 8 | cell + 0xA1] = text
    return out
