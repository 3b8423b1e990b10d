import sys


class Stop(SystemExit):
    pass


try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
for args in ((), (1,), (1, 2), ('x',)):
    try:
        raise SystemExit(*args)
    except SystemExit as e:
        print(e.args, repr(e.code), repr(e))


class Code:
    def __str__(self):
        raise ValueError('no text')


e = Stop()
e.code = Code()
raise e
