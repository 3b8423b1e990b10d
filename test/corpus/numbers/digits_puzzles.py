# library
# Number theory with big ints: primes, gcds, continued fractions, pi by spigot, Pell, modular roots, RSA, perfect numbers, digit tricks.
import math


def is_prime(n, witnesses=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2:
        return False
    for p in witnesses:
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for a in witnesses:
        x = pow(a, d, n)
        if x not in (1, n - 1) and all((x := x * x % n) != n - 1 for _ in range(r - 1)):
            return False
    return True


def rho(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = math.gcd(abs(x - y), n)
        if d != n:
            return d


def factors(n):
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    d = rho(n)
    return sorted(factors(d) + factors(n // d))


def pi_digits(n):
    q, r, t, k, m, x, out = 1, 0, 1, 1, 3, 3, []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return ''.join(map(str, out))


def continued(n, d):
    while d:
        q, r = divmod(n, d)
        yield q
        n, d = d, r


def sqrt_fraction(n):
    m, d, a0 = 0, 1, math.isqrt(n)
    a, out = a0, []
    while a != 2 * a0:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        out.append(a)
    return a0, out


def pell(n):
    a0, period = sqrt_fraction(n)
    h0, h, k0, k, i = 1, a0, 0, 1, 0
    while h * h - n * k * k != 1:
        a = period[i % len(period)]
        h0, h, k0, k, i = h, a * h + h0, k, a * k + k0, i + 1
    return h, k


def tonelli(a, p):
    q, s = p - 1, 0
    while q % 2 == 0:
        q, s = q // 2, s + 1
    z = next(z for z in range(2, p) if pow(z, (p - 1) // 2, p) == p - 1)
    m, c, t, r = s, pow(z, q, p), pow(a, q, p), pow(a, (q + 1) // 2, p)
    while t != 1:
        i = next(i for i in range(1, m) if pow(t, 1 << i, p) == 1)
        b = pow(c, 1 << (m - i - 1), p)
        m, c, t, r = i, b * b % p, t * b * b % p, r * b % p
    return min(r, p - r)


print([n for n in range(60) if is_prime(n)], is_prime(2**127 - 1), is_prime(2**127 + 1), is_prime(561))
print(factors(2**64 - 1), factors(600851475143), factors(10**18 + 9 * 10**9 + 8), math.prod(factors(987654321987)))
print(pi_digits(60), list(continued(math.factorial(20), 3**25)), sqrt_fraction(61), pell(61), pell(2))
print(tonelli(5, 41), tonelli(10, 13), pow(3, -1, 11), pow(7, 10**30, 10**9 + 7))
p, q, e = 2**89 - 1, 2**107 - 1, 65537
d = pow(e, -1, (p - 1) * (q - 1))
message = int.from_bytes(b'attack at dawn')
print((cipher := pow(message, e, p * q)), pow(cipher, d, p * q).to_bytes(14))
print([n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n], sum(map(int, str(2**1000))), str(3**500)[-20:], len(str(math.factorial(500))))
print(math.comb(200, 100) % 10**9, math.perm(30, 20), math.isqrt(10**40 + 1), math.gcd(2**100, 6**50).bit_length(), math.lcm(*range(1, 40)), divmod(-(10**20), 7), -(10**20) // -7, (-7) % (10**20))
n, steps = 27, 0
while n != 1:
    n, steps = (3 * n + 1 if n & 1 else n // 2), steps + 1
print(steps, [n for n in range(100, 1000) if n == sum(int(c) ** 3 for c in str(n))], [int(str(i) * 3, 11) for i in (1, 9)], [10**i % 97 for i in (5, 50, 500)], int('9' * 50) ** 2 % 10**12, (10**50 - 1) ** 2 == 10**100 - 2 * 10**50 + 1)
a, b = 12345678901234567890 ** 7, 98765432109876543210 ** 6
print((a * b) // b == a, a * b % (a + 1), (a << 333) >> 330 == a * 8, a ^ b ^ b == a, (a | b) + (a & b) == a + b, hash(a), hash(-b), a.bit_length(), float(a), a / b, round(a, -130) % 10**5, a.as_integer_ratio()[1])
for bad in (lambda: pow(2, -1, 4), lambda: pow(2, 5, 0), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: 10**400 / 3, lambda: float(10**400), lambda: math.factorial(-1), lambda: int('1_000__0'), lambda: int(''), lambda: int('²'), lambda: divmod(1, 0), lambda: 5 % 0, lambda: 0.0 ** -1, lambda: 0 ** -1, lambda: math.gcd(1.5), lambda: math.log(0), lambda: math.log(10**1000, 10), lambda: int(float('nan')), lambda: round(10**400 + 0.5) if 0 else round(float('inf')), lambda: str(10**5000)[:5]):
    try:
        print(bad(), end='; ')
    except (ValueError, OverflowError, ZeroDivisionError, TypeError) as err:
        print(type(err).__name__, err, end='; ')
print()
