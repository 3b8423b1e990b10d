class Ctx:
    def __enter__(self):
        self.open = True
        return self

    def __exit__(self, kind, value, trace):
        self.open = False
        return True

with Ctx() as c:
    inside = c.open

with Ctx() as c:
    1 / 0
after = c.open
