"""Records the bytes of the objects of test/containers/raw.py: run it with CPython 3.13 (64 bits) and PYTHONHASHSEED=0.

Writes test/containers/raw.json: per object its regions (the object, its array, table, keys, values), each a list of
8-byte words in hexadecimal. A pointer to something that has a name is that name, any other is "*".
"""
import contextlib
import ctypes
import io
import json
import pathlib
import sys

assert sys.flags.hash_randomization == 0, 'run with PYTHONHASHSEED=0'
folder = pathlib.Path(__file__).resolve().parents[2] / 'test' / 'containers'
text = io.StringIO()
scope = {'__name__': '__main__'}
with contextlib.redirect_stdout(text):
    exec(compile((folder / 'raw.py').read_text(), 'raw.py', 'exec'), scope)
names, objects = {}, []
for line in text.getvalue().splitlines():
    kind, address, *rest = line.split('\t')
    if kind == 'name':
        names[int(address)] = rest[0]
    else:
        objects.append((int(address), *rest))


def u64(p):
    return ctypes.c_uint64.from_address(p).value


def u8(p):
    return ctypes.c_uint8.from_address(p).value


def word(p):
    value = u64(p)
    if value in names:
        return '@' + names[value]
    # Addresses of this platform; hashes and sizes of the program stay clear of them.
    return '*' if 0x5000_0000_0000 <= value < 0x8000_0000_0000 else f'{value:x}'


def words(p, n):
    return [word(p + i) for i in range(0, n, 8)]


def regions(p, kind):
    sizes = {'range': 48, 'slice': 40, 'enumerate': 56, 'zip': 44, 'map': 32, 'filter': 32, 'list_iterator': 32,
             'list_reverseiterator': 32, 'tuple_iterator': 32, 'range_iterator': 40, 'dict_keyiterator': 56,
             'set_iterator': 48, 'dict_values': 24, 'Slots': 32}
    if kind == 'tuple':
        return {'': words(p, 24 + 8 * u64(p + 16))}
    if kind in ('list', 'L'):
        return {'': words(p, 40), 'ob_item': words(u64(p + 24), 8 * u64(p + 16)) if u64(p + 24) else []}
    if kind == 'dict':
        keys, values = u64(p + 32), u64(p + 40)
        found = {'': words(p, 24) + ['version'] + words(p + 32, 16), 'keys': keys_words(keys)}
        if values:
            found['values'] = values_words(values)
        return found
    if kind in ('set', 'frozenset'):
        table = u64(p + 40)
        found = {'': words(p, 200)}
        if table != p + 64:
            found['table'] = words(table, 16 * (u64(p + 32) + 1))
        return found
    if kind in ('P', 'Q'):
        return {'': words(p, 16), 'managed dict': words(p - 24, 8), 'values': values_words(p + 16)}
    return {'': words(p, sizes[kind])}


def keys_words(p):
    entry = 24 if u8(p + 10) == 0 else 16
    size = (1 << u8(p + 9)) + (2 << u8(p + 8)) // 3 * entry if u8(p + 8) else 8
    return words(p, 8) + [f'{u64(p + 8) & 0xffffff:x}', f'{ctypes.c_uint32.from_address(p + 12).value and 1}'] + words(p + 16, 16 + size)


def values_words(p):
    capacity, size = u8(p), u8(p + 1)
    order = [u8(p + 8 + 8 * capacity + i) for i in range(size)]
    head = f'capacity {capacity} size {size} embedded {u8(p + 2)}' + (f' valid {u8(p + 3)}' if u8(p + 2) else '')
    valid = u8(p + 3) or not u8(p + 2)
    return [head, *(words(p + 8, 8 * capacity) if valid else []), f'order {order}' if valid else '']


record = {label: regions(address, kind) for address, kind, label in objects}
lines = [f'  {json.dumps(label)}: {json.dumps(found)}' for label, found in record.items()]
(folder / 'raw.json').write_text('{\n' + ',\n'.join(lines) + '\n}\n')
