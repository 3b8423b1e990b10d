# library: struct: every format in every order, padding, counts, errors.
import struct, sys
for code, values in (('bB', (-5, 250)), ('hH', (-300, 60000)), ('iI', (-70000, 4000000000)), ('lL', (-5, 7)), ('qQ', (-2**60, 2**63)), ('fd', (1.5, -2.25)), ('e', (0.1,)), ('?c', (True, b'x')), ('5sp', (b'hello!', b'')), ('6p', (b'pascal',)), ('nN', (-1, 1)), ('P', (1234,))):
    for order in ('@', '=', '<', '>', '!'):
        try: packed = struct.pack(order + code, *values); print(order + code, packed.hex(), struct.unpack(order + code, packed), struct.calcsize(order + code))
        except struct.error as e: print(order + code, e)
print(struct.calcsize('bxi'), struct.calcsize('<bxi'), struct.calcsize('i0q'), struct.pack('2x3h', 1, 2, 3), struct.calcsize('@bhilqfd'), struct.unpack('3s', b'abc'), struct.pack('0s', b'abc'), struct.calcsize(''))
for f in (lambda: struct.pack('b', 128), lambda: struct.pack('B', -1), lambda: struct.pack('<H', 65536), lambda: struct.pack('i', 'x'), lambda: struct.pack('f', 'x'), lambda: struct.pack('f', 1e300), lambda: struct.pack('e', 1e6), lambda: struct.pack('c', 'x'), lambda: struct.pack('c', b'xy'), lambda: struct.pack('s', 5), lambda: struct.pack('ii', 1), lambda: struct.pack('i', 1, 2), lambda: struct.unpack('i', b'abc'), lambda: struct.pack('z', 1), lambda: struct.calcsize('5'), lambda: struct.calcsize('99999999999999999999i'), lambda: struct.pack('<q', 2**63), lambda: struct.pack('Q', -1), lambda: struct.pack_into('i', bytearray(3), 0, 1), lambda: struct.pack_into('i', bytearray(8), -9, 1), lambda: struct.pack_into('i', b'12345678', 0, 1), lambda: struct.unpack_from('i', b'abc', 1), lambda: struct.unpack_from('i', bytes(9), -3), lambda: list(struct.iter_unpack('i', b'12345')), lambda: list(struct.iter_unpack('', b'')), lambda: struct.Struct(5), lambda: struct.pack(), lambda: struct.pack('P', -2**70)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b = bytearray(12); struct.pack_into('>hb', b, 3, 258, -1); print(b, struct.unpack_from('>hb', b, 3), list(struct.iter_unpack('<H', b'\1\0\2\0')))
s = struct.Struct('<I2s'); print(s, s.size, s.format, s.pack(7, b'ab'), s.unpack(b'\7\0\0\0ab'), s.unpack_from(memoryview(b'x' + s.pack(1, b'zz'))[1:]), struct.Struct(b'<h').format)
class I:
    def __index__(self): return 77
    def __float__(self): return 2.5
    def __bool__(self): return False
print(struct.pack('<ihdf?', I(), I(), I(), I(), I()), struct.unpack('<e', struct.pack('<e', float('inf'))), struct.pack('<e', 6e-8), struct.pack('>d', float('nan')).hex(), struct.pack('<f', -0.0))
