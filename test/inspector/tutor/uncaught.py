def divide(a, b):
    q = a / b
    return q

def run():
    values = [4, 0]
    for v in values:
        divide(8, v)

run()
print('never')
