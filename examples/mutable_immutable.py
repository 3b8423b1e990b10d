# A mutable object changes in place: its address stays. An immutable one cannot: a new object takes its name.
#
# Look at:  pellucid show examples/mutable_immutable.py --end
numbers = [1, 2, 3]
alias = numbers
before = id(numbers)
numbers.append(4)
print("list:  same object:", id(numbers) == before, " alias sees", alias)

text = "memory"
alias_of_text = text
before = id(text)
text += "!"
print("str:   same object:", id(text) == before, " alias sees", alias_of_text)

pair = (1, [2])
before = id(pair)
pair[1].append(3)           # the tuple does not change; the list that it refers to does
print("tuple: same object:", id(pair) == before, " it shows", pair)
