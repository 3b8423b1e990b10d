# Format() of complex numbers.

def show(s):
    try:
        print(s, '->', repr(eval(s)))
    except Exception as e:
        print(s, '->', type(e).__name__, e)


class S(complex):
    pass


for s in [
    "format(1j,'=5')",
    "format(1j,'05')",
    "format(1j,'%')",
    "format(1j,'c')",
    "format(1j,',')",
    "format(1234567+1j,',')",
    "format(1j,'z.1f')",
    "f'{1+2j:>20.3f}|{1+2j:+}|{1+2j:#g}|{3j:.2e}|{1e20+3j:_.2f}|{3+4j:^30}|{3j!r}'",
    "'%s %r' % (1j,1j)",
    "'%d'%1j",
    "'%f'%1j",
    "format(-0.001+1j,'z.1f')",
    "format(complex(-0.0,-0.0),'z')",
    "format(1+1j,'.3')",
    "format(1e100+1e-100j,'.3')",
    "format(1e16+1j,'')",
    "format(1+1j,'*^25')",
    "format(1j,'>8')",
    "format(-1j,'+')",
    "format(1+2j,' ')",
    "format(1+2j,' e')",
    "format(1j,'xx')",
    "format(1j,'s')",
    "format(1j,'*=30')",
    "format(1j,'E')",
    "format(1j,'n')",
    "format(complex('nan+infj'),'F')",
    "format(1j,'.99999999999')",
    'repr(S(3))',
]:
    show(s)
