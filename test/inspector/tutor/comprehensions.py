def is_even(n):
    return n % 2 == 0

numbers = [3, 1, 2]
squares = [n * n for n in numbers if n > 1]
table = {n: str(n) for n in numbers}
evens = list(filter(is_even, numbers))
unique = {n % 2 for n in numbers}
nested = [[i * j for j in range(2)] for i in range(2)]
