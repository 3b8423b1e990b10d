# library
# A matrix class with all operators, Gauss, determinants over fractions, LU, eigenvalues by power iteration, Strassen.
from fractions import Fraction
from itertools import permutations, product
from math import hypot, isclose, prod


class Matrix:
    __slots__ = ('rows',)

    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError('ragged')

    @classmethod
    def identity(cls, n):
        return cls([int(i == j) for j in range(n)] for i in range(n))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __repr__(self):
        return f'{type(self).__name__}({self.rows})'

    def __format__(self, spec):
        return '\n'.join(' '.join(format(x, spec) for x in r) for r in self.rows)

    def __getitem__(self, at):
        match at:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as i, slice() as j):
                return Matrix(r[j] for r in self.rows[i])
            case (int() | slice() as i, EllipsisType) if EllipsisType is ...:
                return self.rows[i]
            case _:
                raise TypeError(f'bad index {at!r}')

    def __setitem__(self, at, value):
        i, j = at
        self.rows[i][j] = value

    def __iter__(self):
        for r in self.rows:
            yield from r

    def __len__(self):
        return prod(self.shape)

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix(map(sum, zip(a, b, strict=True)) if 0 else [x + y for x, y in zip(a, b, strict=True)] for a, b in zip(self.rows, other.rows, strict=True))

    def __mul__(self, k):
        return NotImplemented if isinstance(k, Matrix) else Matrix([x * k for x in r] for r in self.rows)

    __rmul__ = __mul__

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(r, c, strict=True)) for c in columns] for r in self.rows)

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __pow__(self, n, mod=None):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if mod:
                base = Matrix([x % mod for x in r] for r in base.rows)
                result = Matrix([x % mod for x in r] for r in result.rows)
            n >>= 1
        return result

    def __neg__(self):
        return -1 * self

    def __round__(self, n=None):
        return Matrix([round(x, n) for x in r] for r in self.rows)

    def __bool__(self):
        return any(self)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __invert__(self):
        n = len(self.rows)
        work = [list(map(Fraction, r)) + [Fraction(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            pivot = next((r for r in range(c, n) if work[r][c]), None)
            if pivot is None:
                raise ZeroDivisionError('singular matrix')
            work[c], work[pivot] = work[pivot], work[c]
            work[c] = [x / work[c][c] for x in work[c]]
            for r in range(n):
                if r != c and (k := work[r][c]):
                    work[r] = [x - k * y for x, y in zip(work[r], work[c])]
        return Matrix(r[n:] for r in work)


def determinant(m):
    n = len(m.rows)
    total = 0
    for p in permutations(range(n)):
        sign = (-1) ** sum(p[i] > p[j] for i in range(n) for j in range(i + 1, n))
        total += sign * prod(m[i, p[i]] for i in range(n))
    return total


a = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(a, a.shape, len(a), list(a), bool(a), bool(Matrix([[0]])))
print(a @ a, a + a, 3 * a, -a, a.T, sep='\n')
print(~a, a @ ~a == Matrix.identity(3), determinant(a), determinant(~a))
print(f'{a:3d}', f'{~a * 1.0:6.2f}' if 0 else format(Matrix([[float(x) for x in r] for r in (~a).rows]), '7.3f'), sep='\n')
print(Matrix([[1, 1], [1, 0]]) ** 90, pow(Matrix([[1, 1], [1, 0]]), 10**12, 10**9 + 7))
print(a[0, 1], a[:2, 1:], a[-1, -1])
b = Matrix([[1, 2], [3, 4]])
b @= Matrix.identity(2) * 2
b[0, 0] = 0.126
print(b, round(b, 2))
for bad in (lambda: a + 1, lambda: a @ b, lambda: a * a, lambda: Matrix([[1], [1, 2]]), lambda: a['x'], lambda: a[5, 5], lambda: ~Matrix([[1, 2], [2, 4]]), lambda: a + Matrix([[1]]), lambda: hash(a), lambda: a < b, lambda: setattr(a, 'x', 1), lambda: f'{a:q}'):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
m, v = Matrix([[2.0, 1.0], [1.0, 3.0]]), Matrix([[1.0], [1.0]])
for _ in range(60):
    v = m @ v
    v = v * (1 / hypot(*v))
value = (v.T @ m @ v)[0, 0]
print(round(value, 9), isclose(value, (5 + 5**0.5) / 2), round(v, 6))
hilbert = Matrix([Fraction(1, i + j + 1) for j in range(4)] for i in range(4))
print(determinant(hilbert), ~hilbert)
print(sum(determinant(Matrix([[p, q], [r, s]])) for p, q, r, s in product(range(4), repeat=4)))
