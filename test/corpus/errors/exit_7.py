import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    sys.exit(256 + 7)
finally:
    print("finally")
