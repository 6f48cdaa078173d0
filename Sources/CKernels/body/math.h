// Elementary functions, written out so that they do not depend on the machine's libm. Only `exp`
// is hot (softmax), so it works on eight floats; the others compute in double, where a plain
// series is exact enough to round correctly to float nearly always.

// exp(x) for eight floats, error below 1 unit in the last place: x = n ln 2 + r, |r| <= ln 2 / 2.
CK_INLINE v8 v8_exp(v8 x) {
  const v8i too_small = x < -104.0f;
  x = v8_select(x > 89.0f, (v8)89.0f, x);
  x = v8_select(too_small, (v8)-104.0f, x);
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  const v8 magic = 12582912.0f;
  v8 t = v8_fma(x, (v8)1.44269504f, magic);
  v8i n = (v8i)t - (v8i)magic;
  v8 whole = t - magic;
  v8 r = v8_fma(whole, (v8)-0.693359375f, x);
  r = v8_fma(whole, (v8)2.12194440e-4f, r);
  v8 p = 1.3888889e-3f;
  p = v8_fma(p, r, (v8)8.3333338e-3f);
  p = v8_fma(p, r, (v8)4.1666668e-2f);
  p = v8_fma(p, r, (v8)1.6666667e-1f);
  p = v8_fma(p, r, (v8)0.5f);
  p = v8_fma(p, r, (v8)1.0f);
  p = v8_fma(p, r, (v8)1.0f);
  // 2^n in two factors, because 2^n alone leaves the range of float for results near its ends.
  v8i half = n >> 1;
  v8 scale1 = (v8)((half + 127) << 23);
  v8 scale2 = (v8)((n - half + 127) << 23);
  return v8_select(too_small, (v8)0.0f, p * scale1 * scale2);
}

CK_INLINE double bits_to_double(unsigned long long bits) {
  double x;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

CK_INLINE unsigned long long double_to_bits(double x) {
  unsigned long long bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return bits;
}

CK_INLINE double scalar_exp(double x) {
  if (x != x) return x;
  if (x > 709.0) return __builtin_inf();
  if (x < -745.0) return 0.0;
  const double magic = 6755399441055744.0;
  double whole = (x * 1.4426950408889634 + magic) - magic;
  double r = (x - whole * 0.693147180369123816490) - whole * 1.90821492927058770002e-10;
  double p = 1.0;
  for (int i = 14; i >= 1; i--) p = 1.0 + p * r / i;
  long n = (long)whole, half = n / 2;
  double scale1 = bits_to_double((unsigned long long)(half + 1023) << 52);
  double scale2 = bits_to_double((unsigned long long)(n - half + 1023) << 52);
  return p * scale1 * scale2;
}

CK_INLINE double scalar_log(double x) {
  if (x != x || x < 0) return __builtin_nan("");
  if (x == 0) return -__builtin_inf();
  if (x == __builtin_inf()) return x;
  unsigned long long bits = double_to_bits(x);
  long exponent = (long)(bits >> 52) - 1023;
  double m = bits_to_double((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent += 1;
  }
  double s = (m - 1.0) / (m + 1.0), s2 = s * s;
  double sum = 0.0;
  for (int i = 23; i >= 1; i -= 2) sum = sum * s2 + 1.0 / i;
  return 2.0 * s * sum + (double)exponent * 0.6931471805599453;
}

CK_INLINE double scalar_tanh(double x) {
  if (x > 20.0) return 1.0;
  if (x < -20.0) return -1.0;
  if (x > -1e-5 && x < 1e-5) return x;
  double e = scalar_exp(2.0 * x);
  return (e - 1.0) / (e + 1.0);
}

CK_INLINE double scalar_sigmoid(double x) { return 1.0 / (1.0 + scalar_exp(-x)); }

// erf(x) = 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1 3 5 ... (2n+1)): all terms of one sign.
CK_INLINE double scalar_erf(double x) {
  if (x != x) return x;
  if (x > 6.0) return 1.0;
  if (x < -6.0) return -1.0;
  double term = x, sum = x;
  for (int n = 1; n < 160; n++) {
    term *= 2.0 * x * x / (2 * n + 1);
    sum += term;
  }
  return 1.1283791670955126 * scalar_exp(-x * x) * sum;
}

// sin(x) and cos(x) for |x| < 1e6: x = n pi/2 + r, |r| <= pi/4.
CK_INLINE void scalar_sincos(double x, double *sine, double *cosine) {
  const double magic = 6755399441055744.0;
  double whole = (x * 0.6366197723675814 + magic) - magic;
  double r = x - whole * 1.57079632673412561417;
  r = r - whole * 6.07710050630396597660e-11;
  r = r - whole * 2.02226624879595063154e-21;
  double r2 = r * r, s = 0.0, c = 0.0;
  for (int i = 17; i >= 3; i -= 2) s = (1.0 + s) * -r2 / (i * (i - 1));
  for (int i = 18; i >= 2; i -= 2) c = (1.0 + c) * -r2 / (i * (i - 1));
  s = r * (1.0 + s);
  c = 1.0 + c;
  long quadrant = (long)whole & 3;
  *sine = quadrant == 0 ? s : quadrant == 1 ? c : quadrant == 2 ? -s : -c;
  *cosine = quadrant == 0 ? c : quadrant == 1 ? -s : quadrant == 2 ? -c : s;
}
