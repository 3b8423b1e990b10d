# library
# Bytes that are no pickles, or strange ones: what each opcode says to each.
import _pickle
import io
import pickletools


def attempt(data, **kwargs):
    try:
        value = _pickle.loads(data, **kwargs)
        shown = ascii(value)
        print(data, shown.split(' at 0x')[0])
    except Exception as e:
        print(data, type(e).__name__, str(e).split(' at 0x')[0])


class Extend:
    def extend(self, items):
        print('  extend', items)


class Append:
    def append(self, x):
        print('  append', x)
        if x == 2:
            raise ValueError('two')


class Add:
    def add(self, x):
        print('  add', x)
        if x == 2:
            raise ValueError('two')


class Nothing:
    __slots__ = ()


class State:
    def __setstate__(self, state):
        raise ValueError(state)


class InitArgs:
    def __getinitargs__(self):
        return ()

    def __init__(self, *args):
        self.args = args

    def __repr__(self):
        return f'InitArgs{self.args}'


class NoNew(type):
    pass


print('-- every opcode alone, and after things on the stack')
for op in pickletools.opcodes:
    for before in (b'', b'N', b'NN', b'(', b'(N', b'(NN', b'](', b'](N', b'}(NN', b'}(N', b'\x8f(NN', b'K\1)', b'(K\1)', b'K\1]N', b')}', b'NNN)'):
        attempt(before + op.code.encode('latin1') + b'.')
print('-- keys that are no opcodes')
for i in range(256):
    if chr(i) not in pickletools.code2op:
        attempt(bytes([i]))
print('-- truncated')
whole = _pickle.dumps([1, 300, 70000, 1 << 80, 1.5, 'text', b'bytes', (1, 2), {'a': None}, {1}, int, bytearray(b'x')], 5)
for n in range(len(whole)):
    attempt(whole[:n])
whole = _pickle.dumps([1, 300, 1 << 80, 1.5, 'text', (1, 2), {'a': None}, int], 0)
for n in range(len(whole)):
    attempt(whole[:n])
print('-- numbers as text')
for text in (b'1', b'-1', b'+1', b' 1', b'1 ', b'01', b'00', b'1_0', b'0x1f', b'0X1F', b'0x', b'0xg', b'08', b'010', b'x', b'', b'9' * 30, b'-9223372036854775808',
             b'9223372036854775807', b'9223372036854775808', b'-9223372036854775809', b'1L', b'0b1', b'0o7', b'1\0x', b'\0', b'1e5', b'nan', b'inf', b'-inf',
             b'1e400', b'-1e400', b'.5', b'5.', b'1.5.5', b'\xff', b'\x0b7', b'- 1', b'--1', b'0777777777777777777777', b'01777777777777777777777'):
    for op in (b'I', b'L', b'F', b'g', b'Np'):
        attempt(op + text + b'\n.')
print('-- strings of Python 2')
for text in (b"'a'", b'"a"', b"'a", b"a'", b'a', b"'", b"''", b'', b"'\\x41\\n\\''", b"'\\x4'", b"'\xe9'", b"'a' "):
    for encoding in ('ASCII', 'latin-1', 'bytes', 'utf-8', 'no such'):
        attempt(b'S' + text + b'\n.', encoding=encoding)
for data in (b'U\x02a\xe9.', b'T\x02\0\0\0a\xe9.'):
    for encoding in ('ASCII', 'latin-1', 'bytes', 'no such'):
        for errors in ('strict', 'replace', 'surrogateescape', 'no such'):
            attempt(data, encoding=encoding, errors=errors)
for text in (b'a', b'\\u20ac', b'\\U0001f600', b'\\u20', b'\\', b'\xe9', b'\\U11111111', b''):
    attempt(b'V' + text + b'\n.')
for data in (b'\x8c\x03\xed\xa0\x80.', b'\x8c\x02\xff\xfe.', b'X\x01\0\0\0\x80.', b'\x8d\x01\0\0\0\0\0\0\0a.'):
    attempt(data)
print('-- sizes')
for data in (b'B\xff\xff\xff\xff.', b'\x8e\xff\xff\xff\xff\0\0\0\0.', b'\x8e\xff\xff\xff\xff\xff\xff\xff\x7f.', b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.',
             b'\x96\xff\xff\xff\xff\0\0\0\0.', b'\x96\xff\xff\xff\xff\xff\xff\xff\xff.', b'\x8d\xff\xff\xff\xff\xff\xff\xff\x7f.', b'X\xff\xff\xff\xff.', b'T\xff\xff\xff\xff.',
             b'\x95\xff\xff\xff\xff\xff\xff\xff\x7f.', b'\x95\0\0\0\0\0\0\0\0N.', b'\x95\2\0\0\0\0\0\0\0N.', b'\x95\3\0\0\0\0\0\0\0N.', b'\x95\1\0\0\0\0\0\0\0K\5.', b'\x95\xff\xff\xff\xff\xff\xff\xff\xff.',
             b'\x8b\xff\xff\xff\xff.', b'\x8b\1\0\0\0\x80.', b'\x8a\0.', b'\x8a\1\xff.', b'C\0.', b'\x8c\0.', b'Nr\xff\0\0\0j\xff\0\0\0.', b'Nr\xff\0\0\0j\xfe\0\0\0.', b'Nq\xffh\xff.', b'h\xff.'):
    attempt(data)
print('-- protocols')
for i in range(8):
    attempt(bytes([0x80, i]) + b'N.')
attempt(b'\x80\x05\x80\x02N.')
print('-- adding to things')
for maker in (b'c__main__\nExtend\n)R', b'c__main__\nAppend\n)R', b'c__main__\nAdd\n)R', b'c__main__\nNothing\n)R', b']', b'}', b'\x8f', b'N'):
    for add in (b'K\1a', b'(K\1K\2K\3e', b'(e', b'(u', b'(\x90', b'(K\1K\2u', b'(K\1u', b'K\1K\2s', b'(K\1K\2K\3\x90', b'(](K\1\x90', b'(]K\1s'):
        attempt(maker + add + b'.')
print('-- BUILD')
for state in (b'N', b'}', b'K\1', b'NN\x86', b'}}\x86', b'NK\1\x86', b'K\1N\x86', b'}(K\1K\2u', b'}(X\1\0\0\0aK\2u', b'N}(X\1\0\0\0aK\2u\x86', b'N}(K\1K\2u\x86', b'NNN\x87'):
    for cls in (b'Extend', b'Nothing', b'State'):
        attempt(b'c__main__\n' + cls + b'\n)R' + state + b'b.')
print('-- INST, OBJ, NEWOBJ, REDUCE')
for data in (b'(i__main__\nInitArgs\n.', b'(K\1i__main__\nInitArgs\n.', b'(i__main__\nNothing\n.', b'(K\1i__main__\nNothing\n.', b'(ibuiltins\nlen\n.', b'(i__main__\nNope\n.',
             b'(i\nx\n.', b'(ix\n\n.', b'(i\xe9\nx\n.', b'(ix\n\xe9\n.', b'i__main__\nInitArgs\n.', b'(c__main__\nInitArgs\no.', b'(c__main__\nInitArgs\nK\1o.', b'(o.', b'(c__main__\nNothing\no.', b'(K\1o.',
             b'c__main__\nInitArgs\n)\x81.', b'c__main__\nInitArgs\nN\x81.', b'N)\x81.', b'cbuiltins\nint\nK\1\x85\x81.', b'cbuiltins\nint\n)}\x92.', b'cbuiltins\nint\n)N\x92.',
             b'cbuiltins\nint\n(d}\x92.', b'N)}\x92.', b'ctypes\nFunctionType\n)\x81.', b'ctypes\nGeneratorType\n)\x81.', b'ctypes\nGeneratorType\n)}\x92.', b'c\nx\n.', b'cx\n\n.', b'c\xe9\nx\n.', b'c\xff\nx\n.', b'cx\n\xff\n.',
             b'cbuiltins\nint\nNR.', b'cbuiltins\nint\n]R.', b'cbuiltins\nint\n)R.', b'N)R.', b')R.', b'cbuiltins\nlen\n)R.', b'cno_such_module\nx\n.', b'cbuiltins\nno_such\n.'):
    attempt(data)
print('-- items')
for data in (b'(K\1K\2d.', b'(K\1d.', b'(]K\2d.', b'](K\1]h\5e.', b'(]\x91.', b'(K\1K\1\x91.', b'(K\1l.', b'N0N.', b'N1.', b'(1N.', b'(N(NN1N.', b'N2\x86.', b'(0N.', b'((0N.', b'N(2.'):
    attempt(data)
try:
    _pickle.load(io.BytesIO(b''))
except EOFError as e:
    print(e)
