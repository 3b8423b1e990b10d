# library
# marshal: what cannot be written, what is read from a file, forms that nothing writes any more.
import io
import marshal


def tell(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for base in (int, float, complex, tuple, list, dict, set, frozenset, bytes, bytearray):
    tell(marshal.dumps, type('Sub', (base,), {})())
for n in (0, 1, -1, 2 ** 40, -2 ** 40, 2 ** 63 - 1, -2 ** 63):
    tell(marshal.loads, b'I' + n.to_bytes(8, 'little', signed=True))
tell(marshal.loads, b'Ix')
for value in (1, 2 ** 70, 1.5, 2j, 'é', b'ab', (1, [2, {3: {4}}]), None, ..., StopIteration):
    data = marshal.dumps(value)
    tell(marshal.load, io.BytesIO(data))
    tell(marshal.load, io.BytesIO(data[:-1]))


class TooMuch(io.BytesIO):
    def readinto(self, buffer):
        return super().readinto(buffer) + 1


class Text(io.StringIO):
    pass


tell(marshal.load, TooMuch(marshal.dumps(5)))
tell(marshal.load, Text('abc'))
tell(marshal.load, 5)
f = io.BufferedReader(io.BytesIO(b'abcdef'))
print(f.read(1), f.readinto(bytearray(0)), f.read())
