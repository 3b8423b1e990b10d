# Which plain calls of a whole line are underlined: those whose value goes to more than one name.
def inner(a=None, b=None, c=None):
    raise ValueError(a)


class Holder:
    def store(self, function):
        self.kept = function(1, 2)

    def pair(self, function):
        first, second = function(
            a=1, b=2,
            c=3)

    def named(self, function):
        name = function(self.pair)

    def again(self, function):
        one = two = function(self.named)

    def item(self, function):
        self.kept[0] = function(self.again)

    def returned(self):
        return inner(4)

    def attribute(self):
        return self.returned()

    def chain(self):
        self.store(lambda a, b: self.pair(lambda a, b, c: self.named(lambda f: self.again(lambda g: self.attribute()))))


Holder().chain()
