# library
# dis over functions, classes, generators, exceptions and comprehensions: listings, instructions, jumps, line starts, stack effects.
import dis
import io
import opcode


def sample(a, *b, c=1, **d):
    """Doc."""
    try:
        total = sum(x * c for x in b if x)
        with open(a) as f:
            for line in f:
                if not line or line == '\n':
                    continue
                total += len(line)
        return f'{total!r:>{c}}', [*b, *d], {**d, 'k': a[1:2]}
    except (OSError, ValueError) as e:
        raise RuntimeError from e
    finally:
        del d


async def agen(x):
    async with x as y:
        async for z in y:
            yield await z
    match x:
        case {'a': [1, *rest], **other} if rest:
            return
        case str() | None:
            pass


class Point[T]:
    __slots__ = ('x',)
    type Alias = list[T]

    def norm(self) -> T:
        nonlocal_ = lambda: self.x
        return super().norm() + nonlocal_()


for thing in sample, agen, Point, 'x = a[0] = b.c; del a[0]; assert x, "no"', lambda: (yield):
    with io.StringIO() as f:
        dis.dis(thing, file=f, depth=2 if thing is agen else None)
        text = f.getvalue()
    print('\n'.join(line.partition('<code object')[0].partition(' at 0x')[0] for line in text.splitlines()))
print([(i.opname, i.argval if isinstance(i.argval, (int, str)) else type(i.argval).__name__, i.is_jump_target, i.starts_line) for i in dis.get_instructions(Point.norm)])
print(list(dis.findlinestarts(sample.__code__))[:5], dis.findlabels(sample.__code__.co_code)[:6], dis.code_info(Point.norm).replace(__file__, 'FILE').splitlines()[1:9])
print([(n, dis.stack_effect(dis.opmap[n], *([3] if dis.opmap[n] in dis.hasarg else []))) for n in ('POP_TOP', 'BUILD_LIST', 'CALL', 'LOAD_CONST', 'UNPACK_SEQUENCE', 'NOP')], len(dis.opname), opcode.hascompare, dis.cmp_op)
for bad in (lambda: dis.dis(5), lambda: dis.stack_effect(dis.opmap['NOP'], 1), lambda: dis.stack_effect(dis.opmap['CALL']), lambda: dis.stack_effect(9999), lambda: dis.dis('1 +'), lambda: dis.code_info(5)):
    try:
        print(bad())
    except (TypeError, ValueError, SyntaxError) as e:
        print(type(e).__name__, e)
dis.show_code(compile('x = 1', '<x>', 'exec'))
dis.dis(sample, adaptive=True, show_caches=False, file=io.StringIO())
print(dis.Bytecode('a + 1').info().splitlines()[0], [i.opname for i in dis.Bytecode('a + 1')])
