# library
# The eight rounding modes, everywhere where a number is rounded.
from decimal import *

modes = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
print(modes)
for mode in modes:
    c = Context(prec=3, rounding=mode, traps=[])
    print(mode, [str(c.create_decimal(s)) for s in ['1.2345', '1.235', '1.245', '1.2350001', '-1.2345', '-1.235', '1.230', '9.995', '9.999', '-9.995', '1.005', '1.055', '0.12349', '99950', '-99951']])
    print([str(Decimal(s).quantize(Decimal('1.0'), rounding=mode)) for s in ['2.25', '2.35', '-2.25', '2.249', '2.251', '0.05', '0.04', '-0.05', '9.95']])
    print([str(Decimal(s).to_integral_value(mode)) for s in ['2.5', '3.5', '-2.5', '0.5', '-0.5', '0.4', '10.1', '15.9', '1e3', '0.000']])
    print([str(Decimal(s).to_integral_exact(rounding=mode)) for s in ['2.5', '-3.5', 'NaN', 'Infinity']])
    with localcontext(rounding=mode):
        print([f'{Decimal(s):.1f}' for s in ['0.25', '0.35', '-0.25', '0.051', '9.99']], round(Decimal('2.675'), 2), round(Decimal('-25'), -1), round(Decimal('2.5')))
for s in ['2.5', '3.5', '-2.5', '1e20', '0.49999', '-7.999']:
    d = Decimal(s)
    import math
    print(round(d), int(d), math.floor(d), math.ceil(d), math.trunc(d), round(d, 0), round(d, 1), round(d, -1))
for call in ['round(Decimal("NaN"))', 'round(Decimal("Infinity"))', 'int(Decimal("-Infinity"))', 'int(Decimal("sNaN"))', 'round(Decimal(1), 2**63)', 'round(Decimal(1), -2**63)',
             'round(Decimal(1), 50)', 'Decimal(1).quantize(1, "x")', 'Decimal(1).to_integral_value(rounding=5)', 'Decimal(1).to_integral_exact(context=5)', 'Decimal("1e9").quantize(Decimal("1e-30"))',
             'Decimal("Infinity").quantize(Decimal(1))', 'Decimal("Infinity").quantize(Decimal("-inf"))', 'Decimal(1).__round__(1, 2)', 'Decimal(1).__round__("1")']:
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, '->', type(e).__name__, e)
