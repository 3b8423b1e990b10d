"""Constants that are worked out at compile time."""
numbers = (1 + 2, 7 // -2, 7 % -2, -7 // 2, 2 ** 10, 2 ** -1, 10 ** 30, 1 / 3, 1 << 20, -1 >> 3, 6 & 3 | 8 ^ 1, ~5, - 0.0, +True)
floats = (0.1 + 0.2, 1.5 // 0.4, -1.5 % 0.4, 1e308 * 10, 2.0 ** 0.5, 10.0 ** -3, 3.0 // -0.0 if 0 else 1.0, 1e16, 1e22 / 3)
complexes = (1 + 2j, 1j * 1j, (1 + 2j) / (3 - 4j), -1j, 2j ** 3)
not_folded = (1 // 0, 1 % 0, 2 ** 1000, 1 << 1000, 'x' * 5000, (1,) * 300, 'a' - 1, 10 ** 100)
strings = ('a' + 'b', 'ab' * 3, b'x' * 2 + b'y', 'abc'[1], 'abc'[-1], 'abc'[5:6], b'abc'[0], (1, 2, 3)[-2], 'é' * 3, '\ud83d' + '\ude00')
bools = (not 1, not '', not None, not (), True & False, True ^ 1, True + True, not (a is b), not (a in b))
formats = ('%s' % (a,), '%s and %r %%' % (a, b), '%-5s|%5a|%.3s|%05s' % (a, b, c, d), '%d' % (a,), '%s %s' % (a,), '%(k)s' % (a,), '%s' % a)
nested = ((1, (2, 3)), [4, 5, 6], [4, 5], {7, 8, 9}, {7: 8, 'k': 'v'}, [(1, 2), None, ...])
merged = (1, 1.0, True, 0.0, -0.0, 0j, -0j, 'x', b'x', (1,), (1.0,), (True,))
big = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, a]
huge = {'a0': a, 'a1': a, 'a2': a, 'a3': a, 'a4': a, 'a5': a, 'a6': a, 'a7': a, 'a8': a, 'a9': a, 'b0': a, 'b1': a, 'b2': a, 'b3': a, 'b4': a, 'b5': a, 'b6': a, 'b7': a}
"not a docstring" + ""
if 'in' in ['in', 'out'] and x not in {1, 2} and y in (z, 1): pass
1; None; ...; "statement"
