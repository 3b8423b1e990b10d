import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    sys.exit(10**30)
finally:
    print("finally")
