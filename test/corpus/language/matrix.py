# A matrix class with operators, and determinants by fractions of ints.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError(f'rows of different lengths: {[len(r) for r in self.rows]}')

    def __repr__(self):
        return f'{type(self).__name__}({self.rows})'

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(r, s, strict=True)] for r, s in zip(self.rows, other.rows, strict=True))

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in self.rows)

    def __pow__(self, n):
        result = Matrix([int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows)))
        base = self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result

    def __getitem__(self, where):
        i, j = where
        return self.rows[i][j]

    def determinant(self):
        rows = [row[:] for row in self.rows]
        sign, previous = 1, 1
        for k in range(len(rows) - 1):
            if not rows[k][k]:
                for i in range(k + 1, len(rows)):
                    if rows[i][k]:
                        rows[k], rows[i] = rows[i], rows[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, len(rows)):
                for j in range(k + 1, len(rows)):
                    rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // previous
            previous = rows[k][k]
        return sign * rows[-1][-1]


f = Matrix([[1, 1], [1, 0]])
print(f**10, (f**300)[0, 1])
print(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).determinant(), Matrix([[0, 1], [1, 0]]).determinant())
print(f + f, f @ f == f**2, f == 3)
for wrong in (lambda: f @ 3, lambda: Matrix([[1], [2, 3]]), lambda: f + Matrix([[1, 2, 3]]), lambda: f[0], lambda: f[5, 5]):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
