"""Records what unicodedata knows beyond str's methods and the names: src/host/unicode/data.txt.

    python3.13 tools/record/unicode_database.py > src/host/unicode/data.txt

Sections, each begun by a line `# name`; numbers are hexadecimal unless said otherwise:

    combinations   category bidirectional combining(decimal) east_asian_width mirrored, joined by commas; their numbers
                   (base 36, from 0) are what follows
    runs           length:combination of all code points from 0 on (no length: 1)
    decompositions difference to the code point before, '!' where composition leaves the pair apart, the decomposition
    numbers        first,length,value of the first,1 if they count upwards
    unassigned     first,length of what Unicode 3.2 did not have
    old            code,category,bidirectional,east_asian_width,mirrored,numeric,decimal of 3.2 where one differs (numbers empty: none)
    corrections    code,decomposition in 3.2
"""

import unicodedata as u

DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
OLD = u.ucd_3_2_0
EVERY = [chr(c) for c in range(0x110000)]


def base36(n):
    return DIGITS[n] if n < 36 else base36(n // 36) + DIGITS[n % 36]


def wrap(items, joiner=';'):
    line = ''
    for item in items:
        if line and len(line) + len(item) > 120:
            print(line)
            line = ''
        line += (joiner if line else '') + item
    if line:
        print(line)


def numbers():
    runs = []
    for c in EVERY:
        n = u.numeric(c, None)
        if n is None:
            continue
        code = ord(c)
        if runs:
            first, count, value, step = runs[-1]
            if first + count == code:
                if count == 1 and n in (value, value + 1):
                    runs[-1] = (first, 2, value, int(n - value))
                    continue
                if count > 1 and n == value + step * count:
                    runs[-1] = (first, count + 1, value, step)
                    continue
        runs.append((code, 1, n, 0))
    for first, count, value, step in runs:
        yield f'{first:x},{count:x},{value!r},{step}'


def old():
    for c in EVERY:
        if OLD.category(c) == 'Cn':
            continue
        new = [f(c) for f in (u.category, u.bidirectional, u.east_asian_width, u.mirrored)]
        new += [f(c, '') for f in (u.numeric, u.decimal)]
        was = [f(c) for f in (OLD.category, OLD.bidirectional, OLD.east_asian_width, OLD.mirrored)]
        was += [f(c, '') for f in (OLD.numeric, OLD.decimal)]
        if new != was:
            yield f'{ord(c):x},' + ','.join(map(str, was))


def main():
    print(f'# Unicode {u.unidata_version}, written by tools/record/unicode_database.py. © Unicode, Inc., Unicode License v3.')
    rows = [','.join(map(str, (u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c)))) for c in EVERY]
    known = {row: i for i, row in enumerate(dict.fromkeys(rows))}
    print('# combinations')
    wrap(known)
    runs = []
    for row in rows:
        if runs and runs[-1][1] == row:
            runs[-1][0] += 1
        else:
            runs.append([1, row])
    print('# runs')
    wrap(('' if n == 1 else f'{n:x}') + ':' + base36(known[row]) for n, row in runs)
    print('# decompositions')
    before = 0

    def decompositions():
        nonlocal before
        for c in EVERY:
            text = u.decomposition(c)
            if text:
                parts = text.split()
                apart = len(parts) == 2 and text[0] != '<' and u.normalize('NFC', c) != c
                yield f'{ord(c) - before:x}{"!" if apart else ""} {text}'
                before = ord(c)
    wrap(decompositions())
    print('# numbers')
    wrap(numbers())
    print('# unassigned')
    gone = []
    for c in EVERY:
        if OLD.category(c) == 'Cn' and u.category(c) != 'Cn':
            if gone and sum(gone[-1]) == ord(c):
                gone[-1][1] += 1
            else:
                gone.append([ord(c), 1])
    wrap(f'{a:x},{n:x}' for a, n in gone)
    print('# old')
    wrap(old())
    print('# corrections')
    wrap(f'{ord(c):x},{ord(OLD.normalize("NFD", c)):x}' for c in EVERY
         if OLD.category(c) != 'Cn' and len(OLD.normalize('NFD', c)) == 1 and OLD.normalize('NFD', c) != u.normalize('NFD', c))


main()
