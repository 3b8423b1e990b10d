# Context managers: order, suppression, exceptions in __exit__, several at once.
class CM:
    def __init__(self, name, suppress=False): self.name, self.suppress = name, suppress
    def __enter__(self): print("enter", self.name); return self.name
    def __exit__(self, t, v, tb): print("exit", self.name, t and t.__name__, v); return self.suppress
with CM("a") as a, CM("b") as b: print(a, b)
with CM("s", True): raise ValueError("suppressed")
try:
    with CM("o"), CM("i"): raise KeyError("k")
except KeyError as e: print("outside", e)
def early():
    with CM("r"): return "value"
print(early())
for i in range(3):
    with CM(i):
        if i == 0: continue
        if i == 1: break
with (CM("p") as p, CM("q")): print(p)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("exit failed")
try:
    with BadExit(): raise ValueError("body")
except RuntimeError as e: print(e, repr(e.__context__))
try:
    with 5: pass
except TypeError as e: print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
