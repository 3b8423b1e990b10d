# How often CPython's compiler still holds each constant while the program runs: as a literal, and as a result of folding.
import sys
g = sys.getrefcount
print('a', g('lit' * 1), g('ab' * 2))
print('b', g(1 * 'two'))
print('c', g('' + 'three'), g('four' + ''))
print('d', g(b'five' * 1), g(b'' + b'six'), g(b'seven' + b''))
print('e', g(+12345), g(-(-12346)), g(12347 * 1), g(0 + 12348), g(12349 - 0))
print('f', g(+1.5), g(-(-2.5)), g(3.5 * 1))
print('g', g((1, 2) * 1), g((3, 4) + ()), g(() + (5, 6)), g((7, 8)), g(1 * (9,10)))
print('h', g(('ha', 'hb')[0]), g((1.25, 2.25)[1]), g(((1, 5), 3)[0]))
print('i', g('xyz'[0:1]), g('xyzw'[0]), g(b'abc'[0]))
print('j', g(+1j), g(3j * 1), g(3.25j))
print('k', g('two words' * 1), g('two wordz'), g('two wordz'))
print('l', g(123456), g(123456), g(1.75), g(1.75))
print('m', g('dupl'), g('dupl'), g('d' 'upl'))
def f():
    return g('dupl'), g('inner'), g(1.75), g(99999), g(99999), g('in ner'), g('in ner')
print('n', f())
def h():
    return g('dupl'), g('inner'), g(1.75), g(99999), g('hh' * 1), g('h h' * 1), g(5.5 * 1), g(+5.75), g(77777 | 0), g((1,'q r') + ())
print('o', h())
x = 'A'
print('q', g('aa%sbb' % (x,)), g(f'aa{x}bb'), g('bb'), g('aa'))
print('r', g(12345678901234567890), g(+12345678901234567890), g(12345678901234567890123 >> 0), g(True + 0), g(10**20), g(10**20))
for y in [1.0625, 2.0625]: print('s', g(y))
for y in (3.0625, 4.0625): print('s', g(y))
for y in [3.0625, 4.0625]: print('s', g(y))
print('t', 'inset' in {'inset', 'outset'}, g('inset'), g('outset'))
print('u', x in ('intup', 'x y z'), g('intup'), g('x y z'))
print('v', g(not None), g(__debug__))
z = ('alone',) ; w = ('alone',)
print('w', g(z), g(w), z is w, g('alone'))
print('x', g((1.125, (2.125, 'in in'))), g('in in'), g(1.125), g((2.125, 'in in')))
print('y', g(2.125))
def k(a, b='dd', *c, d=5.125, **e):
    'doc doc'
    return g('dd'), g(5.125), g('doc doc'), g(k.__doc__)
print('z', k(1))
class C:
    'cdoc cdoc'
    at = 'at at'
    __slots__ = ('s1', 's 2'[0])
print('A', g(C.__doc__), g(C.at), g('at at'), g('cdoc cdoc'))
print('B', g(''), g(b''), g('a'), g(()), g(b'z'), g('' * 5), g(b'' * 3), g(() * 3), g((1,2) * 0), g(5 - 5), g('éa' * 1), g('é' + ''), g('ж' + ''))
match x:
    case 'A': print('C', g('A'))
    case -1.5: pass
    case -1.5 + 2j: pass
print('D', g(-1.5), g(-1.5+2j))
print('E', g(~12345678), g(12345678), g(-12345678))
lam = lambda q='lam lam': g('lam lam')
print('F', lam())
def ann(a: 'ann ann') -> 'ret ret': return g('ann ann'), g('ret ret')
print('G', ann(1))
assert x, 'ass ass'
print('H', g('ass ass'))
print('I', g('ternary' if 1 else 'oth er'), g('oth er'), g('dead dead'))
if 0: 'dead dead'
if 0: u = 'dead dea2'
print('J', g('dead dea2'))
while 0: u = 'dead dea3'
print('K', g('dead dea3'))
print(f'{x:>10}', f'{x!r:>11}', g('>10'), g('>11'))
print('L', g('%10s' % (x,)), g('>10'))
print('M', g(x + f'fs' 'more'), g('fsmore'), g('fs'))
u = 1 if 'cc cc' and x else 2
print('N', g('cc cc'))
print('O', g(('t1', 2.75)[1:]), g(2.75))
del u
print('P', [g('co co') for q in (1,)], g('co co'))
def outer():
    def inner(): return g('nest nest'), g((6.5, 'nest nest')), g('ne'*1)
    return inner() + (g('nest nest'), g('ne'))
print('Q', outer(), g('ne'))

print(g(12345 ** 1), g(12346 << 0), g(12347 >> 0), g(12348 | 0), g(12349 & -1), g(12350 ^ 0), g(12351 // 1), g(12352 % 99999), g(12353 / 1))
print(g(123456789012345678901 ** 1), g(123456789012345678902 << 0), g(123456789012345678903 >> 0), g(123456789012345678904 | 0), g(123456789012345678905 & -1), g(123456789012345678906 ^ 0), g(123456789012345678907 // 1), g(123456789012345678908 % 999999999999999999999999), g(123456789012345678909 * 1), g(123456789012345678910 + 0))
print(g(1.5 ** 1), g(1.625 + 0), g(1.75 // 1), g(1.875 % 5), g(2.5j ** 1), g(2.625j + 0))
print(g(b'bytes lit'), g(b'b l' b''), g(b'' b'c l'), g(b'd' b' l'), g(b''  b'' b'e ll' b''), g(b'e ll'))
print(g('s l' ''), g('' 's m'), g('s' ' n'), g(u's o'), g(f's p'), g('' f's q'), g(f's r' ''), g('s ' f's'), g('s s'))
def f(): 'same doc'
print(g('same doc'))
def f2():
    '''multi
    line'''
print(g('multi\nline'), g('multi\n    line'))
def f3():
    '''	tab doc'''
print(g('tab doc'), g('	tab doc'))
try: 'plain p' % (sys,)
except TypeError: pass
print(g('plain p'))
try: 'plain %d %s p' % (sys,)
except TypeError: pass
print(g('plain %d %s p'), g('plain '), g('plain %d'))
print(g('ж'), g('ж' * 1), g('жx'[0]), g('жy'[1]), g(('z z', 'y y')[0]), g('z z'))
def names(aa, bb): pass
print(g(('aa', 'bb')), g(('aa', 'bb')))
def late(): return ('cc', 'dd', 1.5), ['l l', 'm m', 2.5], {'n n', 'o o', 3.5}
print([g(c) for c in late.__code__.co_consts], [g(x) for x in late.__code__.co_consts[1]])
print(g('a a' '' 'a b'), g('a c' 'a d' ''), g('' '' 'a e'), g('a f' '' ''), g('a g' * True), g('%s' % ()) if 0 else 0)
L = [1000.5, 2000.5, 3000.5, 'list list']
print(g(1000.5), g('list list'), g([4000.5, 5000.5, 'lst lst'][2]))
for s in ['it it', 'jt jt', 5.0625]: print(g(s))
for s in {'kt kt'}: print(g(s))
if 'x' in {'lt lt', 5.125, ('mt mt', 6.5)}: pass
print(g('lt lt'), g(5.125), g(('mt mt', 6.5)), g('mt mt'), g(6.5))
print(eval("g('lit' * 1), g('ev ev'), g(b'ev'), g(1.5+0)"))
exec("print(g('lit' * 1), g('ev ev'), g(b'ev'), g(1.5+0))")
exec(compile("print(g('lit' * 1), g('ev ev'), g(b'ev'), g(1.5+0))", 'x', 'exec'))
x = 'interned_before'
exec("print(g('interned_' + 'before'), g('interned_before'), g(x))")
def kw(**k): return g('aaa aaa')
print(kw(a='aaa aaa', b=1))
class D: 'class doc'; z = __doc__
print(g('class doc'), g(D.__doc__))
def ann(a: 'an n' = 'def d', *, k: 5.75 = 6.75) -> 'r r': return 1
print(g('an n'), g('def d'), g(5.75), g(6.75), g('r r'), g(7.75 if 1 else 8.75), g(8.75))
print(g(-0.0), g(-5.25), g(5.25), g(- -5.25), g(not 5.25), g(~500), g(500))
print(f"{L!r:>40}{L=}", g('>40'), g('L='), g(f'{L=:}')); 
print(g('%5s %-7r %%' % (1, 2)), g('>5'), g(' '), g(' %'), g('7'))
match 'm n':
    case 'm n' | 'm o' | -9.5 | 9.5+1j: print(g('m n'), g('m o'), g(9.5), g(-9.5), g(1j), g(9.5+1j))
match {'k k': 1}:
    case {'k k': 1, 'k l': 2}: pass
    case {}: print(g('k k'), g('k l'))
while 'cond cond':
    print(g('cond cond')); break
assert 'as as', 'as at'
print(g('as as'), g('as at'), g(None or 'or or'), g('or or' and 'an an'), g('an an'))
from sys import path as pp
print(g(('path',)), g('a a' 'b b'), g('a ab b'))
print((lambda d='d d', *a: g('d d'))(), [g('c c') for i in 'r'], g('c c'), g(((('deep deep',),),)), g('deep deep'))
print(g('ab' 'cd' * 1), g(('tt tt',) * 1), g(('tu tu',) * 2), g('tt tt'), g('tu tu'), g(((1, 'tv tv'),) + ()), g((1, 'tv tv')), g('tv tv'))
def gen():
    yield 'y y'; yield from ('y1 1', 'y2 2'); return g('y y'), g('y1 1')
for v in gen(): print(g(v))

print(g('dupl'), g('zzdup'), g('zzdup' * 1))
