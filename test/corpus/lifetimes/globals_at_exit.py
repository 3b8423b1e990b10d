# Globals die in the order in which they were made; what functions keep dies later.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, "print" in dir(__builtins__), Noisy is not None)


one = Noisy("one")
_two = Noisy("two")
__three = Noisy("three")


def function():
    return one


container = [Noisy("in list 1"), Noisy("in list 2")]
four = Noisy("four")
one.function = function
