import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    sys.exit("ü€")
finally:
    print("finally")
