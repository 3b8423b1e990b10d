// The length of a vector of two: sqrt(x * x + y * y) without overflow on the way. The root is corrected once by its own
// error, as Borges does ("An Improved Algorithm for hypot(a, b)"), which is what glibc's hypot() gives: a correctly
// rounded result would differ from it in 4 of 1000 cases.

/** The length for x >= y >= 0 whose squares neither overflow nor vanish. */
function length(x: f64, y: f64): f64 {
  const h = Math.sqrt(x * x + y * y);
  if (h <= 2 * y) {
    const d = h - y;
    return h - (x * (2 * d - x) + (d - 2 * (x - y)) * d) / (2 * h);
  }
  const d = h - x;
  return h - (2 * d * (x - 2 * y) + ((4 * d - y) * y + d * d)) / (2 * h);
}

const EPSILON: f64 = 5.551115123125783e-17; // 2^-54
const LARGE: f64 = 6.703903964971299e153; // 2^511
const TINY: f64 = 6.717876107567089e-139; // 2^-459
const DOWN: f64 = 2.409919865102884e-181; // 2^-600
const UP: f64 = 4.149515568880993e180; // 2^600

export function libm_hypot(a: f64, b: f64): f64 {
  const x = Math.max(Math.abs(a), Math.abs(b));
  const y = Math.min(Math.abs(a), Math.abs(b));
  if (Math.abs(a) == Infinity || Math.abs(b) == Infinity) return Infinity;
  if (x != x) return NaN;
  // So small a side is less than half a unit of the other's last place.
  if (y <= x * EPSILON) return x + y;
  if (x > LARGE) return length(x * DOWN, y * DOWN) * UP;
  if (y < TINY) return length(x * UP, y * UP) * DOWN;
  return length(x, y);
}
