# Every code point: case mappings, classes, repr; a hash a plane.
METHODS = ['upper', 'lower', 'title', 'capitalize', 'casefold', 'swapcase', '__repr__']
CLASSES = [
    'isalpha', 'isalnum', 'isdecimal', 'isdigit', 'isnumeric', 'isspace', 'isprintable', 'islower', 'isupper', 'istitle',
    'isidentifier',
]
for plane in range(0, 0x110000, 0x10000):
    results = []
    for start in range(plane, plane + 0x10000, 0x400):
        if 0xd800 <= start < 0xe000:
            continue
        block = ' '.join(map(chr, range(start, start + 0x400)))
        results.append([getattr(block, name)() for name in METHODS])
        results.append(len(block.splitlines()))
        results.append(len(block.split()))
    print(hex(plane), hash(repr(results)))
for start in list(range(0, 0x3400, 0x80)) + [0xa640, 0xa720, 0xfb00, 0xff00, 0x10400, 0x1d400, 0x1d7c0, 0x1e900, 0x1f100]:
    found = []
    for code in range(start, start + 0x80):
        c = chr(code)
        found.append(sum(getattr(c, name)() << i for i, name in enumerate(CLASSES)))
    print(hex(start), hash(tuple(found)))
