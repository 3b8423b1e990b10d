import er.late2
