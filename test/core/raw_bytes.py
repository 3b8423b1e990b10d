# Makes the objects whose bytes were recorded from CPython: objects[label].
import sys
from _collections import OrderedDict, defaultdict, deque
from _weakref import ref
from array import array

objects = {}
o = objects

for n in (0, 1, -7, 255, 256, 257, 1073741823, 1073741824, 1099511627776, -1099511627776, 1 << 60, 1 << 64, 10**30):
    o[f"int {n}"] = n
o["True"] = True
o["None"] = None
for x in (0.0, 1.5, -2.25, float("inf")):
    o[f"float {x}"] = x
o["complex 1+2j"] = 1 + 2j
for s in ("", "a", "abc", " ".join(("abcd", "ef")), "x" * 10, "é", "éaéa", "漢", "漢字", "😀", "a😀"):
    if s != "abcd ef":
        hash(s)
    o[f"str '{s}'"] = s
s = "hééé"
s.encode()
hash(s)
o["str 'hééé' after .encode()"] = s
for b in (b"", b"a", b"abc"):
    hash(b)
    o[f"bytes {b}"] = b
b = bytearray(b"abc")
b.append(100)
o["bytearray abcd"] = b
o["()"] = ()
o["(1,2)"] = (1, 2)
o["((1,2),[])"] = ((1, 2), [])
o["[1,2,3]"] = [1, 2, 3]
five = []
for i in range(5):
    five.append(i)
o["list after 5 appends"] = five
o["[]"] = []
o["dict {}"] = {}
o["dict {'a':1}"] = {"a": 1}
o["dict {1:2}"] = {1: 2}
o["dict {'a':1,'b':2,'c':3}"] = {"a": 1, "b": 2, "c": 3}
d = {}
d[5] = 6
o["dict {}+setitem int"] = d
d = {}
d["q"] = 6
o["dict {}+setitem str"] = d
o["dict dict of 6 str"] = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}
d = {"a": 1, "b": 2, "c": 3}
del d["b"]
o["dict abc minus b"] = d
o["set()"] = set()
o["{1,2,3}"] = {1, 2, 3}
s = {1, 2, 3}
s.discard(2)
o["{1,2,3}-2"] = s
o["frozenset({1})"] = frozenset({1})
o["set(range(6))"] = set(range(6))


class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y


before = [P(1, 2) for _ in range(3)]
o["P(3,4) two attributes, inline values"] = P(3, 4)


def another():
    class P:
        def __init__(self, x, y):
            self.x = x
            self.y = y

    return P


# The instance with a weak reference is the recorded one of above, later: another class with the same past stands for it.
Q = another()
pasts = [Q(1, 2) for _ in range(3)]
pw = Q(3, 4)
o["P(3,4) with a weakref"] = pw
w = ref(pw)
o["weakref w"] = w
p2 = Q(3, 4)
o["P(3,4) after reading __dict__"] = p2
o["its __dict__ (split table)"] = p2.__dict__


class S:
    __slots__ = ("a", "b")


slots = S()
slots.a = 1
o["slots instance a=1, b unset"] = slots


# stands for the recorded function: a docstring, one default, one keyword-only default, a cell
def fn(a, b=1, *, c=2):
    "doc"
    x = a
    return lambda: x


o["function fn"] = fn


def cell():
    x = 7
    return lambda: x


o["cell of x=7"] = cell().__closure__[0]
o["builtin len"] = len
o["bound builtin [].append"] = [].append
o["bound method p.__init__"] = pw.__init__
o["range(1,10,2)"] = range(1, 10, 2)
o["slice(1,2,3)"] = slice(1, 2, 3)
o["ValueError('boom')"] = ValueError("boom")
it = iter([1, 2, 3])
next(it)
o["list_iterator after 1"] = it
o["weakref.ref(p)"] = ref(pw)


class L(list):
    pass


listed = L([1])
listed.attribute = 1
o["list subclass instance with attribute (no inline values)"] = listed


def g(n):
    i = 0
    while i < n:
        yield i
        i += 1


o["generator not started"] = g(3)
started = g(3)
next(started)
o["generator after next()"] = started
o["module mymod"] = type(sys)("mymod")
try:
    raise ValueError
except ValueError as e:
    o["traceback"] = e.__traceback__
o["frame object"] = sys._getframe()
o["memoryview"] = memoryview(b"abc")
o["property"] = property(fn)
o["deque([1,2])"] = deque([1, 2])
o["defaultdict(int)"] = defaultdict(int)
o["OrderedDict(a=1)"] = OrderedDict(a=1)
o["array.array i [1,2,3]"] = array("i", [1, 2, 3])
for t in (int, list, object, type, dict):
    o[f"type {t.__name__} (static)"] = t
o["class P (heap type)"] = P
o["class S (heap type, slots)"] = S

# What lies on the data stack is looked at while this runs.
finished = True
while finished:
    pass
