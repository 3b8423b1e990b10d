import er.partial2
value = 1
