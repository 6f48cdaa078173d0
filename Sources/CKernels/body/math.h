// Elementary functions, written out so that they do not depend on the machine's libm. Only `exp`
// is hot (softmax), so it works on vectors; the others compute in double, where a plain
// series is exact enough to round correctly to float nearly always.

// exp(x) for the floats of a vector V of eight or sixteen, error below 1 unit in the last place:
// x = n ln 2 + r, |r| <= ln 2 / 2. Adding 1.5 * 2^23 rounds to an integer and leaves it in the low
// bits; 2^n is taken in two factors, because alone it leaves the range of float for results near its
// ends.
#define CK_EXP(V)                                                \
  CK_INLINE V V##_exp(V x) {                                     \
    const V##i too_small = x < -104.0f;                          \
    x = V##_select(x > 89.0f, (V)89.0f, x);                      \
    x = V##_select(too_small, (V)-104.0f, x);                    \
    const V magic = 12582912.0f;                                 \
    V t = V##_fma(x, (V)1.44269504f, magic);                     \
    V##i n = (V##i)t - (V##i)magic;                              \
    V whole = t - magic;                                         \
    V r = V##_fma(whole, (V)-0.693359375f, x);                   \
    r = V##_fma(whole, (V)2.12194440e-4f, r);                    \
    V p = 1.3888889e-3f;                                         \
    p = V##_fma(p, r, (V)8.3333338e-3f);                         \
    p = V##_fma(p, r, (V)4.1666668e-2f);                         \
    p = V##_fma(p, r, (V)1.6666667e-1f);                         \
    p = V##_fma(p, r, (V)0.5f);                                  \
    p = V##_fma(p, r, (V)1.0f);                                  \
    p = V##_fma(p, r, (V)1.0f);                                  \
    V##i half = n >> 1;                                          \
    V scale1 = (V)((half + 127) << 23);                          \
    V scale2 = (V)((n - half + 127) << 23);                      \
    return V##_select(too_small, (V)0.0f, p * scale1 * scale2);  \
  }

CK_EXP(v8)
CK_EXP(v16)
#undef CK_EXP

// x / divisor to the last bit, in half the time, for 0 <= x <= divisor and divisor >= 1 with
// `reciprocal` = 1 / divisor: each correction adds the exact remainder's share, and from a quotient
// that is less than a unit in the last place away the second gives what the division gives.
// Remainders of tiny numbers are not exact, so those are divided.
// Source: Markstein, "Computation of elementary functions on the IBM RISC System/6000 processor",
// theorem 8.2.
CK_INLINE v16 v16_quotient(v16 x, v16 divisor, v16 reciprocal) {
  if (__builtin_reduce_or((x < 0x1p-90f) & (x > 0.0f))) return x / divisor;
  v16 q = x * reciprocal;
  q = v16_fma(v16_fma(-q, divisor, x), reciprocal, q);
  return v16_fma(v16_fma(-q, divisor, x), reciprocal, q);
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
