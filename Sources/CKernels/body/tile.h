// The product of one tile, for vectors of TILE_LANES floats; gemm.h includes this once for each width.

// `rows` and `vectors` are constants at every call, so all loops but the one over k unroll.
CK_INLINE void TILE_PRODUCT(const struct tile *t, const int rows, const int vectors, long a_row,
                            long a_depth) {
  TILE_VECTOR acc[CK_TILE_ROWS][CK_TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++) {
      TILE_VECTOR start = 0.0f;
      if (t->start == start_stored)
        start = *(const TILE_UNALIGNED *)(t->c + i * t->c_row + j * TILE_LANES);
      if (t->start == start_bias) start = *(const TILE_UNALIGNED *)(t->bias + j * TILE_LANES);
      acc[i][j] = start;
    }
  }
  // What is written at the end, and what the tile below will write, is fetched while the products
  // run; a prefetch beyond the matrix does nothing.
  const int prefetches = t->depth >= 64;
#pragma clang loop unroll(full)
  for (int i = 0; i < rows && prefetches; i++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++) {
      __builtin_prefetch(t->c + i * t->c_row + j * TILE_LANES, 1, 3);
      __builtin_prefetch(t->c + (i + rows) * t->c_row + j * TILE_LANES, 1, 3);
    }
  }
  // One address for every third row: a chain of additions from row to row would take as long as the
  // products themselves.
  const float *a[(CK_TILE_ROWS + 2) / 3], *b = t->b;
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i += 3) a[i / 3] = t->a + i * a_row;
  const long b_depth = t->b_depth;
  for (long k = t->depth; k > 0; k--) {
    TILE_VECTOR right[CK_TILE_VECTORS];
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++) right[j] = *(const TILE_UNALIGNED *)(b + j * TILE_LANES);
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      TILE_VECTOR left = (TILE_VECTOR)(a[i / 3][i % 3 * a_row]);
#pragma clang loop unroll(full)
      for (int j = 0; j < vectors; j++)
        acc[i][j] = __builtin_elementwise_fma(left, right[j], acc[i][j]);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i += 3) a[i / 3] += a_depth;
    b += b_depth;
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++) {
      TILE_VECTOR x = acc[i][j];
      if (t->relu) x = x < 0.0f ? (TILE_VECTOR)0.0f : x;  // NaN stays NaN
      *(TILE_UNALIGNED *)(t->c + i * t->c_row + j * TILE_LANES) = x;
    }
  }
}

#undef TILE_PRODUCT
#undef TILE_VECTOR
#undef TILE_UNALIGNED
#undef TILE_LANES
