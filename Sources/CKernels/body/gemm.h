// Matrix product. Every output element is one chain over k in ascending order,
//     acc = start; for k: acc = fma(a[i,k], b[k,j], acc)
// whatever the tile, the block, the packing or the number of rows: between two blocks of k the
// accumulators are stored and loaded again, which is exact. So one row alone gets the same bits as
// that row among many, and zeros appended to k change nothing.

// The deeper a block, the less often the sums leave the registers and come back; the right block,
// 1 MB, stays in the second cache of the processors at hand.
enum { block_rows = 96, block_depth = 512, block_columns = 512 };
enum { tile_columns = CK_TILE_LANES * CK_TILE_VECTORS };

enum tile_start { start_zero, start_stored, start_bias };

struct tile {
  long depth;
  const float *a;
  long a_row, a_depth;
  const float *b;
  long b_depth;
  float *c;
  long c_row;
  enum tile_start start;
  const float *bias;
  int relu;
};

#define TILE_PRODUCT tile_product
#define TILE_VECTOR vw
#define TILE_UNALIGNED vw_unaligned
#define TILE_LANES CK_TILE_LANES
#include "tile.h"

#if CK_TILE_LANES > 8
// For the last eight columns, as in attention with heads of eight features.
#define TILE_PRODUCT tile_product_of_eight
#define TILE_VECTOR v8
#define TILE_UNALIGNED v8_unaligned
#define TILE_LANES 8
#include "tile.h"
enum { narrowest_vector = 8 };
#else
#define tile_product_of_eight tile_product
enum { narrowest_vector = CK_TILE_LANES };
#endif

static void tile_packed(const struct tile *t) {
  tile_product(t, CK_TILE_ROWS, CK_TILE_VECTORS, 1, CK_TILE_ROWS);
}

#define CK_TILE_CASE(rows)                                                       \
  case rows:                                                                     \
    if (columns == tile_columns)                                                 \
      tile_product(t, rows, CK_TILE_VECTORS, t->a_row, t->a_depth);              \
    else if (columns == CK_TILE_LANES) tile_product(t, rows, 1, t->a_row, t->a_depth); \
    else tile_product_of_eight(t, rows, 1, t->a_row, t->a_depth);                \
    return;

// `columns` are those of all vectors, of one, or eight.
static void tile_any(const struct tile *t, int rows, int columns) {
  switch (rows) {
    CK_TILE_CASE(1)
    CK_TILE_CASE(2)
    CK_TILE_CASE(3)
    CK_TILE_CASE(4)
    CK_TILE_CASE(5)
    CK_TILE_CASE(6)
#if CK_TILE_ROWS > 6
    CK_TILE_CASE(7)
    CK_TILE_CASE(8)
    CK_TILE_CASE(9)
    CK_TILE_CASE(10)
    CK_TILE_CASE(11)
    CK_TILE_CASE(12)
#endif
  }
}

// A tile at the right edge is computed in a full-width buffer and its valid columns copied.
static void tile_edge(const struct tile *t, int rows, long columns) {
  float buffer[CK_TILE_ROWS * tile_columns];
  float bias[tile_columns];
  struct tile edge = *t;
  int width = columns <= CK_TILE_LANES ? CK_TILE_LANES : tile_columns;
  edge.c = buffer;
  edge.c_row = tile_columns;
  if (t->start == start_stored) {
    for (int i = 0; i < rows; i++) {
      for (long j = 0; j < columns; j++) buffer[i * tile_columns + j] = t->c[i * t->c_row + j];
      for (long j = columns; j < tile_columns; j++) buffer[i * tile_columns + j] = 0;
    }
  }
  if (t->start == start_bias) {
    for (long j = 0; j < tile_columns; j++) bias[j] = j < columns ? t->bias[j] : 0;
    edge.bias = bias;
  }
  tile_any(&edge, rows, width);
  for (int i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) t->c[i * t->c_row + j] = buffer[i * tile_columns + j];
}

// Packs b[0..<depth, 0..<columns] into rows of `tile_columns` floats, with zeros up to a whole vector.
static void pack_right(float *out, const float *b, long b_row, long b_column, long depth,
                       long columns) {
  if (b_column == 1 && columns == tile_columns) {
    for (long k = 0; k < depth; k++, out += tile_columns)
      __builtin_memcpy(out, b + k * b_row, tile_columns * sizeof(float));
    return;
  }
  if (columns % CK_TILE_LANES != 0) {
    float *last = out + columns / CK_TILE_LANES * CK_TILE_LANES;
    for (long k = 0; k < depth; k++) *(vw_unaligned *)(last + k * tile_columns) = 0.0f;
  }
  if (b_column == 1) {
    for (long k = 0; k < depth; k++)
      for (long j = 0; j < columns; j++) out[k * tile_columns + j] = b[k * b_row + j];
    return;
  }
  long j = 0;
  if (b_row == 1) {
    // Transposes 8 x 8 blocks in registers: a scalar transpose costs as much as the product of a
    // short matrix itself.
    for (; j + 8 <= columns; j += 8) {
      long k = 0;
      for (; k + 8 <= depth; k += 8) transpose8(out + k * tile_columns + j, tile_columns,
                                                b + k + j * b_column, b_column);
      for (; k < depth; k++)
        for (long c = j; c < j + 8; c++) out[k * tile_columns + c] = b[k + c * b_column];
    }
  }
  for (; j < columns; j++)
    for (long k = 0; k < depth; k++) out[k * tile_columns + j] = b[k * b_row + j * b_column];
}

// Packs full tiles of a: for each tile, for each k, CK_TILE_ROWS floats.
static void pack_left(float *out, const float *a, long a_row, long a_depth, long rows, long depth) {
  for (long i = 0; i + CK_TILE_ROWS <= rows; i += CK_TILE_ROWS) {
    const float *tile = a + i * a_row;
    if (a_row == 1) {
      for (long k = 0; k < depth; k++, out += CK_TILE_ROWS)
        __builtin_memcpy(out, tile + k * a_depth, CK_TILE_ROWS * sizeof(float));
      continue;
    }
    long k = 0;
    if (a_depth == 1) {
      // Six rows at a time, turned in registers; the last two rows of eight are not stored.
      for (; k + 8 <= depth; k += 8, out += 8 * CK_TILE_ROWS) {
        for (int r = 0; r < CK_TILE_ROWS; r += 6) {
          float turned[64];
          transpose6(turned, tile + r * a_row + k, a_row);
          for (int c = 0; c < 8; c++)
            __builtin_memcpy(out + c * CK_TILE_ROWS + r, turned + 8 * c, 6 * sizeof(float));
        }
      }
    }
    for (; k < depth; k++, out += CK_TILE_ROWS)
      for (int r = 0; r < CK_TILE_ROWS; r++) out[r] = tile[r * a_row + k * a_depth];
  }
}

struct gemm_block {
  const struct ck_gemm *g;
  long row, rows, column, columns, k, depth;
  const float *packed_left;   // or null
  const float *packed_right;  // or null
};

static void gemm_tiles(const struct gemm_block *s) {
  const struct ck_gemm *g = s->g;
  struct tile t;
  t.depth = s->depth;
  t.c_row = g->c_row;
  t.start = s->k > 0 || g->accumulate ? start_stored : g->bias ? start_bias : start_zero;
  t.relu = g->relu && s->k + s->depth == g->k;
  for (long j = 0; j < s->columns; j += tile_columns) {
    long columns = s->columns - j < tile_columns ? s->columns - j : tile_columns;
    t.b = s->packed_right ? s->packed_right + j * s->depth
                          : g->b + s->k * g->b_row + (s->column + j);
    t.b_depth = s->packed_right ? tile_columns : g->b_row;
    t.bias = g->bias ? g->bias + s->column + j : 0;
    for (long i = 0; i < s->rows; i += CK_TILE_ROWS) {
      int rows = (int)(s->rows - i < CK_TILE_ROWS ? s->rows - i : CK_TILE_ROWS);
      int is_packed = s->packed_left && rows == CK_TILE_ROWS;
      t.a = is_packed ? s->packed_left + i * s->depth
                      : g->a + (s->row + i) * g->a_row + s->k * g->a_column;
      t.a_row = is_packed ? 1 : g->a_row;
      t.a_depth = is_packed ? CK_TILE_ROWS : g->a_column;
      t.c = g->c + (s->row + i) * g->c_row + s->column + j;
      if (is_packed && columns == tile_columns) tile_packed(&t);
      else if (!s->packed_right || columns == tile_columns) tile_any(&t, rows, (int)columns);
      else tile_edge(&t, rows, columns);
    }
  }
}

static void gemm_range(const struct ck_gemm *g, long row_begin, long row_end, long column_begin,
                       long column_end) {
  long all_rows = row_end - row_begin, all_columns = column_end - column_begin;
  // Packing pays only when a packed element is used several times. Lines that lie close together
  // are read in place; lines a page or so apart would fight for the same places of the cache.
  int is_far = g->a_row == 1 ? g->a_column > 256 : g->a_column != 1 || g->a_row >= 768;
  int packs_left = all_columns > 2 * tile_columns && all_rows >= CK_TILE_ROWS
                   && all_rows * g->k > 4096 && is_far;
  int may_read_right = g->b_column == 1
                       && (all_rows <= 4 * CK_TILE_ROWS || g->k * all_columns <= 8192);
  float *left = ck_scratch(block_rows * block_depth + block_columns * block_depth);
  float *right = left + block_rows * block_depth;
  struct gemm_block s = {.g = g};
  for (long jc = column_begin; jc < column_end; jc += block_columns) {
    s.columns = column_end - jc < block_columns ? column_end - jc : block_columns;
    s.column = jc;
    for (s.k = 0; s.k < g->k || s.k == 0; s.k += block_depth) {
      s.depth = g->k - s.k < block_depth ? g->k - s.k : block_depth;
      // What fills neither a tile nor one vector is always packed: reading it in place would leave
      // the matrix.
      long rest = s.columns % tile_columns;
      long lone = rest >= CK_TILE_LANES ? CK_TILE_LANES
                  : rest >= narrowest_vector ? narrowest_vector : 0;
      long direct = may_read_right ? s.columns - rest + lone : 0;
      for (long j = direct; j < s.columns; j += tile_columns) {
        long columns = s.columns - j < tile_columns ? s.columns - j : tile_columns;
        pack_right(right + (j - direct) * s.depth,
                   g->b + s.k * g->b_row + (jc + j) * g->b_column, g->b_row, g->b_column, s.depth,
                   columns);
      }
      for (long ic = row_begin; ic < row_end; ic += block_rows) {
        s.rows = row_end - ic < block_rows ? row_end - ic : block_rows;
        s.row = ic;
        if (packs_left)
          pack_left(left, g->a + ic * g->a_row + s.k * g->a_column, g->a_row, g->a_column, s.rows,
                    s.depth);
        s.packed_left = packs_left ? left : 0;
        struct gemm_block part = s;
        part.columns = direct;
        part.packed_right = 0;
        if (direct > 0) gemm_tiles(&part);
        part = s;
        part.column = jc + direct;
        part.columns = s.columns - direct;
        part.packed_right = right;
        if (part.columns > 0) gemm_tiles(&part);
      }
    }
  }
}

static void kernel_gemm(const void *arguments, long begin, long end) {
  const struct ck_gemm *g = arguments;
  if (g->splits_columns) {
    long last = end * ck_column_unit;
    gemm_range(g, 0, g->m, begin * ck_column_unit, last < g->n ? last : g->n);
  } else {
    long last = end * ck_row_unit;
    gemm_range(g, begin * ck_row_unit, last < g->m ? last : g->m, 0, g->n);
  }
}

static void kernel_gemm_batch(const void *arguments, long begin, long end) {
  const struct ck_gemm_batch *batch = arguments;
  for (long i = begin; i < end; i++) {
    struct ck_gemm g = batch->first;
    g.a += batch->a_offsets ? batch->a_offsets[i] : i * batch->a_step;
    g.b += batch->b_offsets ? batch->b_offsets[i] : i * batch->b_step;
    g.c += batch->c_offsets ? batch->c_offsets[i] : i * batch->c_step;
    gemm_range(&g, 0, g.m, 0, g.n);
  }
}
