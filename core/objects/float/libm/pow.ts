/** x ** y for finite x > 0. */
export function libm_pow(x: f64, y: f64): f64 {
  return Math.pow(x, y);
}
