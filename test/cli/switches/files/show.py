x = 5
def f():
    return 1/0
print('x')
