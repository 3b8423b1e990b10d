# if, while, for, break, continue, else, pass.
def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"
print([classify(n) for n in (-1, 0, 5, 50)])
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 8:
        break
    print(n, end=" ")
else:
    print("never")
print()
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        print(i, j, end="; ")
    else:
        print("inner else")
else:
    print("outer else")
for ch in "ab":
    pass
else:
    print("exhausted", ch)
while n:
    n -= 3
    if n < 0:
        break
else:
    print("not reached" if n else "reached zero")
print(n)
