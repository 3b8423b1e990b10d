"""Records Unicode as the compiler needs it: run it with CPython 3.13.

    python3.13 tools/record/names.py NameAliases.txt

writes src/compiler/parser/names/names.txt and table.ts (the names that '\\N{…}' knows, and the aliases of Unicode's file)
and src/compiler/tokenizer/assigned.ts (the code points that this Unicode version assigns).
"""

import ctypes
import pathlib
import sys
import textwrap
import unicodedata

COMPILER = pathlib.Path(__file__).resolve().parents[2] / 'src' / 'compiler'
VERSION = unicodedata.unidata_version


def name_of(code):
    """The name, unless it is made from the code point: CJK ideographs and their like, Hangul syllables."""
    name = unicodedata.name(chr(code), None)
    return None if name is None or name.endswith(f'{code:X}') or name.startswith('HANGUL SYLLABLE ') else name


def numbered():
    """The runs of names that end in their code point."""
    runs = []
    for code in range(0x110000):
        name = unicodedata.name(chr(code), '')
        if name.endswith(f'-{code:X}'):
            prefix = name[:-len(f'{code:X}')]
            if runs and runs[-1][1] == code - 1 and runs[-1][2] == prefix:
                runs[-1][1] = code
            else:
                runs.append([code, code, prefix])
    return runs


def records():
    """A name as: hex difference to the code point before, if it is not 1; '/'; how many words it shares with the
    name before, in base 36; its other words."""
    before, words_before = -1, []
    for code in range(0x110000):
        name = name_of(code)
        if name is None:
            continue
        words = name.split(' ')
        shared = 0
        while shared < min(len(words), len(words_before)) and words[shared] == words_before[shared]:
            shared += 1
        step = '' if code - before == 1 else f'{code - before:x}'
        yield f'{step}/{"0123456789abcdefghijklmnopqrstuvwxyz"[shared]}{" ".join(words[shared:])}'
        before, words_before = code, words


def aliases(path):
    for line in open(path, encoding='ascii'):
        if line.strip() and not line.startswith('#'):
            code, alias = line.split(';')[:2]
            # VS1 … VS256 follow a rule.
            if not (alias.startswith('VS') and alias[2:].isdigit()):
                yield f'{int(code, 16):x} {alias}'


def sequences():
    """The named sequences: CPython keeps them in a private range, of which only the capsule for \\N{…} tells the names."""
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    table = ctypes.c_void_p.from_address(pointer(unicodedata._ucnhash_CAPI, b'unicodedata._ucnhash_CAPI'))
    getname = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(table.value)
    name = ctypes.create_string_buffer(300)
    for code in range(0xF0000, 0x100000):
        if getname(code, name, 300, 1):
            text = unicodedata.lookup(name.value.decode())
            if len(text) > 1:
                yield f'{name.value.decode()}={" ".join(format(ord(c), "x") for c in text)}'


def template(text, separator):
    """The text in lines that end in the separator's place."""
    lines, line = [], ''
    for record in text:
        if line and len(line) + len(record) > 118:
            lines.append(line)
            line = ''
        line += (separator if line else '') + record
    return '\n'.join([*lines, line])


def assigned():
    ranges = []
    for code in range(0x110000):
        if unicodedata.category(chr(code)) not in ('Cn', 'Co', 'Cs'):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return ranges


def base36(number):
    digits = ''
    while True:
        number, digit = divmod(number, 36)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[digit] + digits
        if not number:
            return digits


HEADER = f'// Unicode {VERSION}, written by tools/record/names.py. © Unicode, Inc., Unicode License v3.\n'

runs = ''.join(f'  [0x{a:x}, 0x{b:x}, {p!r}],\n' for a, b, p in numbered())
(COMPILER / 'parser' / 'names').mkdir(exist_ok=True)
(COMPILER / 'parser' / 'names' / 'table.ts').write_text(
    f'''{HEADER}
/** Runs of names that end in their code point: first, last, what stands before it. */
export const NUMBERED: readonly (readonly [number, number, string])[] = [
{runs}];

/** Other names than the real ones: the code point in hexadecimal and the alias. */
export const ALIASES = `
{template(aliases(sys.argv[1]), ';')}
`;
''', encoding='utf-8')
(COMPILER / 'parser' / 'names' / 'names.txt').write_text(
    f'#{HEADER[2:]}{template(records(), ";")}\n\n{template(sequences(), ";")}\n', encoding='utf-8')

steps, end = [], 0
for first, last in assigned():
    steps += [base36(first - end), base36(last - first)]
    end = last
lines = textwrap.wrap(' '.join(steps), 110)
joined = " ' +\n  '".join(lines)
(COMPILER / 'tokenizer' / 'assigned.ts').write_text(
    f'''{HEADER}
/** The assigned code points: in base 36, by turns the gap to the range before and the range's length less one. */
export const ASSIGNED =
  '{joined}';
''', encoding='utf-8')
