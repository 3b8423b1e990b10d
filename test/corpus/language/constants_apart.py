"""Equal constants of other types are kept apart, in sets too; equal tables of lines are one object."""

for pair in ('x in {0}', 'x in {0.0}'), ('x in {True, 2}', 'x in {1, 2}'), ('x in {("a",)}', 'x in {(b"a",)}'), ('(0,)', '(0.0,)'), ('0j', '-0j'):
    namespace = {}
    exec('f, g = ' + ', '.join('lambda x: ' + text for text in pair), namespace)
    f, g = namespace['f'].__code__, namespace['g'].__code__
    print(f.co_consts[1:], g.co_consts[1:], f == g, f.co_consts is g.co_consts)
    print([[type(e).__name__ for e in c] for k in (f, g) for c in k.co_consts if isinstance(c, frozenset)])
f, g = lambda x: x in {1, 2}, lambda y: y in {2, 1}
print(f.__code__.co_consts == g.__code__.co_consts)
f = lambda x: x.y.z
g = lambda a: a.b.c
print(f.__code__.co_linetable is g.__code__.co_linetable, f.__code__.co_exceptiontable is g.__code__.co_exceptiontable)
