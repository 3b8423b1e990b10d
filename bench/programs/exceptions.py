class Failure(Exception):
    pass


def check(i):
    if i % 3 == 0:
        raise Failure(i)
    return i


def main():
    failures = 0
    for i in range(500_000):
        try:
            check(i)
        except Failure:
            failures += 1
    return failures
