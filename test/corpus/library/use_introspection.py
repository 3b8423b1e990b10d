# library
# inspect, ast, dis, traceback, types, weakref, abc, contextvars.
import abc
import ast
import contextvars
import inspect
import io
import dis
import traceback
import types
import weakref


def sample(a, /, b: int = 2, *args, c, d='x', **kwargs) -> str:
    "Says."
    return f'{a}{b}'


s = inspect.signature(sample)
print(s, [str(p.kind) for p in s.parameters.values()], s.return_annotation, inspect.getdoc(sample), inspect.getsource(sample).splitlines()[0])
bound = s.bind(1, c=3, z=4)
bound.apply_defaults()
print(bound.arguments, inspect.isgeneratorfunction(sample), inspect.getfullargspec(sample).kwonlyargs)
for wrong in [lambda: s.bind(), lambda: s.bind(1, c=1, a=2) and s.bind(1), lambda: s.bind(a=1, c=2)]:
    try:
        print(wrong())
    except TypeError as e:
        print(e)
print(inspect.signature(len), inspect.signature(dict.get), inspect.signature(type('C', (), {'__init__': lambda self, x, y=1: None})), inspect.getmodule(sample).__name__)
tree = ast.parse('x = [i ** 2 for i in range(3) if i]\nprint(f"{x!r:>{9}}")')
print(ast.dump(tree.body[0]), ast.unparse(tree), ast.literal_eval("{'a': [1, (2, -3.5)], 'b': {None}}"))


class Swap(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node


scope = {}
exec(compile(ast.fix_missing_locations(Swap().visit(ast.parse('y = 3 + 4'))), '<swapped>', 'exec'), scope)
print(scope['y'], sum(isinstance(n, ast.Name) for n in ast.walk(tree)))
try:
    ast.literal_eval('__import__("os")')
except ValueError as e:
    print(str(e).split(':')[0])
out = io.StringIO()
dis.dis(lambda x: x + 1 if x else None, file=out)
print(out.getvalue())
print([i.opname for i in dis.get_instructions('a.b(c)[d]')])


def thrower(n):
    if n:
        thrower(n - 1)
    raise LookupError('deep')


try:
    try:
        thrower(2)
    except LookupError as e:
        raise RuntimeError('outer') from e
except RuntimeError as e:
    lines = traceback.format_exception(e)
    print(''.join(lines), [f.name for f in traceback.extract_tb(e.__cause__.__traceback__)], traceback.format_exception_only(e))


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


try:
    Shape()
except TypeError as e:
    print(e)
Shape.register(complex)
print(isinstance(1j, Shape), Shape.__abstractmethods__ == {'area', 'name'})


class Node:
    pass


n = Node()
died = []
r = weakref.ref(n, lambda _: died.append('ref'))
weakref.finalize(n, died.append, 'finalized')
d, k = weakref.WeakValueDictionary(n=n), weakref.WeakKeyDictionary({n: 1})
print(r() is n, len(d), len(k), weakref.getweakrefcount(n) > 2)
del n
print(r(), len(d), len(k), sorted(died))
v = contextvars.ContextVar('v', default='none')
token = v.set('one')
context = contextvars.copy_context()
v.set('two')
print(v.get(), context[v], context.run(lambda: (v.get(), v.set('three'), v.get())[::2]), v.get())
v.reset(token)
print(v.get(), isinstance(types.MappingProxyType({}), types.MappingProxyType), types.MethodType(lambda self: self, 3)())
