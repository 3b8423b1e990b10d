// Numbers as unevaluated sums of two doubles, 106 bits: enough to round a result correctly in all but one of some
// thousands of millions of cases. (Dekker, Knuth)

/** The rounding error of a + b. */
/* @inline */ export function sumError(a: f64, b: f64, sum: f64): f64 {
  const t = sum - a;
  return a - (sum - t) + (b - t);
}

/** The rounding error of a * b. */
/* @inline */ export function productError(a: f64, b: f64, product: f64): f64 {
  const ca = 134217729.0 * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = 134217729.0 * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - product + ah * bl + al * bh + al * bl;
}
