# One uncaught error of each shape, shown by the hook.
import sys


class Box:
    pass


a = [1, 2, 3]
d = {'k': {'l': None}}
n = None
box = Box()


def call(f):
    try:
        f()
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__)


def binary():
    return 1 + 2 * 'x' / 3


def binary2():
    x = 1
    return (x) + (
        'text'
    )


def subscript():
    return a[0] + a[10]


def nested_subscript():
    return d['k']['l']['m']['n']


def attribute():
    return d['k'].l.m


def chain():
    return box.first.second.third


def none_attr():
    n.foo.bar


def calls():
    return max(1, len(5), 3)


def call_args():
    print(a, b=1, *[1, 2], **{'sep': 3})


def method():
    x = 'abc'.join([1, 2])
    return x


def compare():
    return 1 < 2 < 'x'


def floor():
    return a[1] // 0


def power():
    return 0 ** -1


def matmul():
    return a @ d


def shift():
    y = 1 << -1
    return y


def augmented():
    z = 1
    z += 'x'


def unary():
    return -'x'


def fstring():
    return f'{1/0!r:>10}'


def lambda_():
    return (lambda q: q.r)(5)


def listcomp():
    return [1 / i for i in (1, 0)]


def genexp():
    return sum(1 / i for i in (1, 0))


def unpack():
    p, q = 1, 2, 3


def star():
    [*5]


def delete():
    del a[50]


def store():
    (1).x = 5


def assertion():
    assert a == [], 'not empty'


def raise_():
    raise ValueError('x') from KeyError('y')


def slice_():
    return n[1:2]


def iterate():
    for i in 5: pass


def with_():
    with 5 as f:
        pass


def condition():
    return 1 if n.x else 2


def string_call():
    return 'x'(1)


def kwcall():
    return f(x=1, y=2) if (f := (lambda x: x)) else None


for f in [binary, binary2, subscript, nested_subscript, attribute, chain, none_attr, calls, call_args, method, compare,
          floor, power, matmul, shift, augmented, unary, fstring, lambda_, listcomp, genexp, unpack, star, delete,
          store, assertion, raise_, slice_, iterate, with_, condition, string_call, kwcall]:
    call(f)
