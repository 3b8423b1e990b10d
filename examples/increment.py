# a = 100; b = a; a = a + 1: ints are immutable, so a is bound to another object, and b keeps the first.
#
# Look at:  pellucid show examples/increment.py --end
#   100 and 101 are among the small ints (-5 to 256): they lie in the data segment, are made once for all, and are
#   immortal: nobody counts them. 1000 and 1001 are ordinary objects with a count.
import sys

a = 100
b = a
a = a + 1
print(a, b, a is b)
print("references to 100:", sys.getrefcount(b), "(immortal)")

c = 1000
d = c
c = c + 1
print(c, d, c is d)
print("references to 1001:", sys.getrefcount(c))
