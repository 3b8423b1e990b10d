# library
# str, repr, to_eng_string, format().
from decimal import *
import warnings

for s in ['0', '-0', '0E+3', '0E-7', '0.00', '1E+3', '123E+1', '12E-9', '1.23E-6', '1.23E-7', '123456789E-20', '-1E+100', 'Infinity', '-NaN12', 'sNaN', '1E+5', '0.000001', '0.0000001', '1234567E+2']:
    d = Decimal(s)
    print(s, str(d), repr(d), d.to_eng_string(), d.to_eng_string(Context(capitals=0)), Context(capitals=0).to_sci_string(d), d.as_tuple(), d.adjusted(), d.number_class())
values = [Decimal(s) for s in ['0', '-0', '1', '-1234.5678', '0.000012345', '1.5E+10', '99999.9', 'NaN', '-Infinity', '-0.001', '12345678901234567890.12345']]
for spec in ['', 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n', '.0', '.1', '.3', '.0f', '.2f', '.3e', '.0e', '.5g', '.1%', '10', '<10', '>10', '^10', '=10', '010', '+', ' ', '-', '+.2f', '*^15', 'é>12',
             ',', ',.2f', '015,', '015,.1f', 'z', 'z.1f', '+z.2f', '#', '#.0f', '#.0e', '\0<8', '025,.3f', '<+12.1%', '3,e', '012%', '_>+9.1e']:
    print(repr(spec), ' | '.join(format(d, spec) for d in values))
for spec in ['x', 'd', '_', '.', '<010', '5.', ',n', '1,2', '=>>', 'ff', '#z', '.-1f', '99999999999999999999999f', '%%', ' +', 'N,', '\ud800<5']:
    try:
        print(repr(spec), format(Decimal(1), spec))
    except (ValueError, OverflowError) as e:
        print(ascii(spec), type(e).__name__, ascii(str(e)))
d = Decimal('-1234567.891')
print(d.__format__('n', {'decimal_point': ',', 'thousands_sep': '.', 'grouping': '\x03\x02'}), d.__format__('020n', {'decimal_point': '·', 'thousands_sep': '\u2009', 'grouping': '\x03'}),
      d.__format__('.1n', {'thousands_sep': '', 'grouping': '\x03', 'decimal_point': '!!'}))
for args in [(), (1,), ('', 1), ('', {}, 3), ('n', {'decimal_point': ''}), ('n', {'decimal_point': 'abcde'}), ('n', {'thousands_sep': 'abcde'}), ('n', {'grouping': '\x80'}), ('n', {'grouping': 5})]:
    try:
        print(args, d.__format__(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(format(d, 'N'), [str(w.message) for w in seen])
print('%s %r %.3f' % (d, d, d), f'{d!s:>20}', '{:.3}'.format(d), f'{d:{20}.{3}f}')
with localcontext(capitals=0):
    print(Decimal('1E+30'), format(Decimal('1E+30'), ''), format(Decimal('1E+30'), 'E'))
