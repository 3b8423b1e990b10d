// Programs that use a bit of everything, and how to start them with the debug build's switches set.
import { PythonProcess } from '../../src/host/process.js';
import { core, TestHost } from '../support/process.js';
import { SWITCHES } from './core.js';

export const programs: Record<string, string> = {
  containers: `
x = [1, 2, 3]
x.append([4] * 20)
d = {"a": 1, "b": x, 3: (1, 2, x)}
d.update({str(i): i for i in range(20)})
s = {i for i in range(20)}
t = tuple(x) + (1,)
print(len(x), len(d), len(s), t[:3], sorted(d.values(), key=id) is None)
`,
  objects: `
class A:
    def __init__(self, n):
        self.n = n
        self.more = [n]
    def __del__(self):
        self.n = None
class B(A):
    __slots__ = ("z",)
    @property
    def p(self):
        return self.n
a = B(1)
a.x = a
a.z = 2
def f(*args, k=1, **kw):
    def g():
        yield a.p
        yield from args
    return list(g()), kw
print(f(1, 2, k=3, m=4))
del a
import gc
print(gc.collect() > 0)
`,
  numbers: `
import math
import time
a, b = 3 ** 90 + 5, -(7 ** 40)
print(a + b, a - b, a * b, a // b, a % b, divmod(b, a), a & b, a | b, a ^ b, a << 70, b >> 33, ~a, a / b, -b, abs(b))
print(pow(a, 2 ** 70 + 1, b), pow(a, -1, 10 ** 20 + 39), hex(b), int("1" * 50), int("f" * 40, 16), round(a, -7))
print(a.to_bytes(20, "big"), int.from_bytes(b"\\xff" * 11, signed=True), a.as_integer_ratio(), float(a), int(1e300))
print(1.5 * 2, 1e300 / 3, 7.5 // 2, divmod(7.5, 2), 2.5 ** 0.5, round(2.675, 2), (0.1).as_integer_ratio(), (0.1).hex())
print(float("0.1e-5"), format(a, ","), f"{1234.5:,.2f} {a:x} {-5:^9}", float.fromhex("0x1.8p1"), a > 1e20, hash(a), hash(0.5))
print(math.comb(80, 40), math.factorial(40), math.isqrt(a), math.gcd(a, b), math.lcm(a, 6), math.fsum([0.1] * 9))
print(math.hypot(1, 2, 3), math.prod([a, 2.5]), math.sumprod([1, 2.5], [a, 3]), math.log(a, 3), math.fma(0.1, 3, a), math.frexp(0.3))
print(time.gmtime(10 ** 9), time.strftime("%c %Z", time.gmtime(0)))
`,
  strings: `
s = "abc" * 10
t = s.upper() + "é" + "𝄞"
print(f"{s!r:>40} {len(t):05d} {3.5:.2f}", "%s-%d" % (s, 12345678901234567890))
print(",".join(str(i) for i in range(10)), s.split("b"), t.encode())
`,
  exceptions: `
def f(n):
    try:
        if n == 0:
            raise ValueError("text", n)
        f(n - 1)
    except ValueError as e:
        raise KeyError("again") from e
    finally:
        n = [n]
try:
    f(3)
except KeyError as e:
    print(repr(e), repr(e.__cause__))
`,
  // Each has once lost something where memory was short.
  leftovers: `
class A:
    pass
a = A()
a.x = [1]
d = a.__dict__
del a
print(d, tuple(i for i in range(30)))
from _collections import deque
q = deque(range(100), 70)
q.extend([[i] for i in range(20)])
print(len(q), q[-1])
`,
};

export function start(program: string): { python: PythonProcess; host: TestHost } {
  const { module, pel } = core('debug');
  const host = new TestHost();
  const python = PythonProcess.boot(module, pel, { host });
  python.start(program, 'program.py');
  return { python, host };
}

/** A switch of core/debug/switches.ts, by its offset. */
export function set(python: PythonProcess, offset: number, value: number): void {
  python.view.setInt32(SWITCHES + offset, value, true);
}
