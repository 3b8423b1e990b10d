# What all areas share: mutations, and the loop over cases. The driver (main.mjs) puts an area's file behind this one; that defines
# case(rng). What a case raises is its own affair; what counts is that the process lives.
import random
import sys

INTERESTING = [0, 1, 2, 7, 8, 127, 128, 255, 256, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**63, 2**64 - 1]


def mutate(rng, data, others=()):
    """Bytes that are nearly `data`."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(9)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 1 and at < len(data):
            data[at] = rng.randrange(256)
        elif kind == 2 and at < len(data):
            data[at] = rng.choice((0, 1, 0x7f, 0x80, 0xff))
        elif kind == 3:
            data[at:at] = rng.randbytes(rng.randrange(1, 5))
        elif kind == 4:
            del data[at:at + rng.randrange(1, 9)]
        elif kind == 5:
            data[at:at] = data[at:at + rng.randrange(1, 20)]
        elif kind == 6 and others:
            other = rng.choice(others)
            start = rng.randrange(len(other) + 1)
            data[at:at + rng.randrange(8)] = other[start:start + rng.randrange(1, 40)]
        elif kind == 7:
            size = rng.choice((1, 2, 4, 8))
            data[at:at + size] = (rng.choice(INTERESTING) & (1 << 8 * size) - 1).to_bytes(size, 'little')
        elif kind == 8 and rng.randrange(8) == 0:
            del data[at:]
    return bytes(data)


def mutate_text(rng, text, pieces):
    """Text that is nearly `text`, with some of `pieces` in it."""
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        at = rng.randrange(len(text) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            text = text[:at] + rng.choice(pieces) + text[at:]
        elif kind == 1:
            text = text[:at] + rng.choice(pieces) + text[at + rng.randrange(1, 6):]
        elif kind == 2:
            text = text[:at] + text[at + rng.randrange(1, 9):]
        elif kind == 3:
            end = at + rng.randrange(1, 20)
            text = text[:end] + text[at:]
        else:
            text = text[:at] + chr(rng.choice((0, 9, 10, 32, 92, 127, 233, 0x20ac, 0xd800, 0x1f600, rng.randrange(0x110000)))) + text[at:]
    return text


def run(case):
    seed, first, last = sys.argv[1:]
    for n in range(int(first), int(last)):
        sys.stderr.write(f'{n}\n')
        rng = random.Random(f'{seed}-{n}')
        try:
            case(rng)
        except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
            pass
