// Vectors of the kernel body. `v8` is the virtual lane count of every reduction: it has eight lanes
// whatever the instruction set, so that the order of a sum is the same on every machine. `vw` is
// the width of the matrix product's tiles, where each lane is an output element of its own and the
// width cannot change a bit.

// Only inlined functions pass vectors, so no calling convention is concerned.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float v8 __attribute__((ext_vector_type(8)));
typedef float v8_unaligned __attribute__((ext_vector_type(8), aligned(4)));
typedef int v8i __attribute__((ext_vector_type(8)));
// Where each lane is an element of its own, twice as many at once are quicker.
typedef float v16 __attribute__((ext_vector_type(16)));
typedef float v16_unaligned __attribute__((ext_vector_type(16), aligned(4)));
typedef int v16i __attribute__((ext_vector_type(16)));
typedef float vw __attribute__((ext_vector_type(CK_TILE_LANES)));
typedef float vw_unaligned __attribute__((ext_vector_type(CK_TILE_LANES), aligned(4)));

#define CK_INLINE static inline __attribute__((always_inline))

CK_INLINE v8 v8_load(const float *p) { return *(const v8_unaligned *)p; }
CK_INLINE void v8_store(float *p, v8 x) { *(v8_unaligned *)p = x; }

// The last 1...7 elements of a row: the missing lanes are `fill`, so that no sum ever has a scalar
// tail and lane = index mod 8 holds to the end.
CK_INLINE v8 v8_load_tail(const float *p, long count, float fill) {
  v8 x = fill;
  for (long i = 0; i < count; i++) x[i] = p[i];
  return x;
}

CK_INLINE void v8_store_tail(float *p, v8 x, long count) {
  for (long i = 0; i < count; i++) p[i] = x[i];
}

CK_INLINE v8 v8_fma(v8 a, v8 b, v8 c) { return __builtin_elementwise_fma(a, b, c); }

CK_INLINE v8 v8_select(v8i mask, v8 yes, v8 no) {
  return (v8)((mask & (v8i)yes) | (~mask & (v8i)no));
}

// The one order in which eight partial sums become one.
CK_INLINE float v8_sum(v8 x) {
  float a = x[0] + x[4], b = x[1] + x[5], c = x[2] + x[6], d = x[3] + x[7];
  return (a + c) + (b + d);
}

CK_INLINE v16 v16_load(const float *p) { return *(const v16_unaligned *)p; }
CK_INLINE void v16_store(float *p, v16 x) { *(v16_unaligned *)p = x; }

CK_INLINE v16 v16_fma(v16 a, v16 b, v16 c) { return __builtin_elementwise_fma(a, b, c); }

CK_INLINE v16 v16_select(v16i mask, v16 yes, v16 no) {
  return (v16)((mask & (v16i)yes) | (~mask & (v16i)no));
}

CK_INLINE float v8_max(v8 x) {
  float m = x[0];
  for (int i = 1; i < 8; i++) m = x[i] > m ? x[i] : m;
  return m;
}

// out[0..<8][0..<8] = transpose of in: eight loads, three rounds of shuffles, eight stores. With
// `rows` 6 the last two columns of the result are copies of others.
CK_INLINE void transpose_rows(float *out, long out_row, const float *in, long in_row,
                              const int rows) {
  v8 r[8], s[8];
  for (int i = 0; i < 8; i++) r[i] = v8_load(in + (i < rows ? i : rows - 1) * in_row);
  for (int i = 0; i < 8; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  for (int i = 0; i < 8; i += 4) {
    for (int j = 0; j < 2; j++) {
      r[i + 2 * j] = __builtin_shufflevector(s[i + j], s[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      r[i + 2 * j + 1] =
          __builtin_shufflevector(s[i + j], s[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  }
  for (int i = 0; i < 4; i++) {
    s[i] = __builtin_shufflevector(r[i], r[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    s[i + 4] = __builtin_shufflevector(r[i], r[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
  for (int i = 0; i < 8; i++) v8_store(out + i * out_row, s[i]);
}

CK_INLINE void transpose8(float *out, long out_row, const float *in, long in_row) {
  transpose_rows(out, out_row, in, in_row, 8);
}

CK_INLINE void transpose6(float *out, const float *in, long in_row) {
  transpose_rows(out, 8, in, in_row, 6);
}
