# Eight queens by backtracking generators.
def queens(n, columns=(), left=(), right=()):
    row = len(columns)
    if row == n:
        yield columns
        return
    for column in range(n):
        if column not in columns and row + column not in left and row - column not in right:
            yield from queens(n, (*columns, column), (*left, row + column), (*right, row - column))


for n in range(1, 8):
    found = list(queens(n))
    print(n, len(found), found[0] if found else None)
for column in next(queens(8)):
    print('.' * column + 'Q' + '.' * (7 - column))
