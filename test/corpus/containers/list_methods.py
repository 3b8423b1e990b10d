# Every list method, and what it says when it cannot.
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a = [3, 1, 2]
a.append(4); a.insert(0, 'x'); a.insert(-1, 'y'); a.insert(100, 'z'); a.insert(-100, 'w')
print(a, len(a))
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove('x'); print(a)
a.extend('ab'); a.extend(range(2)); a.extend({5: 6}); a.extend({7}); a.extend({8: 9}.items()); a += (10,)
print(a)
print(a.index('a'), a.index(2, 1), a.count(1), a.count('nope'))
a.reverse(); print(a)
b = a.copy(); b.clear(); print(b, a == a.copy(), a is a.copy())
print(a[1], a[-1], a[1:3], a[::-1], a[::3], a[5:1], a[10:20], a[-3:], a[:-3])
a[1:3] = 'XYZ'; print(a)
a[::2] = range(len(a[::2])); print(a)
del a[0]; del a[-1]; del a[1:3]; del a[::2]; print(a)
a[len(a):] = [1]; a[0:0] = [0]; print(a)
a[:] = []; print(a)
a = list(range(20)); del a[::-3]; print(a)
a = list(range(10)); a[::-1] = a; print(a)
a = [1, 2]; a[0:1] = a; print(a); a *= 3; print(a); a *= 0; print(a)
a = [1]; a *= -1; print(a)
print([1, 2] < [1, 3], [1] < [1, 0], [1, 2] == [1, 2.0], [2] > [1, 9], [] <= [], [1] != [2], [1] >= [1, 2])
print([1, [2]] + [3], [0] * 3, 2 * [1, 2], 2 in [1, 2], 3 not in [1, 2])
a = [1]; a.append(a); print(a, [a]); a.clear()
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1][3], lambda: a['a'], lambda: [].remove(1), lambda: [1].index(2),
          lambda: [1] + (2,), lambda: [1] * 'a', lambda: [1].insert(1), lambda: [].append(), lambda: [].append(1, 2),
          lambda: list(1), lambda: [1] < 1, lambda: hash([]), lambda: [].extend(5), lambda: list(1, 2), lambda: list(a=1),
          lambda: [1, 2].__setitem__(slice(0, 2, 2), [1, 2, 3]), lambda: [1].__setitem__(slice(0, 1), 3),
          lambda: [1].__setitem__(slice(None, None, 2), 3), lambda: [1].__setitem__(5, 1), lambda: [1].__delitem__(5),
          lambda: [1][::0], lambda: a['a':], lambda: [1][10 ** 30], lambda: [1].insert('a', 1), lambda: [].sort(1),
          lambda: [].sort(x=1), lambda: [1].pop(1.5), lambda: [1, 2].index(2, 'a'), lambda: [1] * 2 ** 62,
          lambda: [].index(1, 2, 3, 4), lambda: [1, 'a'].sort(), lambda: [1, 2].sort(key=1)):
    attempt(f)
i = iter([1, 2, 3]); next(i)
print(i.__length_hint__(), i.__reduce__()[1:], list(i), i.__reduce__()[1:], i.__length_hint__())
r = reversed([1, 2, 3]); next(r)
print(r.__length_hint__(), r.__reduce__()[1:], list(r), r.__reduce__()[1:])
i = iter([1, 2, 3]); i.__setstate__(2); print(list(i)); i = iter([1, 2, 3]); i.__setstate__(-5); print(list(i))
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
class L(list):
    pass
s = L([1, 2]); s.x = 1; print(s, s + [3], type(s + [3]), type(s[:]), s.x, L() == [], L('ab'))
print([].__sizeof__(), [1, 2, 3].__sizeof__(), list.append.__doc__, list.sort.__text_signature__, list.__doc__, sep='\n')
