# A list takes more room than it needs, so that append rarely has to move it.
#
# Look at the sizes: 56 bytes for the list itself, and 8 for each place in its array, used or not.
import sys

numbers = []
size = sys.getsizeof(numbers)
print("empty:", size)
for i in range(40):
    numbers.append(i)
    if sys.getsizeof(numbers) != size:
        size = sys.getsizeof(numbers)
        print(f"after {i + 1:2} items: {size} bytes, room for {(size - 56) // 8}")
