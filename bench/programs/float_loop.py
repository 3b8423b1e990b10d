def main():
    x, y, step = 0.0, 1.0, 1e-6
    for _ in range(2_000_000):
        x += y * step
        y -= x * step
    return x, y
