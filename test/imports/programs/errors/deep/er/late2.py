import er.late
print(er.late.value)
