def check(n):
    if n > 1:
        raise ValueError('too big')
    return n

def call(n):
    try:
        return check(n)
    except KeyError:
        return 'never'

try:
    {}['missing']
except KeyError as e:
    found = 'missing'

for n in [1, 2]:
    try:
        r = call(n)
    except ValueError:
        r = -1
    finally:
        done = n

class Own(Exception):
    pass

try:
    raise Own('mine', 2)
except (Own, OSError):
    print('own')
