# Conway's life on an endless plane: sets of tuples.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    at = x + dx, y + dy
                    counts[at] = counts.get(at, 0) + 1
    return {at for at, n in counts.items() if n == 3 or n == 2 and at in cells}


def draw(cells):
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    return '\n'.join(''.join('#' if (x, y) in cells else '.' for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for n in range(5):
    print(n, sorted(glider))
    glider = step(glider)
acorn = {(0, 2), (1, 0), (1, 2), (3, 1), (4, 2), (5, 2), (6, 2)}
for _ in range(60):
    acorn = step(acorn)
print(len(acorn))
print(draw(step({(0, 0), (1, 0), (2, 0)})))
