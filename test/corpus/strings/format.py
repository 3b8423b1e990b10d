# str.format, format_map, f-strings, __format__ of str.
import sys


class Thing:
    def __init__(self, name):
        self.name = name
        self.parts = ['x', 'y']

    def __format__(self, spec):
        return f'<{self.name}:{spec}>'

    def __repr__(self):
        return f'Thing({self.name!r})'


class Default(dict):
    def __missing__(self, key):
        return f'[{key}]'


thing = Thing('t')
print('{} {} {}'.format(1, 'b', None))
print('{0} {1} {0}'.format('a', 'b'))
print('{a} {b}'.format(a=1, b='two'))
print('{0.name} {0.parts[1]} {1[k]} {1[0]}'.format(thing, {'k': 'v', 0: 'zero'}))
print('{0:abc} {0!r} {0!s:>12} {0!a}'.format(thing))
print('{:>{w}} {:{f}<{w}} {:^{}}'.format('a', 'b', 'c', 7, w=5, f='*'))
print('{{}} {{{}}}'.format('x'))
print('{a} {b}'.format_map(Default(a=1)))
print('{:s} {:10s}| {:.2} {:5.1}|'.format('abc', 'def', 'ghi', 'jkl'))
print('{:<6}|{:>6}|{:^6}|{:é^7}|{:06}'.format('ab', 'ab', 'ab', 'ab', 'ab'))
print('{!r:>8}'.format('é'), '{!a}'.format('é€😀'))
print('{:d} {:5d} {:<5d}| {:+d} {:,} {:_} {:x} {:#x} {:b} {:o} {:c}'.format(1, 2, 3, 4, 1234567, 1234567, 255, 255, 5, 8, 8364))
print('{:.3f} {:e} {:g} {:%} {:10.2f}|{:<10.2f}|'.format(1.5, 1234.5, 1e20, 0.25, 3.14159, 2.5))
print('{} {:5} {:<5}|'.format(True, True, False))
name, value, wide = 'n', 3.14159, 10
print(f'{name} {name!r} {value:.2f} {value:{wide}.3f}| {name:>{wide}}| {name=} {value=:.1f} {{}}')
print(f'{thing:spec} {thing} {thing!r}', f'{"nested " + f"{name}"}')
print('€{}😀{}'.format('a', 'é'), len('€{}😀{}'.format('a', 'é')))
print('{0[a-b]} {0[ x ]}'.format({'a-b': 1, ' x ': 2}))
print('{[1]} {.name}'.format([1, 2], thing))
print('{:}|{!s:}|{!r}'.format('a', 'b', 'c'))
print('{' * 2 + '}' * 2, ('{' * 2 + '}' * 2).format())
print(sys.getsizeof('{}'.format('abc' * 10)), sys.getsizeof('%s' % ('é' * 10)))
for text in ('{:z}', '{:,s}', '{:=5}', '{:+}', '{:#}', '{: }', '{:.}', '{:5.1x}', '{:q}'):
    try:
        print(text, text.format('a'))
    except ValueError as error:
        print(text, error)
