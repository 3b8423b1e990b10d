# What is static in Python, and what is dynamic.
#
# The size of a frame is fixed when the function is compiled: so many locals, so much value stack. The objects that the
# locals refer to are made while the program runs, on the heap, and may be of any size.
#
# Look at:  pellucid show examples/static_dynamic.py --line 15
#   every call of total() takes the same number of bytes on the stack, whatever it is given.


def total(n):
    numbers = list(range(n))
    result = 0
    for number in numbers:
        result += number
    return result


code = total.__code__
print("locals:", code.co_nlocals, " value stack:", code.co_stacksize)
print(total(3), total(1000))
