# Something happens at the start, in the middle and at the end of 10,000,000 instructions.
class Box:
    pass


early = [1, 2]
box = Box()
box.value = 0
items = [box]
count = 0
for i in range(910_000):
    if i == 455_000:
        box.value = i
        items.append(box)
    count += 1
items = None
