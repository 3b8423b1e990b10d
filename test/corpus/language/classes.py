# Classes: inheritance, super, properties, class and static methods, operators, slots, repr.
class Animal:
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes a sound"
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
    @property
    def upper(self):
        return self.name.upper()
    @upper.setter
    def upper(self, value):
        self.name = value.lower()
    @upper.deleter
    def upper(self):
        self.name = "?"
    @classmethod
    def make(cls, *args):
        return cls(*args)
    @staticmethod
    def helper(x):
        return x * 2
class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)
    def speak(self):
        return super().speak() + ": woof"
    def __len__(self): return len(self.tricks)
    def __getitem__(self, i): return self.tricks[i]
    def __contains__(self, x): return x in self.tricks
    def __iter__(self): return iter(self.tricks)
    def __bool__(self): return True
    def __eq__(self, other): return isinstance(other, Dog) and self.name == other.name
    def __hash__(self): return hash(self.name)
    def __add__(self, other): return Dog(self.name + other.name)
    def __radd__(self, other): return "radd"
    def __call__(self, *a, **k): return a, k
    def __lt__(self, other): return self.name < other.name
d = Dog("rex", ["sit", "roll"])
print(d, d.speak(), d.upper, len(d), d[0], "sit" in d, list(d), bool(d), d == Dog("rex"), d != Dog("max"))
print(d + Dog("x"), 1 + d, d(1, k=2), sorted([Dog("b"), Dog("a")]), hash(d) == hash("rex"))
d.upper = "MAX"
print(d.name, Dog.make("fido"), Animal.make("cat").speak(), Dog.helper(4), Animal.count)
del d.upper
print(d.name, Dog.__mro__, Dog.__bases__, issubclass(Dog, Animal), isinstance(d, Animal))
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = Point(1, 2)
try: p.z = 3
except AttributeError as e: print(e)
try: del p.x; p.x
except AttributeError as e: print(e)
print(hasattr(p, "__dict__"), Point.x, vars(d))
try: d.missing
except AttributeError as e: print(e)
try: Dog.missing
except AttributeError as e: print(e)
