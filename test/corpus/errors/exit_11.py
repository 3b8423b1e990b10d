import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    sys.exit(2.5)
finally:
    print("finally")
