"""Records what CPython's str methods say about every code point, as ranges: tools/core/unicode.txt.

    python3.13 tools/record/unicode.py > tools/core/unicode.txt

A line is `first last flags upper lower title fold decimal digit`: mappings as differences to the code point. A code point
whose mapping has several characters has a line `= code upper lower title fold` with the characters joined by `+`.
tools/core/unicode.mjs makes the core's tables from it.
"""
import sys
import unicodedata

FLAGS = 'alpha decimal digit numeric space linebreak lower upper title xid_start xid_continue printable cased ignorable special'.split()


def flags_of(c):
    final = lambda s: s.lower().endswith('\u03c2')
    cased = final(c + '\u03a3')
    return {
        'alpha': c.isalpha(), 'decimal': c.isdecimal(), 'digit': c.isdigit(), 'numeric': c.isnumeric(),
        'space': c.isspace(), 'linebreak': len(('a' + c + 'a').splitlines()) > 1,
        'lower': c.islower(), 'upper': c.isupper(), 'title': c.istitle() and not c.isupper(),
        'xid_start': c.isidentifier(), 'xid_continue': ('a' + c).isidentifier(), 'printable': c.isprintable(),
        'cased': cased, 'ignorable': not cased and final('A' + c + '\u03a3'),
    }


def main():
    print(f'# Unicode {unicodedata.unidata_version}, written by tools/record/unicode.py; flags: {" ".join(FLAGS)}')
    special, ranges = [], []
    for code in range(0x110000):
        c = chr(code)
        flags = flags_of(c)
        maps = [c.upper(), c.lower(), c.title(), c.casefold()]
        flags['special'] = any(len(m) > 1 for m in maps)
        if flags['special']:
            special.append(f'= {code:x} ' + ' '.join('+'.join(f'{ord(x):x}' for x in m) for m in maps))
        deltas = [ord(m) - code if len(m) == 1 else 0 for m in maps]
        bits = sum(1 << i for i, name in enumerate(FLAGS) if flags[name])
        # A run of decimals counts upwards: the line gives the first one's value.
        decimal = unicodedata.decimal(c, -1)
        digit = unicodedata.digit(c, -1)
        record = (bits, *deltas, decimal, digit)
        if ranges:
            first, last, r = ranges[-1]
            counts = decimal >= 0 and r[:5] == record[:5] and r[5] >= 0 and decimal == r[5] + code - first and digit == decimal
            if last == code - 1 and (r == record and decimal < 0 and digit < 0 or counts):
                ranges[-1] = (first, code, r)
                continue
        ranges.append((code, code, record))
    for first, last, r in ranges:
        print(f'{first:x} {last:x} {r[0]:x} ' + ' '.join(map(str, r[1:])))
    print('\n'.join(special))


main()
