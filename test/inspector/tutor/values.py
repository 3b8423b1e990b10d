x = 5
y = 2.5
z = 4.0
big = 10 ** 25
nothing = None
yes = x < 10
text = 'a "quoted" text'
inf = float('inf')
low = -inf
nan = inf - inf
pi = 3.14159265
x += 1
del y
