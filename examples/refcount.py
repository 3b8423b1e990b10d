# A list with two names has the count 3: two names, and the argument of getrefcount itself.
#
# Look at:  pellucid show examples/refcount.py --line 11
#   both names point to one address, and refcnt there says 2: nobody is asking.
import sys

a = []                      # a list object is made; its count is 1
b = a                       # a second name for it: 2
a.append(2)

print(sys.getrefcount(a))   # 3
