# library
# Powers to the last bit: all of ten, and random ones, against glibc's.
import math
import random
import zlib

print([n for n in range(-323, 309) if 10.0**n != float(f'1e{n}')], [a**b for a, b in ((10.0, 126), (9.0, 17), (91.0, 7.5), (63.0, 9), (2.0, 0.5), (1.1, -38))])
r = random.Random(8)
check = 0
for i in range(3000):
    a = r.choice([r.uniform(0, 50), r.uniform(0.9, 1.1), float(r.randrange(1, 100))])
    b = r.choice([r.uniform(-100, 100), float(r.randrange(-100, 100)), r.randrange(-20, 20) / 2])
    check = zlib.crc32(repr(a**b).encode(), check)
    if i % 300 == 0:
        print(a, b, a**b, check)
special = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -3.0, math.inf, -math.inf, math.nan, 5e-324, 1e308, 2.0**53 + 2, 1.0000000000000002, 1e-20, -1e20, 1022.5, -1074.0, 1024.0]
for a in special:
    row = []
    for b in special:
        try:
            row.append(str(math.pow(a, b)))
        except (ValueError, OverflowError) as e:
            row.append(str(e))
    print(a, ' '.join(row))
