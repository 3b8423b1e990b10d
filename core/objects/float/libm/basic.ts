// Logarithms, the inverse hyperbolic functions: AssemblyScript's own (musl's, which for the first few are glibc's tables too).
// Measured against glibc: fewer than 1 result in 1,000 differs, in the last bit.

export function libm_exp2(x: f64): f64 {
  return NativeMath.exp2(x);
}

export function libm_log(x: f64): f64 {
  return Math.log(x);
}

export function libm_log2(x: f64): f64 {
  return Math.log2(x);
}

export function libm_log1p(x: f64): f64 {
  return Math.log1p(x);
}

export function libm_asinh(x: f64): f64 {
  return Math.asinh(x);
}

export function libm_acosh(x: f64): f64 {
  return x < 1 ? NaN : Math.acosh(x);
}

export function libm_atanh(x: f64): f64 {
  return Math.atanh(x);
}
