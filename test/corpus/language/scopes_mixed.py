# Names: closures over loops, nonlocal chains, class bodies, comprehensions, global in functions, del of cells.
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])


def outer():
    x = 1

    def middle():
        nonlocal x
        x += 1

        def inner():
            nonlocal x
            x *= 10
            return x

        return inner

    return middle, lambda: x


middle, get = outer()
print(middle()(), get(), middle()(), get())


class Body:
    a = 1
    try:
        c = [y for y in range(2) if a]
    except NameError as e:
        c = str(e)
    d = (lambda: a if 'a' in globals() else 'no a')()
    for e in range(3):
        pass


print(Body.c, Body.d, Body.e)


def deleted():
    y = 1

    def show():
        return y

    del y
    try:
        return show()
    except NameError as e:
        return str(e)


print(deleted())


def early():
    try:
        print(z)
    except UnboundLocalError as e:
        print(e)
    z = 1
    return z


early()


def sets_global():
    global brand_new
    brand_new = [n := 5, n + 1]
    return n


try:
    print(sets_global(), brand_new)
except NameError as e:
    print(e)
x = 'module'


def shadow():
    class C:
        x = x

        def get(self):
            return x

    return C.x, C().get()


print(shadow())
print([(lambda: (yield k))().send(None) for k in range(3)])
exec('hidden = 3; print([hidden * k for k in range(2)])', {})
