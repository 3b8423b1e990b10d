// The error function, by the rational approximations of Sun's fdlibm, evaluated in glibc's order.

import { libm_exp } from './pow';

const ERX: f64 = 8.45062911510467529297e-1;
const EFX: f64 = 1.28379167095512586316e-1;

/** (erf(x) - x) / x for |x| < 0.84375, of z = x*x. */
function nearZero(z: f64): f64 {
  const z2 = z * z;
  const z4 = z2 * z2;
  const r =
    1.28379167095512558561e-1 +
    z * -3.2504210724700149937e-1 +
    z2 * (-2.84817495755985104766e-2 + z * -5.77027029648944159157e-3) +
    z4 * -2.37630166566501626084e-5;
  const s =
    1.0 +
    z * 3.97917223959155352819e-1 +
    z2 * (6.50222499887672944485e-2 + z * 5.08130628187576562776e-3) +
    z4 * (1.32494738004321644526e-4 + z * -3.9602282787753681232e-6);
  return r / s;
}

/** erf(1 + s) - ERX for 0.84375 <= 1 + s < 1.25. */
function nearOne(s: f64): f64 {
  const s2 = s * s;
  const s4 = s2 * s2;
  const s6 = s4 * s2;
  const p =
    -2.36211856075265944077e-3 +
    s * 4.14856118683748331666e-1 +
    s2 * (-3.72207876035701323847e-1 + s * 3.18346619901161753674e-1) +
    s4 * (-1.10894694282396677476e-1 + s * 3.54783043256182359371e-2) +
    s6 * -2.166375594868790843e-3;
  const q =
    1.0 +
    s * 1.06420880400844228286e-1 +
    s2 * (5.40397917702171048937e-1 + s * 7.18286544141962662868e-2) +
    s4 * (1.26171219808761642112e-1 + s * 1.36370839120290507362e-2) +
    s6 * 1.1984499846799107417e-2;
  return p / q;
}

/** erfc(x) * x for x >= 1.25, of x and 1/x^2. */
function tail(x: f64): f64 {
  const s = 1.0 / (x * x);
  const s2 = s * s;
  const s4 = s2 * s2;
  const s6 = s4 * s2;
  let r: f64;
  let t: f64;
  if (x < 2.857142857142857) {
    const s8 = s4 * s4;
    r =
      -9.86494403484714822705e-3 +
      s * -6.93858572707181764372e-1 +
      s2 * (-1.05586262253232909814e1 + s * -6.23753324503260060396e1) +
      s4 * (-1.62396669462573470355e2 + s * -1.84605092906711035994e2) +
      s6 * (-8.12874355063065934246e1 + s * -9.81432934416914548592);
    t =
      1.0 +
      s * 1.96512716674392571292e1 +
      s2 * (1.376577541435190426e2 + s * 4.34565877475229228821e2) +
      s4 * (6.45387271733267880336e2 + s * 4.29008140027567833386e2) +
      s6 * (1.08635005541779435134e2 + s * 6.57024977031928170135) +
      s8 * -6.04244152148580987438e-2;
  } else {
    r =
      -9.86494292470009928597e-3 +
      s * -7.99283237680523006574e-1 +
      s2 * (-1.77579549177547519889e1 + s * -1.60636384855821916062e2) +
      s4 * (-6.37566443368389627722e2 + s * -1.02509513161107724954e3) +
      s6 * -4.83519191608651397019e2;
    t =
      1.0 +
      s * 3.03380607434824582924e1 +
      s2 * (3.25792512996573918826e2 + s * 1.53672958608443695994e3) +
      s4 * (3.19985821950859553908e3 + s * 2.55305040643316442583e3) +
      s6 * (4.74528541206955367215e2 + s * -2.24409524465858183362e1);
  }
  // exp(-x^2) in two factors: z has half the bits, so its square is exact.
  const z = reinterpret<f64>(reinterpret<u64>(x) & 0xffffffff00000000);
  return libm_exp(-z * z - 0.5625) * libm_exp((z - x) * (z + x) + r / t);
}

export function libm_erf(x: f64): f64 {
  if (x != x) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 3.725290298461914e-9) {
      return size < 2.2250738585072014e-308 ? 0.0625 * (16.0 * x + 16.0 * EFX * x) : x + EFX * x;
    }
    return x + x * nearZero(x * x);
  }
  let y: f64;
  if (size < 1.25) y = ERX + nearOne(size - 1.0);
  else if (size >= 6) y = 1;
  else y = 1.0 - tail(size) / size;
  return x < 0 ? -y : y;
}

export function libm_erfc(x: f64): f64 {
  if (x != x) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 1.3877787807814457e-17) return 1.0 - x;
    const y = nearZero(x * x);
    if (x < 0.25) return 1.0 - (x + x * y);
    return 0.5 - (x * y + (x - 0.5));
  }
  if (size < 1.25) {
    const p = nearOne(size - 1.0);
    return x > 0 ? 1.0 - ERX - p : 1.0 + (ERX + p);
  }
  if (size >= 28) return x > 0 ? 0 : 2;
  if (x < -6) return 2;
  const y = tail(size) / size;
  return x > 0 ? y : 2.0 - y;
}
