import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    raise SystemExit(4)
finally:
    print("finally")
