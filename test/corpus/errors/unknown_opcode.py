# Code made by hand: a byte that is no instruction, and one after a cache.
def f(x):
    return x + 1

for op in (3 * 41, 127, 149 - 1, 223, 224, 226, 229, 230, 231, 233, 235):
    g = type(f)(f.__code__.replace(co_code=bytes([149, 0, op, 0, 36, 0])), globals())
    try:
        g(1)
    except SystemError as e:
        print(op, str(e).rpartition("/")[2], e.__traceback__.tb_next.tb_lineno)
    else:
        print(op, "ran")
print(f(1))
