def main():
    sieve = [True] * 1_000_000
    for i in range(2, 1000):
        if sieve[i]:
            for j in range(i * i, len(sieve), i):
                sieve[j] = False
    return sum([i for i, prime in enumerate(sieve) if prime])
