from_startup = 'started'
print(__file__, __name__)
