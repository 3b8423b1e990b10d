count = 0

def bump():
    global count
    count += 1
    local = count
    del local
    return count

bump()
bump()
a, b = 1, 2
a, b = b, a
first, *rest = [1, 2, 3]
if (size := len(rest)) > 1:
    kind = 'long'
del first
x = y = []
