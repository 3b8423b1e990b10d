# library
# Type comments, function types, older versions of the grammar, limits of numbers.
import ast
import sys
import warnings

SOURCE = '''\
def f(a,  # type: int
      /,
      b=1,  # type: str
      *c,  # type: float
      d,  # type: bytes
      **e  # type: list
      ):
    # type: (...) -> None
    x = 1  # type: int
    for i in x:  # type: str
        pass
    with x as y:  # type: ignore[no-any]
        pass
    with x as z:  # type: list  # more
        pass
# type: ignore
async def g():  # type: () -> int
    async for a in b:  # type:complex
        pass
'''
print(ast.dump(ast.parse(SOURCE, type_comments=True), indent=1))
print(ast.dump(ast.parse(SOURCE)))


def tell(source, **options):
    try:
        print(ast.dump(ast.parse(source, **options)))
    except SyntaxError as e:
        print(type(e).__name__, e.msg)


for source in ('# type: int\n', 'x = 1 + # type: int\n 2', 'def f():  # type: () -> int\n    # type: () -> str\n    pass', 'def f(\n # type: int\n a): pass'):
    tell(source, type_comments=True)
    tell(source)
for source in ('() -> int', '(int, *str, **Any) -> float', '(*int) -> x', '(**a, *b) -> c', '(a,) -> b', '(a b) -> c', '(Some[int, str]) -> List[int]\n\n'):
    tell(source, mode='func_type')
for minor, source in ((4, 'async def f(): pass'), (4, 'a @ b'), (5, 'x: int'), (5, '1_0'), (5, '0x_f'), (7, '(x := 1)'), (7, 'def f(a, /): pass'),
                      (9, 'match x:\n case 1: pass'), (10, 'try: pass\nexcept* E: pass'), (11, 'type X = int'), (11, 'class A[T]: pass'),
                      (12, 'class A[T = int]: pass'), (12, 'class A[T]: pass')):
    tell(source, feature_version=(3, minor))
    tell(source, feature_version=(3, minor + 1))
sys.set_int_max_str_digits(700)
for source in ('9' * 701, '9' * 700, '0x' + 'f' * 701, '0' * 800):
    try:
        print(len(repr(ast.parse(source, mode='eval').body.value)))
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
sys.set_int_max_str_digits(0)
print(len(str(ast.literal_eval('9' * 5000))))
warnings.simplefilter('error')
for source in ('"\\z"', '"""\n\n\\z"""', '1is 1', '"a" is 1', 'assert (1, 2)', '1()', '[1]["a"]', 'f"\\z{1}"', 'b"\\400"'):
    try:
        compile(source, 'x', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
