# A weak reference does not keep its object alive; when that dies, the callback is told at that very instant.
import sys
from _weakref import ref


class Thing:
    pass


thing = Thing()
reference = ref(thing, lambda dead: print("the thing has died; the reference says", dead()))
print("count:", sys.getrefcount(thing), " alive:", reference() is thing)
del thing                   # the callback runs here
print("after del:", reference())
