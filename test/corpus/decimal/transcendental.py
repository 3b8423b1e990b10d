# library
# exp, ln, log10, sqrt and powers are correctly rounded.
from decimal import *

for prec in [1, 2, 3, 9, 16, 28, 40, 75, 120]:
    c = Context(prec=prec)
    print(prec)
    for s in ['1', '2', '0.5', '10', '-1', '0.0001', '3.25', '1.0000001', '0.99999', '123456.789', '1e-30', '7e20']:
        d = Decimal(s)
        line = []
        if abs(d) < 1000:
            line.append(str(c.exp(d)))
        if d > 0:
            line += [str(c.ln(d)), str(c.log10(d)), str(c.sqrt(d))]
        line += [str(c.power(d, 3)), str(c.power(d, -2))]
        if d > 0 and d < 1000:
            line += [str(c.power(d, Decimal('0.5'))), str(c.power(d, Decimal('-1.75')))]
        print(s, ' '.join(line))
c = Context(prec=9, traps=[])
for f, s in [(f, s) for f in ['exp', 'ln', 'log10', 'sqrt'] for s in ['0', '-0', '1', '100', '0.001', 'Infinity', '-Infinity', 'NaN5', 'sNaN', '-3', '1e999999', '1e-999999', '-1e30', '1e30', '4', '2.25', '1e6', '1e7', '0.0']]:
    print(f, s, getattr(c, f)(Decimal(s)), [k.__name__ for k, v in c.flags.items() if v])
    c.clear_flags()
for a, b in [(2, 10), (2, -10), ('1.1', 100), (10, 6), (10, -6), (0, 5), (0, -5), (-2, 3), (-2, 4), (-2, '0.5'), (1, '1e50'), ('1.000', 5), ('1.000', -5), (1, '0.3'), (-1, 7), (-1, 8),
             ('inf', 2), ('inf', -2), ('inf', 0), ('-inf', 3), ('-inf', 2), (2, 'inf'), (2, '-inf'), ('0.5', 'inf'), ('0.5', '-inf'), (1, 'inf'), (2, 'nan'), ('nan', 0), (7, '1e20'), (7, '-1e20'),
             ('0.9', '1e20'), (4, '0.5'), (8, '0.333333333'), (100, '1.5'), (2, 1000000), ('9.99999999', 999999), ('1e-1000', 1000), ('3', '123456789012345678901234567890')]:
    try:
        r = c.power(Decimal(a), Decimal(b))
    except Exception as e:
        r = repr(e)
    print(a, b, r, [k.__name__ for k, v in c.flags.items() if v])
    c.clear_flags()
for t in [(3, 4, 5), (-3, 3, 5), (2, 100, 97), (0, 0, 5), (2, -1, 5), (2, 3, 0), (2, 3, 10**9), (2, 0, 1), (2, 0, -7), (10**20, 3, 7), ('1.5', 2, 3), (2, 'nan', 3), ('1e3', '2e1', 13)]:
    print(t, c.power(*map(Decimal, t)), [k.__name__ for k, v in c.flags.items() if v])
    c.clear_flags()
