# Over-allocation: every size at which the list's array changes.
import sys
S = sys.getsizeof
def trace(label, o, step, n):
    last = S(o)
    out = [f'0:{last}']
    for i in range(n):
        r = step(o, i)
        if r is not None:
            o = r
        s = S(o)
        if s != last:
            out.append(f'{i+1}:{s}')
            last = s
    print(label, *out)
trace('append', [], lambda o, i: o.append(i), 600)
trace('insert', [], lambda o, i: o.insert(0, i), 200)
trace('+=', [], lambda o, i: o.__iadd__([i]), 200)
trace('extend', [], lambda o, i: o.extend((i, i)), 200)
trace('extend gen', [], lambda o, i: o.extend(x for x in (1, 2, 3)), 100)
trace('pop', list(range(300)), lambda o, i: (o.pop(), None)[1], 300)
trace('del 0', list(range(100)), lambda o, i: o.__delitem__(0), 100)
trace('clear append', list(range(100)), lambda o, i: o.clear() if i == 0 else o.append(i), 60)
trace('slice', list(range(10)), lambda o, i: o.__setitem__(slice(0, 0), [1, 2, 3]), 60)
trace('list(iter)', [], lambda o, i: list(iter(range(i + 1))), 60)
trace('list(tuple)', [], lambda o, i: list((0,) * (i + 1)), 40)
trace('sorted', [], lambda o, i: sorted(range(i + 1)), 40)
trace('comp', [], lambda o, i: [x for x in range(i + 1)], 60)
for e in ('[]', '[1]', '[1,2]', '[1,2,3]', '[1,2,3,4]', '[1,2,3,4,5]', '[*range(3)]', '[*range(10)]', "list('abc')",
          'list((1,2,3))', '[1,2,3]*2', '[1,2]+[3]', '[1,2,3][:2]', "list({'a':1})", "list({'a':1}.items())", 'list({1,2,3})',
          'list({1:2}.values())', '[0]*5', '[1,2,3,4][::2]'):
    print(e, S(eval(e)))
