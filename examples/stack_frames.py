# Nested calls are frames, one behind the other on the data stack, each with its locals and where to go on after it.
#
# Look at:  pellucid show examples/stack_frames.py --line 13
#   three frames of scale, area and <module>; the addresses grow, the newest is below.
#   After the return the same bytes serve the next call.


def scale(value, factor):
    # the innermost frame: its caller waits on line 17
    # (the comment lines make room for the eye)

    result = value * factor
    return result


def area(width, height):
    return scale(width * height, 1.5)


print(area(4, 5))
print(area(2, 3))
