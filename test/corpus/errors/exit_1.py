import sys
print("before")
try:
    1 / 0
except ZeroDivisionError:
    sys.exit()
finally:
    print("finally")
