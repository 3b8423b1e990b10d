# Three names, one list.
import sys

numbers = [1, 2, 3]
alias = numbers
print(sys.getrefcount(numbers))
a = 100
b = a
a = a + 1
print(a, b, a is b)
a = 1000
b = a
a = a + 1
print(a, b)
