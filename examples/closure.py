# A variable that an inner function uses lies in a cell on the heap: so it can outlive its frame.
#
# Look at:  pellucid show examples/closure.py --line 12
def counter():
    count = 0

    def increment():
        nonlocal count
        # the frame of counter() is long gone; the cell is not

        count += 1
        return count

    return increment


first, second = counter(), counter()
print(first(), first(), first())
print(second())
print(first.__closure__[0].cell_contents)
