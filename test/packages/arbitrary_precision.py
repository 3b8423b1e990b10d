"""mpmath: fifty digits."""

import mpmath as m

m.mp.dps = 50
print(m.pi, m.e**m.pi, m.zeta(3), m.gamma(m.mpf(1) / 3),
      m.quad(lambda x: m.exp(-x**2), [-m.inf, m.inf])**2, m.findroot(m.sin, 3), m.nsum(lambda n: 1 / n**2, [1, m.inf]),
      m.besselj(0, 1),
      m.matrix([[1, 2], [3, 4]])**(-1), m.identify(m.sqrt(2)), m.taylor(m.sin, 0, 5), m.hyp2f1(1, 2, 3, 0.5),
      m.lambertw(1), m.polyroots([1, 0, -2]),
      m.mpc(1, 2)**m.mpc(0.5, 1))
