class Animal:
    kind = 'animal'

    def __init__(self, name):
        self.name = name
        self.friends = []

    def meet(self, other):
        self.friends.append(other)
        other.friends.append(self)

class Dog(Animal):
    kind = 'dog'

    def bark(self, times):
        return self.name * times

a = Animal('Tom')
d = Dog('Rex')
a.meet(d)
noise = d.bark(2)
d.age = 3
Dog.legs = 4
