import sys
print("x")
def f():
    raise KeyboardInterrupt("by hand")
f()
