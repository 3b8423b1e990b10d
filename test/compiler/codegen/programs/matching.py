def match_all(subject):
    match subject:
        case 1 | -2 | 3.5 | 1+2j: r = 'number'
        case 'a' 'b' | b'c': r = 'text'
        case None | True | False: r = 'singleton'
        case mod.NAME: r = 'dotted'
        case []: r = 'empty'
        case [_]: r = 'one'
        case [x, y]: r = x, y
        case [first, *_, last]: r = first, last
        case [first, second, *rest]: r = rest
        case (*init, -1): r = init
        case {}: r = 'mapping'
        case {'k': v, 1: [a, b], **others}: r = v, a, b, others
        case {'x': int(), 'y': str() as s}: r = s
        case Point(x=0, y=0): r = 'origin'
        case Point(0, y) | Point(y, 0): r = y
        case Cls(a, b, c=[d, *_], e={'f': g}): r = a, b, d, g
        case [Point(x=px) as p, (1 | 2) as n] if px > n: r = p
        case (a, b) | [b, a, _] | {'a': a, 'b': b}: r = a
        case str() | bytes() as text if text: return text
        case other if other: r = other
        case _: r = None
    match subject, r:
        case x, _: print(x)
    match x:
        case _ if x: pass
    match (yield):
        case 0:
            return
        case _:
            pass
