import er.one
