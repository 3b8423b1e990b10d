# Primes below a bound, by three ways that must agree.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]


def filtered():
    def numbers(n=2):
        while True:
            yield n
            n += 1

    stream = numbers()
    while True:
        p = next(stream)
        yield p
        stream = filter(lambda x, p=p: x % p, stream)


def tried(n):
    found = []
    for k in range(2, n + 1):
        for p in found:
            if p * p > k:
                found.append(k)
                break
            if k % p == 0:
                break
        else:
            found.append(k)
    return found


a = sieve(200)
g = filtered()
b = [next(g) for _ in range(len(a))]
print(a == b == tried(200), len(a), a[-5:])
print(sum(sieve(10_000)), len(sieve(10_000)))
