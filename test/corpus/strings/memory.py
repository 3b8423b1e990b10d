# Sizes, shared and interned objects, reference counts, in-place concatenation.
import sys

for s in ('', 'a', 'ab', 'a' * 100, 'é', 'éa', 'é' * 100, '€', '€' * 100, '😀', '😀' * 100):
    print(ascii(s[:3]), len(s), sys.getsizeof(s), s.__sizeof__())
for b in (b'', b'a', b'ab', b'a' * 100):
    print(b[:3], len(b), sys.getsizeof(b))


def same(a, b):
    return a is b


class Text(str):
    pass


t = Text('abc')
print(type(t), t, repr(t), len(t), t == 'abc', hash(t) == hash('abc'), type(t.upper()), type(t[:]), type(t.strip()), type(str(t)))
print(type(Text('é€') + 'x'), Text(b'abc', 'ascii'), Text(), Text(5), {t: 1}['abc'], Text('abc') in {'abc'}, t is t[:])


class Raw(bytes):
    pass


r = Raw(b'abc')
print(type(r), r, len(r), r == b'abc', hash(r) == hash(b'abc'), type(r.upper()), type(r[:]), Raw([1, 2]), Raw('é', 'utf-8'))

word = ''.join(['hello', ' ', 'there'])
print(sys.getrefcount(word))
print(sys.intern(word) is word, sys.getrefcount(word), sys.intern('hello' + ' there'[:6]) is word)
print(sys.getrefcount('a'), sys.getrefcount(''), sys.getrefcount(chr(233)), sys.getrefcount('append'))
other = ''.join(['app', 'end'])
print(same(other, 'append'), same(sys.intern(other), 'append'))
print(same(chr(97), 'abc'[0]), same(chr(233), 'é'[0:1]), same('x€'[0], chr(120)), same(chr(0x20ac), chr(0x20ac)), same(b'ab'[:1], b'a'))
print(word[:] is word, word.replace('q', '') is word, word.strip() is word, word.lower() is word, str(word) is word)
print('%s' % word is word, '{}'.format(word) is word, f'{word}' is word, ''.join([word]) is word, word * 1 is word, word + '' is word)

n = 0
s = ''
for i in range(1000):
    before = id(s)
    s += 'ab'
    n += id(s) == before
print(len(s), n > 500, sys.getsizeof(s), hash(s))
s = 'x'
for c in 'é€😀a':
    s += c
    print(ascii(s), sys.getsizeof(s))
kept = s = ''.join(['q', 'r'])
s += 'z'
print(kept, s)

it = iter('aé')
print(type(it).__name__, type(iter('a')).__name__, it.__length_hint__(), next(it), it.__reduce__(), list(it), it.__reduce__()[1], next(it, 'end'))
it = iter(b'abc')
print(type(it).__name__, it.__length_hint__(), next(it), it.__reduce__(), list(it), next(it, 'end'))
print(hash(''), hash(b''), hash('a'), hash(b'a'), hash('é'), hash('€'), hash('😀'), hash('a' * 1000))
