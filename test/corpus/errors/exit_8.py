import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    sys.exit(-1)
finally:
    print("finally")
