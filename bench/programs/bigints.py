def main():
    a, b = 0, 1
    for _ in range(60_000):
        a, b = b, a + b
    product = 1
    for i in range(1, 6000):
        product *= i
    powers = sum(pow(3, 10**40 + i, 10**30 + 57) for i in range(300))
    return product.bit_length() + (a % 10**9) + powers % 1000
