# Each call takes a frame. The interpreter stops at 1000 of them with an error that can be handled.
def depth(n):
    return depth(n + 1)


try:
    depth(1)
except RecursionError as error:
    print("RecursionError:", error)
print("the program goes on")
