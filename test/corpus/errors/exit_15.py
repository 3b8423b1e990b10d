import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    raise SystemExit('x', 'y')
finally:
    print("finally")
