def main():
    a, b = 0, 1
    for _ in range(12_000):
        a, b = b, a + b
    product = 1
    for i in range(1, 1500):
        product *= i
    return len(str(product)) + (a % 10**9) + pow(3, 10**40, 10**30 + 57) % 1000
