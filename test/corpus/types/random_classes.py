# Random hierarchies and changes to them: whatever happens, it is what CPython does.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
def pick(l): return l[rnd(len(l))]
class Meta(type): pass
natives = [object, object, object, int, list, dict, str, tuple, Exception, type, property, set]
specials = ['__len__', '__add__', '__radd__', '__getitem__', '__call__', '__iter__', '__eq__', '__hash__', '__bool__', '__contains__', '__getattr__', '__index__', '__lt__', '__repr__', '__neg__', '__iadd__', '__setattr__', '__get__', '__str__', '__ror__', '__or__', '__mul__', '__rmul__', '__next__']
def method(name, tag):
    if name in ('__len__', '__index__', '__hash__'): return lambda self: tag
    if name in ('__repr__', '__str__'): return lambda self: '<%s %d>' % (name, tag)
    if name == '__bool__': return lambda self: tag % 2 == 0
    if name == '__iter__': return lambda self: iter([tag])
    if name == '__next__': return lambda self: tag
    if name == '__eq__': return lambda self, o: (name, tag)
    if name == '__setattr__': return lambda self, n, v: None
    return lambda self, *a: (name, tag)
def show(f, *a):
    try:
        r = f(*a)
        if isinstance(r, type): r = r.__name__
        elif type(r).__repr__ is object.__repr__ or 'function' in type(r).__name__ or 'method' in type(r).__name__: r = type(r).__name__
        elif type(r).__name__.startswith('C'): r = type(r).__name__
        return str(r)[:70] if type(r) in (int, str, tuple, bool, list, type(None), float) else type(r).__name__
    except RecursionError: return 'RecursionError'
    except Exception as e:
        text = str(e)
        return type(e).__name__ + ': ' + (text[:90] if ' at 0x' not in text else '')
ops = [len, lambda o: hash(o) if 0 <= hash(o) < 1000 else 'hash', bool, iter, next, lambda o: o + 1, lambda o: 1 + o, lambda o: o[0], lambda o: o(), lambda o: o == 1, lambda o: o.zork, lambda o: o < 1, lambda o: -o, lambda o: o | 1, lambda o: 1 | o, lambda o: o * 2, lambda o: [10, 20][o], lambda o: type(o).__mro__[1].__name__, lambda o: vars(o), lambda o: o.__class__]
classes = []
def make(i):
    bases = []
    for _ in range(1 + rnd(3)):
        b = pick(classes) if classes and rnd(3) else pick(natives)
        bases.append(b)
    if rnd(4): bases = list(dict.fromkeys(bases))
    ns = {}
    for _ in range(rnd(4)):
        s = pick(specials)
        ns[s] = method(s, rnd(50)) if rnd(9) else None
    if rnd(4) == 0: ns['__slots__'] = pick([(), ('a',), ('a', 'b'), ('__dict__',), ('__weakref__', 'x'), '_q'])
    if rnd(5) == 0: ns['v'] = i
    meta = pick([type, type, type, Meta])
    return meta('C%d' % i, tuple(bases), ns)
def describe(c):
    return (c.__name__, [b.__name__ for b in c.__mro__], hex(c.__flags__), c.__basicsize__, c.__itemsize__, c.__dictoffset__, c.__weakrefoffset__, c.__base__.__name__, [k for k in vars(c) if k not in ('__firstlineno__', '__static_attributes__')])
for i in range(160):
    try:
        c = make(i)
    except (TypeError, ValueError) as e:
        print(i, type(e).__name__, e)
        continue
    print(i, *describe(c))
    classes.append(c)
    if len(classes) > 40: classes.pop(rnd(40))
    for _ in range(3):
        k = pick(classes)
        try: o = k.__new__(k)
        except Exception as e:
            print('  new', k.__name__, type(e).__name__, str(e)[:80])
            continue
        print('  ', k.__name__, [show(pick(ops), o) for _ in range(5)], show(setattr, o, 'a', 5), show(getattr, o, 'a'), show(getattr, o, 'v'))
    k = pick(classes)
    what = rnd(6)
    s = pick(specials)
    if what == 0: print('  set', k.__name__, s, show(setattr, k, s, method(s, rnd(50))))
    elif what == 1: print('  del', k.__name__, s, show(delattr, k, s))
    elif what == 2: print('  bases', k.__name__, show(setattr, k, '__bases__', tuple(dict.fromkeys(pick(classes) for _ in range(1 + rnd(2))))))
    elif what == 3: print('  subclasses', k.__name__, len(k.__subclasses__()) if not issubclass(k, type) else '')
    elif what == 4:
        try:
            o = k.__new__(k); o2 = pick(classes)
            print('  class', k.__name__, o2.__name__, show(setattr, o, '__class__', o2))
        except Exception as e: print('  class', type(e).__name__, str(e)[:60])
    else: setattr(k, 'v', i)
