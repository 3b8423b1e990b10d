# The frame of a generator lies inside the generator object on the heap: so it can wait there between two values.
#
# Look at:  pellucid show examples/generator_frame.py --line 9
def squares(n):
    i = 0
    while i < n:
        # this frame's address is inside the object that `numbers` refers to

        yield i * i
        i += 1


numbers = squares(4)
print(next(numbers), next(numbers))
print(list(numbers))
