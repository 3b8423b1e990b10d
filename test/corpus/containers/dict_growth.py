# Sizes of tables: index bytes, entries, string and general keys.
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
trace('int', {}, lambda o, i: o.__setitem__(i, i), 3000)
trace('str', {}, lambda o, i: o.__setitem__(str(i), i), 3000)
trace('str then int', {}, lambda o, i: o.__setitem__(str(i) if i < 5 else i, i), 12)
trace('pop', dict.fromkeys(range(100)), lambda o, i: (o.pop(i), None)[1], 100)
def churn(o, i):
    o[i] = 1
    if i >= 3:
        del o[i - 3]
trace('churn', {}, churn, 300)
trace('update', {}, lambda o, i: o.update({i: i}), 300)
trace('fromkeys', {}, lambda o, i: dict.fromkeys(range(i + 1)), 100)
trace('zip', {}, lambda o, i: dict(zip(range(i + 1), range(i + 1))), 100)
trace('comp', {}, lambda o, i: {x: x for x in range(i + 1)}, 100)
trace('kw', {}, lambda o, i: dict(**{str(x): x for x in range(i + 1)}), 60)
trace('copy', {}, lambda o, i: {x: x for x in range(i + 1)}.copy(), 60)
trace('or', {}, lambda o, i: {x: x for x in range(i + 1)} | {-1: 0}, 60)
trace('fromkeys dict', {}, lambda o, i: dict.fromkeys(dict.fromkeys(range(i + 1))), 60)
trace('fromkeys set', {}, lambda o, i: dict.fromkeys(set(range(i + 1))), 60)
for e in ('{}', "{'a':1}", "{'a':1,'b':2}", '{1:1}', 'dict(a=1)', "dict([('a',1)])", 'dict()', "{**{'a':1}}"):
    print(e, S(eval(e)))
big = {i: i for i in range(70000)}; print(S(big), len(big))
for i in range(0, 70000, 2): del big[i]
print(S(big), S(big.copy()), S(dict(big)), list(big)[:3], big[69999])
