import er
x = 1
