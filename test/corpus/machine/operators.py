print("hi")
x = 1
y = x + 2
print(x, y, x*y, y-x, y/2, y//2, y%2, 2**10, -x, ~x, not x)
print(1 < 2, 1 == 1.0, "a" < "b", [] is [], 1 in [1], 2 not in (1,))
