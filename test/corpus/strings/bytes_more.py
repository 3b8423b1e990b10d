# library: bytes and bytearray: construction, every method, odd arguments, formats, mutation while looked at.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class B:
    def __init__(self, r): self.r = r
    def __bytes__(self): return self.r
class It:
    def __iter__(self): return iter([1, 2, 3])
    def __length_hint__(self): return 10**10 if 0 else 5
class BadHint:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return -1
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
for T in (bytes, bytearray):
    print(T.__name__)
    for a in ((), (3,), (-1,), (0,), (True,), (I(2),), (I(-2),), (2**63,), (10**30,), (1.5,), (None,), ('a',), ('é', 'utf-8'), ('é', 'ascii'), ('é', 'ascii', 'ignore'), (b'ab',), (b'ab', 'ascii'), ([1, 2],), ([1, 256],), ([1, -1],), ([1, 'a'],), ([I(5)],), ((1, 2),), (range(3),), (It(),), (BadHint(),), (Seq(),), (B(b'xy'),), (B(3),), (B(bytearray(b'z')),), (memoryview(b'abcd')[::2],), ({1: 2},), (x for x in (1, 2)), ([[]],), ('a', 3), (3, 'ascii'), (3, 'ascii', 'x'), (1, 2, 3, 4), (object(),), (iter([300]),), ({3},)):
        t(lambda: T(*a) if isinstance(a, tuple) else T(a))
    t(lambda: T(source=b'a')); t(lambda: T(string='a')); t(lambda: T(encoding='ascii')); t(lambda: T(errors='x')); t(lambda: T('a', errors='strict'))
    b = T(b'aXbXc\x00\xff')
    for m, *args in (('find', b'X'), ('find', 88), ('find', 256), ('find', -1), ('find', 'X'), ('find', b''), ('find', b'', 99), ('rfind', b'X', 0, 3), ('index', b'zz'), ('rindex', 99), ('count', b''), ('count', 88), ('count', b'X', 2), ('count', None), ('startswith', b'a'), ('startswith', (b'z', b'a')), ('startswith', 'a'), ('startswith', (b'z', 'a')), ('startswith', b'X', 1, 2), ('endswith', b'\xff'), ('endswith', ()), ('replace', b'X', b''), ('replace', b'', b'-'), ('replace', b'X', b'YY', 1), ('replace', 'X', b''), ('replace', b'X', 3), ('split', b'X'), ('split', None), ('split', b''), ('split', 'X'), ('split', b'X', 1), ('rsplit', b'X', 1), ('rsplit',), ('splitlines',), ('splitlines', 1), ('partition', b'X'), ('rpartition', b'X'), ('partition', b''), ('partition', 'X'), ('strip', b'ac'), ('lstrip', None), ('rstrip', b'\xff\x00'), ('strip', 'a'), ('strip', 3), ('center', 11), ('center', 11, b'*'), ('center', 11, '*'), ('center', 11, b'**'), ('ljust', 9, b'.'), ('rjust', 9), ('zfill', 10), ('expandtabs', 4), ('hex',), ('hex', ':'), ('hex', ':', 2), ('hex', ':', -3), ('hex', b'-'), ('hex', '::'), ('hex', 'é'), ('hex', 3), ('hex', ':', 0), ('decode',), ('decode', 'latin-1'), ('decode', 'ascii', 'replace'), ('decode', 'ascii', 'nope'), ('decode', 3), ('translate', bytes(range(256))), ('translate', None, b'X'), ('translate', b'a'), ('translate', bytes(256), b'a'), ('translate', None, 'X'), ('translate', 3), ('join', [b'1', b'2']), ('join', ['1']), ('join', 3), ('join', [bytearray(b'q'), memoryview(b'w')]), ('removeprefix', b'aX'), ('removesuffix', b'\xff'), ('removeprefix', 'a'), ('upper',), ('lower',), ('title',), ('capitalize',), ('swapcase',), ('isalnum',), ('isalpha',), ('isascii',), ('isdigit',), ('islower',), ('isspace',), ('istitle',), ('isupper',), ('__contains__', b'X'), ('__contains__', 88), ('__contains__', 300), ('__contains__', 'X'), ('__getitem__', 1), ('__getitem__', 99), ('__getitem__', 'a'), ('__getitem__', slice(None, None, -2)), ('__mul__', 2), ('__mul__', -1), ('__mul__', 2**62), ('__mul__', 'a'), ('__rmul__', 2), ('__add__', b'z'), ('__add__', bytearray(b'z')), ('__add__', 'z'), ('__add__', memoryview(b'z')), ('__eq__', bytearray(b'aXbXc\x00\xff')), ('__eq__', 'a'), ('__lt__', b'b'), ('__lt__', 3), ('__mod__', ()), ('__len__',), ('__bytes__',)):
        t(lambda: getattr(b, m)(*args))
    t(lambda: b + 3); t(lambda: 3 + b); t(lambda: b < 'a'); t(lambda: 'a' in b); t(lambda: hash(b) == hash(bytes(b))); t(lambda: T.fromhex('61 62\t63\n')); t(lambda: T.fromhex('6')); t(lambda: T.fromhex('6g')); t(lambda: T.fromhex('6 1')); t(lambda: T.fromhex(b'61')); t(lambda: T.fromhex('é')); t(lambda: T.fromhex('')); t(lambda: T.maketrans(b'ab', b'cd')[95:101]); t(lambda: T.maketrans(b'a', b'')); t(lambda: T.maketrans('a', 'b')); t(lambda: type(type('S', (T,), {}).fromhex('61')).__name__)
    for f, v in ((b'%d', 5), (b'%d', 'a'), (b'%s', b'x'), (b'%s', 'x'), (b'%b', b'x'), (b'%b', B(b'bb')), (b'%b', 3), (b'%a', 'é'), (b'%r', 'é'), (b'%c', 65), (b'%c', b'q'), (b'%c', 300), (b'%x %X %o', (255, 255, 8)), (b'%5.1f|', 2.25), (b'%-5d|%05d|%+d', (1, 2, 3)), (b'%(a)s', {b'a': b'1'}), (b'%(a)s', {'a': b'1'}), (b'%', ()), (b'%z', 3), (b'%s %s', (b'a',)), (b'%s', ()), (b'', 3), (b'%%', ()), (b'%*d', (4, 2)), (b'%.2s', b'abc'), (b'%5s|', b'ab'), (b'%i', 2.7), (b'%s', memoryview(b'mv')), (b'%u', -1), (b'%g', 1e10), (b'%s', None), (b'%\xff', 1)):
        t(lambda: T(f) % v)
a = bytearray(b'hello')
for op in ("a.append(33)", "a.append(300)", "a.append('a')", "a.append(I(65))", "a.extend(b'xy')", "a.extend([1, 2])", "a.extend([1, 300])", "a.extend('s')", "a.extend(3)", "a.extend(a)", "a.insert(0, 1)", "a.insert(-100, 2)", "a.insert(100, 3)", "a.insert('x', 3)", "a.pop()", "a.pop(0)", "a.pop(100)", "a.pop('x')", "a.remove(104)", "a.remove(1000)", "a.remove(0)", "a.remove('x')", "a.reverse()", "a.copy()", "a.__setitem__(0, 7)", "a.__setitem__(0, 256)", "a.__setitem__(0, 'x')", "a.__setitem__(100, 1)", "a.__setitem__('x', 1)", "a.__setitem__(slice(1, 3), b'ZZZZ')", "a.__setitem__(slice(1, 3), 5)", "a.__setitem__(slice(1, 3), 'ab')", "a.__setitem__(slice(1, 3), [9, 8])", "a.__setitem__(slice(None, None, 2), b'q')", "a.__setitem__(slice(None, None, 2), bytes(len(a[::2])))", "a.__delitem__(0)", "a.__delitem__(slice(None, None, 3))", "a.__delitem__(100)", "a.__iadd__(b'plus')", "a.__iadd__('x')", "a.__iadd__(a)", "a.__imul__(2)", "a.__imul__(-1)", "a.__imul__('x')", "a.__imod__(())", "a.__alloc__()", "a.__init__(b'again')", "a.__init__()", "a.clear()", "a.pop()", "a.__reduce__()", "a.__reduce_ex__(2)", "a.__sizeof__()"):
    t(lambda: eval(op)); print(bytes(a), len(a))
a = bytearray(b'abcdef'); it = iter(a); next(it); a.clear(); t(lambda: list(it)); t(lambda: it.__reduce__()); t(lambda: it.__setstate__(3))
a = bytearray(b'abcdef'); m = memoryview(a)
for f in (lambda: a.append(1), lambda: a.extend(b'1'), lambda: a.clear(), lambda: a.pop(), lambda: a.insert(0, 1), lambda: a.__delitem__(0), lambda: a.__init__(b''), lambda: a.__iadd__(b'x'), lambda: a.__imul__(2), lambda: a.__setitem__(0, 1), lambda: a.__setitem__(slice(1), b''), lambda: a.reverse(), lambda: a.remove(98), lambda: a.__iadd__(b''), lambda: a.__imul__(1), lambda: a.__setitem__(slice(0, 2), b'ZZ')): t(f); print(bytes(a))
class Evil:
    def __index__(self): a.clear() if not m2 else None; return 5
m2 = None; m.release(); a = bytearray(b'abcdef'); t(lambda: a.__setitem__(3, Evil())); a = bytearray(b'abc'); t(lambda: a.extend(Evil() for _ in range(3))); print(a); a = bytearray(b'abc'); t(lambda: a.append(Evil())); print(a); a = bytearray(b'abc'); t(lambda: a.insert(1, Evil())); print(a)
class Sub(bytes):
    def __new__(cls, *a): s = bytes.__new__(cls, *a); s.x = 1; return s
t(lambda: type(Sub(b'a')[:]).__name__); t(lambda: type(Sub(b'a') * 1).__name__); t(lambda: type(bytes(Sub(b'a'))).__name__); t(lambda: type(Sub(b'a').replace(b'q', b'')).__name__); t(lambda: Sub(b'ab') == b'ab'); t(lambda: Sub(3)); t(lambda: Sub(b'a').__getnewargs__()); t(lambda: bytes(B(Sub(b's')))); t(lambda: b''.join([Sub(b'z')]).__class__.__name__)
