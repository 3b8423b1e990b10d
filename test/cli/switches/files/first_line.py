this line is not Python
print(__name__)
raise ValueError
