from er.partial import value
