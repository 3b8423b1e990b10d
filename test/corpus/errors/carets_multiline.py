import sys


def call(f):
    try:
        f()
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__)


def one(x, y=0):
    return x


def m1():
    return one(
        1,
        2,
    ) / one(
        0,
    )


def m2():
    return one(
        one(1)
        + one('x')
        + one(3)
    )


def m3():
    data = {
        'a': 1,
        'b': 1 / 0,
        'c': 3,
    }
    return data


def m4():
    text = ('abc'
            'def' %
            (1, 2))
    return text


def m5():
    return one(1)[
        2
    ]


def m6():
    raise ValueError(
        'a long message',
        'b',
        'c',
        'd',
        'e',
    )


def m7():
    if (one(1) and
            one(2) < one(None) and
            one(3)):
        pass


def m8():
    x = [
        1, 2, 3,
        4, 5, 6,
    ][
        17
    ]


def m9():
    return one(1).foo \
        .bar \
        .baz


def m10():
    (one
     # a comment
     (1, 2, 3,
      4))


def m11():
    one(1,
        2)(
        3)


def m12():
	x = one(1)
	y =	x	+	'tab'


def m13():
    return 'grün' + 'über' + 5


def m14():
    x = '日本' + '語' * one('ü')


def m15():
    été = None; été.naïve


def m16():
    return '🎉🎉' + one(1) + '🎉'


def m17():
    x = """
    text
    """ + 5


def m18():
    assert (
        one(1) ==
        one(2)
    ), (
        'differs'
    )


for f in [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18]:
    call(f)
