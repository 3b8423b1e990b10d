"""SymPy: integrals, equations, matrices, series."""

from sympy import *

x, y, z = symbols('x y z')
print(integrate(sin(x)**2 * exp(x), x))
print(solve(x**3 - 6 * x**2 + 11 * x - 6, x), factor(x**4 - 1), expand((x + y)**5))
print(diff(atan(x**2) / x, x), simplify(sin(x)**2 + cos(x)**2), limit(sin(x) / x, x, 0),
      series(exp(x) * cos(x), x, 0, 6))
print(Matrix([[1, 2], [3, 4]]).eigenvals(), Matrix([[2, 1], [1, 3]]).inv(), Matrix(3, 3, lambda i, j: i + j).det())
print(latex(Integral(sqrt(1 / x), x)), pretty(Rational(3, 7) * x**2))
print(pi.evalf(60), sqrt(2).evalf(40), factorial(30), nsimplify(0.333333333333, rational=True))
print(dsolve(Derivative(Function('f')(x), x, x) + Function('f')(x)))
print(summation(1 / x**2, (x, 1, oo)),
      primerange(10, 40).__class__.__name__, list(primerange(10, 40)), factorint(2**64 - 1))
print(Poly(x**3 + 2 * x + 1).discriminant(), gcd(x**2 - 1, x - 1), groebner([x * y - 2 * y, 2 * y**2 - x**2], x, y))
print(
    sympify('2*x + sin(y)').subs({
        x: 3,
        y: pi / 6
    }), Piecewise((x, x > 0), (0, True)),
    satisfiable(And(x, Not(y))) if False else '')
