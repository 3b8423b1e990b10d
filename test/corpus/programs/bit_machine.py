# library
# A virtual machine with an assembler, bit tricks, a bloom filter, CRC, a linear feedback register, Gray codes, base64 by hand, IEEE bits.
import struct
from binascii import crc32
from array import array
from operator import add, and_, lshift, mul, or_, rshift, sub, xor

OPS = ['halt', 'push', 'pop', 'dup', 'swap', 'add', 'sub', 'mul', 'and', 'or', 'xor', 'shl', 'shr', 'jmp', 'jz', 'load', 'store', 'out', 'call', 'ret']
CODE = {name: i for i, name in enumerate(OPS)}
BINARY = {CODE[n]: f for n, f in zip(('add', 'sub', 'mul', 'and', 'or', 'xor', 'shl', 'shr'), (add, sub, mul, and_, or_, xor, lshift, rshift))}
WIDE = {CODE[n] for n in ('push', 'jmp', 'jz', 'load', 'store', 'call')}
MASK = (1 << 32) - 1


def assemble(text):
    labels, fixes, out = {}, [], bytearray()
    for number, line in enumerate(text.splitlines(), 1):
        line, _, _ = line.partition(';')
        match line.split():
            case []:
                pass
            case [label] if label.endswith(':'):
                labels[label[:-1]] = len(out)
            case [op] if CODE.get(op, -1) not in WIDE and op in CODE:
                out.append(CODE[op])
            case [op, arg] if op in CODE and CODE[op] in WIDE:
                out.append(CODE[op])
                try:
                    value = int(arg, 0)
                    out += struct.pack('<i', value - 2**32 if value >> 31 == 1 else value)
                except ValueError:
                    fixes.append((len(out), arg, number))
                    out += bytes(4)
            case _:
                raise SyntaxError(f'bad instruction on line {number}: {line.strip()}', ('<asm>', number, 1, line))
    for at, label, number in fixes:
        if label not in labels:
            raise NameError(f'no label {label} (line {number})')
        struct.pack_into('<i', out, at, labels[label])
    return bytes(out)


def execute(code, limit=10_000):
    stack, calls, memory, out, pc = array('I'), [], array('I', [0] * 16), [], 0
    for step in range(limit):
        op = code[pc]
        pc += 1
        if op in WIDE:
            (arg,) = struct.unpack_from('<i', code, pc)
            pc += 4
        if op in BINARY:
            b, a = stack.pop(), stack.pop()
            stack.append(BINARY[op](a, b) & MASK)
            continue
        match OPS[op]:
            case 'halt':
                return out, step, list(memory[:3])
            case 'push':
                stack.append(arg & MASK)
            case 'pop':
                stack.pop()
            case 'dup':
                stack.append(stack[-1])
            case 'swap':
                stack[-2:] = stack[: -3 : -1] if len(stack) > 1 else array('I')
            case 'jmp':
                pc = arg
            case 'jz':
                pc = pc if stack.pop() else arg
            case 'load':
                stack.append(memory[arg])
            case 'store':
                memory[arg] = stack.pop()
            case 'out':
                out.append(stack.pop())
            case 'call':
                calls.append(pc)
                pc = arg
            case 'ret':
                pc = calls.pop()
    raise TimeoutError(f'{limit} steps')


PRIMES = '''
    push 2
    store 0          ; candidate
next:
    push 2
    store 1
test:
    load 1
    dup
    mul
    load 0
    swap
    sub
    push 0x80000000
    and
    jz inside        ; d*d <= n
    load 0
    out
    jmp more
inside:
    call remainder
    jz more
    load 1
    push 1
    add
    store 1
    jmp test
more:
    load 0
    push 1
    add
    dup
    store 0
    push 40
    sub
    jz end
    jmp next
remainder:
    load 0
    store 2
again:
    load 2
    load 1
    sub
    dup
    push 31
    shr
    jz smaller
    pop
    load 2
    ret
smaller:
    store 2
    jmp again
end:
    halt
'''
code = assemble(PRIMES)
print(len(code), code[:12].hex(' '), execute(code))
for bad in (lambda: assemble('push'), lambda: assemble('jmp nowhere'), lambda: assemble('push 99999999999'), lambda: execute(assemble('pop')), lambda: execute(assemble('push 1')), lambda: execute(assemble('a:\njmp a'), 50), lambda: execute(b'\xff'), lambda: execute(assemble('load 99')), lambda: execute(assemble('push 1\npush -1\nshl')), lambda: execute(assemble('ret'))):
    try:
        print(bad())
    except (SyntaxError, NameError, struct.error, IndexError, TimeoutError, OverflowError, MemoryError, ValueError) as e:
        print(type(e).__name__, e if not isinstance(e, SyntaxError) else (e.msg, e.lineno))


class Bloom:
    def __init__(self, bits, hashes):
        self.bits, self.n, self.hashes = 0, bits, hashes

    def places(self, item):
        for seed in range(self.hashes):
            yield crc32(item.encode(), seed) % self.n

    def add(self, item):
        for p in self.places(item):
            self.bits |= 1 << p

    def __contains__(self, item):
        return all(self.bits >> p & 1 for p in self.places(item))


bloom = Bloom(256, 3)
for w in 'the quick brown fox'.split():
    bloom.add(w)
print([w in bloom for w in ('quick', 'fox', 'slow', 'cat')], bloom.bits.bit_count(), hex(bloom.bits))


def crc(data, poly=0xEDB88320):
    value = MASK
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ poly * (value & 1)
    return value ^ MASK


def lfsr(state, taps=0xB400):
    while True:
        yield state
        state = state >> 1 ^ (taps if state & 1 else 0)


def base64(data, alphabet='ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'):
    bits = ''.join(f'{b:08b}' for b in data)
    return ''.join(alphabet[int(bits[i : i + 6].ljust(6, '0'), 2)] for i in range(0, len(bits), 6)) + '=' * (-len(data) % 3)


stream = lfsr(0xACE1)
print(crc(b'123456789') == crc32(b'123456789') == 0xCBF43926, [hex(next(stream)) for _ in range(4)], base64(b'any carnal pleasure'), base64(b'a'))
print([f'{n ^ n >> 1:03b}' for n in range(8)], [n & -n for n in (12, 7, 0)], [n & (n - 1) == 0 for n in (8, 9)], [(n - 1 | n) + 1 for n in (5, 6)], (0b1011).bit_length(), (-5).bit_count(), ~5, -5 >> 1, -5 // 2, 5 << 100 >> 99)
for x in (1.0, -2.5, 0.1, float('inf'), 5e-324, float('nan')):
    (bits,) = struct.unpack('>Q', struct.pack('>d', x))
    print(f'{bits >> 63} {bits >> 52 & 2047:4} {bits & (1 << 52) - 1:013x}', struct.unpack('>d', bits.to_bytes(8))[0], end='; ')
print(struct.pack('>e', 1.5).hex(), struct.unpack('<f', bytes.fromhex('db0f4940')))
a = array('H', range(5))
a.byteswap()
print(a, a.tobytes(), a.itemsize, array('H', a.tobytes()) == a, memoryview(a).cast('B').tolist()[:4], array('b', b'\xff\x01').tolist())
for bad in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 1 << 2**70, lambda: 0 << 2**70, lambda: (-1).to_bytes(2), lambda: (256).to_bytes(1), lambda: int.from_bytes([300]), lambda: int('12', 1), lambda: int('0b2', 2), lambda: array('H', [-1]), lambda: array('q', [2**63]), lambda: array('x'), lambda: struct.pack('<H', 65536), lambda: struct.unpack('<I', b'abc'), lambda: ~1.5, lambda: True & 1.0, lambda: 2**-1 | 1, lambda: -1 >> 10**20, lambda: [1][1 << 70]):
    try:
        print(bad(), end='; ')
    except (ValueError, TypeError, OverflowError, MemoryError, struct.error, IndexError) as e:
        print(type(e).__name__, e, end='; ')
print()
