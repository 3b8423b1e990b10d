# Random strings of every kind through the methods; a running hash says whether all results are CPython's.
state = 12345


def rand(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n


ALPHABETS = ['ab', 'abc ', 'aéb', 'aé€b', 'a€😀', 'a😀é', ' \t\nx', '\u2003 x\x85', 'ΑΣσ. ', 'ßŉǅaİ']


def text(longest):
    alphabet = ALPHABETS[rand(len(ALPHABETS))]
    return ''.join([alphabet[rand(len(alphabet))] for _ in range(rand(longest))])


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


total = 0


def check(*results):
    global total
    total = hash((total, repr(results)))


for step in range(1500):
    s, t, u = text(30), text(4), text(3)
    i, j, k = rand(40) - 20, rand(40) - 20, rand(5) - 2
    check(s.find(t), s.rfind(t), s.find(t, i, j), s.rfind(t, i), s.count(t), s.count(t, i, j), t in s)
    check(attempt(lambda: s.index(t)), attempt(lambda: s.rindex(t, i, j)))
    check(s.replace(t, u), s.replace(t, u, rand(3)), attempt(lambda: s.split(t)), s.split(None, rand(4)), s.rsplit())
    check(attempt(lambda: s.rsplit(t, rand(3))), s.splitlines(), s.splitlines(True))
    check(attempt(lambda: s.partition(t)), attempt(lambda: s.rpartition(t)), s.strip(), s.strip(t), s.lstrip(u), s.rstrip(t + u))
    check(s[i:j], s[i:], s[:j], attempt(lambda: s[i:j:k]), attempt(lambda: s[i]), s + t, s * rand(3), t.join([s, u, s]))
    check(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
    check(s.center(i), s.ljust(30, '€'), s.rjust(30, 'é'), s.zfill(25), s.expandtabs(rand(9)))
    check(s < t, s <= t, s > t, s == t, s != t + u, s.startswith(t), s.endswith(t, i, j), s.startswith((t, u)))
    check(s.removeprefix(t), s.removesuffix(t), s.isalpha(), s.isspace(), s.istitle(), s.isupper(), s.isidentifier(), s.isascii())
    check(s.translate({ord('a'): 'xyz', ord('é'): None, 0x20ac: 0x41}), s.translate(str.maketrans('ab', 'é€', ' ')))
    check(s.encode(), s.encode('utf-16'), s.encode('utf-32-be'), s.encode('ascii', 'backslashreplace'), s.encode('latin-1', 'replace'))
    check(s.encode().decode(), s.encode('utf-16-le').decode('utf-16-le'), repr(s), ascii(s), hash(s))
    check('%s|%10s|%-7.3s|%r' % (s, t, s, u), '{:>9}|{:.3}|{!r}'.format(s, t, u), f'{s:^20}|{t!a}')
    b, c, d = s.encode(), t.encode(), u.encode()
    check(b.find(c), b.rfind(c, i, j), b.count(c), b.replace(c, d), attempt(lambda: b.split(c, rand(3))), b.rsplit(), b.splitlines(True))
    check(attempt(lambda: b.partition(c)), b.strip(c), b[i:j], attempt(lambda: b[i:j:k]), b + c, b * 2, c.join([b, d]), b.hex())
    check(b.title(), b.upper(), b.center(20), b.zfill(12), b.expandtabs(4), b < c, b == c, hash(b), b.startswith(c), repr(b))
    check(b.decode('latin-1'), b.decode('ascii', 'replace'), b[rand(3):].decode('utf-8', 'backslashreplace'))
    check(b[rand(3):].decode('utf-8', 'surrogateescape'), b'%s|%5s|%r' % (b, c, d), bytes.fromhex(b.hex(' ')))
    if step % 100 == 99:
        print(step, total)
