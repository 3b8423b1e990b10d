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
