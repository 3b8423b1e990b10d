# Strings that look like names are kept once: interned. Others are objects of their own, even when they are equal.
#
# Look at:  pellucid show examples/interned.py --end
import sys

a = "hello"
b = "hello"
print("constants of one program:", a is b)

c = "".join(["he", "llo"])
print("made while running:      ", a is c, a == c)
print("interned by hand:        ", a is sys.intern(c))
