print(abs(-3), abs(-2.5), abs(True), all([]), any([]), all([1, 0]), any([0, 1]), ascii('é"'), bin(-5), bin(True), oct(8), hex(-255))
print(callable(len), callable(5), callable(int), chr(65), chr(0x1f389), ord('A'), ord(b'x'), divmod(-7, 2), divmod(7.5, 2))
print(pow(2, 10), pow(2, -1), pow(3, -1, 7), pow(2, 10, 1000), pow(2.0, 3), round(2.5), round(3.5), round(-2.567, 2), round(1234, -2), round(5, None))
print(sum([1, 2, 3]), sum([0.1] * 10), sum([[1], [2]], []), sum(range(10), 5), sum([True, True]), sum([1, 2.5, 3]))
print(min(3, 1, 2), max('abc'), min([3, 1], key=lambda x: -x), max([], default='none'), max({'a': 1, 'b': 0}), min((1, 2), (1, 1)))
print(sorted([3, 1, 2], reverse=True), sorted('bca'), sorted({'b': 1, 'a': 2}), sorted([(1, 'b'), (1, 'a')], key=lambda t: t[0]))
print(list(zip('ab', [1, 2, 3])), list(enumerate('ab', 5)), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, '', 'x'])))
print(list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})))
print(isinstance(True, int), isinstance(1, (str, (float, int))), issubclass(bool, int), issubclass(int, (str, object)))
print(repr(iter([])).split()[0], type(iter(lambda: 1, 2)), list(iter([1, 2, 3].pop, 1)), next(iter([]), 'default'))
print(hash(1), hash(1.0), hash(True), hash(2 ** 61 - 1), hash(-1), hash('') == hash(b''), hash(None) == hash(None), hash((1, 2)))
print(format(3.14159, '.2f'), format(255, '#x'), format('s', '>5'), format(5), format(1234567, ','), format(None), format([1]))
print(getattr(1, 'real'), getattr(1, 'nope', 'default'), hasattr(1, 'imag'), hasattr(1, 'nope'))


class Obj:
    pass


o = Obj()
setattr(o, 'a', 1)
print(vars(o), o.a, getattr(o, 'a'), dir(o)[-3:])
delattr(o, 'a')
print(vars(o))
print(dir(5)[:3], 'append' in dir([]), sorted(dir())[:3])
print(len('abc'), len({1: 2}), len(range(0, 10, 3)), len(b'ab'))
print(slice(1, 2), slice(None), slice(1, 10, 2).indices(5), range(3), range(0), range(1, 10, 3)[1], range(10)[2:8:2])
print(type(1), type('x', (), {}), type(type), object() == object())
print(str(b'ab'), str(b'ab', 'utf8'), str(1.0), str(None), bytes(3), bytes('é', 'utf8'), bytes([1, 2]), int('ff', 16), int('0b11', 0), int(' 42 '), int(-3.9))
print(float('1e3'), float(' inf '), float('nan'), float('-0.0'), float(10 ** 20), bool([]), bool('x'), int(True))
print(Ellipsis, NotImplemented, __debug__, __name__, __doc__)
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, None))
print(id(o) == id(o), id(1) == id(1), globals() is globals(), locals() is globals())
for name in ('copyright', 'exit'):
    print(name in dir(__builtins__))
try:
    NotImplemented == 1 or bool(NotImplemented)
except TypeError as e:
    print(e)
print(eval(repr(1.1)), eval(repr('a\n"\'')), eval(repr([1, (2,), {3: 4}, {5}])))
