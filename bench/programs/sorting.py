def main():
    x, data = 12345, []
    for _ in range(200_000):
        x = (x * 1103515245 + 12345) % 2147483648
        data.append(x)
    a = sorted(data)
    b = sorted(data, key=lambda v: v % 1000)
    c = sorted([str(v) for v in data[:50_000]], reverse=True)
    return a[0], b[0], c[0]
