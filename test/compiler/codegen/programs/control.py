def loops(items, n):
    for i, (a, *b) in enumerate(items):
        if a:
            continue
        elif b and not i or n is None:
            break
        else:
            n += 1
    else:
        n = -1
    while True:
        n -= 1
        if n < 0 < i or not (n == 5 != i):
            break
    while n:
        if n is not None: n = n.next
        else: return
    while 0:
        never()
    for x in [1, 2, 3]: pass
    for x in {1, 2, 3}: pass
    for x in (1, n): print(x)
    for x[0], x.attr in zip(items, items):
        for y in x:
            if y: return x, y
            while y:
                break
    return [x for x in items if x if not n]


def conditions(a, b, c):
    x = a and b or c
    y = not a
    z = a if b else c if a else b
    if a and (b or c) and not (a or b): x = 1
    if (a if b else c): x = 2
    if a < b <= c: x = 3
    w = a < b <= c
    if a in (1, 2) or b not in [3, 4] or c in {5, 6}: x = 4
    if a is None: x = 5
    if a is not None and b is None: x = 6
    if __debug__: x = 7
    if not __debug__: x = 8
    if 1: x = 9
    if "" or a: x = 10
    if (q := a): x = q
    assert a
    assert a, "message"
    assert (a is b), f"{c}"
    return x, y, z, w


def long_chain(v):
    if v == 0: r = 0
    elif v == 1: r = 1
    elif v == 2: r = 2
    elif v == 3: r = 3
    else: r = -1
    return r


if loops:
    pass

for _ in (): ...
