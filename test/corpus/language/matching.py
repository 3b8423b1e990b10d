# Structural pattern matching.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0 | 1: return "bit"
        case int(n) if n > 100: return f"big {n}"
        case -5: return "minus five"
        case "a" | "b" as s: return f"letter {s}"
        case None | True | False: return "singleton"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, 2, *rest]: return f"12 {rest}"
        case (first, *_, last): return f"{first}..{last}"
        case {"kind": "circle", "r": r, **rest}: return f"circle {r} {rest}"
        case {}: return "mapping"
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"on y {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case str(text): return f"text {text}"
        case float(): return "float"
        case _: return "other"
for v in (0, 1, 101, -5, "a", None, True, [], [9], [1, 2, 3, 4], (1, 5, 6), {"kind": "circle", "r": 2, "c": 1}, {"x": 1}, {},
          Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), "hello", 2.5, object, 50):
    print(m(v), end="; ")
print()
match [1, [2, {"a": (3, 4)}]]:
    case [a, [b, {"a": (c, d)}]]: print(a, b, c, d)
match (1, 2):
    case (x, y) if False: print("no")
    case _: print("fell through", x, y)
try:
    match 1:
        case Point(1, 2, 3): pass
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match Point(1, 2):
        case Point(1, x=2): pass
except TypeError as e: print(e)
