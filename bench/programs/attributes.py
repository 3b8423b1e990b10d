class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def main():
    v, d = Vector(0, 0), Vector(1, 2)
    for _ in range(500_000):
        v = v.add(d)
    return v.x, v.y
