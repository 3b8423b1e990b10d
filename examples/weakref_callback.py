# A weak reference does not keep its object alive; when that dies, the callback is told at that very instant.
import sys
import weakref


class Thing:
    pass


thing = Thing()
reference = weakref.ref(thing, lambda ref: print("the thing has died; ref() is", ref()))
print("count:", sys.getrefcount(thing), " alive:", reference() is thing)
del thing                   # the callback runs here
print("after del:", reference())
