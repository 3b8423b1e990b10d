n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
else:
    n = -n
for i in range(2):
    for c in 'ab':
        if c == 'b':
            break
        print(i, c)
pairs = []
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    pairs.append(p * q + i)
while True:
    break
