// The functions of CKernels.h that run a kernel of the selected set, with a guess of the cost that
// decides whether several threads work on it. The unit is a multiply-add of a product; an element
// that is only read and written takes as long as about sixteen of them.

#include "internal.h"

static const double element = 16, row_element = 32, exponential = 64;

void ck_matmul(const struct ck_gemm *product) {
  struct ck_gemm g = *product;
  double cost = (double)g.m * (double)g.n * (double)g.k;
  // Each thread packs its own part of one operand and all of the other: split the larger side.
  g.splits_columns = g.n > g.m;
  long size = g.splits_columns ? g.n : g.m;
  long unit = g.splits_columns ? ck_column_unit : ck_row_unit;
  ck_parallel(ck_kernels->gemm, &g, (size + unit - 1) / unit, cost);
}

void ck_batched_matmul(const struct ck_gemm_batch *b) {
  if (b->count == 1 && !b->a_offsets) {
    ck_matmul(&b->first);
    return;
  }
  double cost = (double)b->count * b->first.m * (double)b->first.n * b->first.k;
  ck_parallel(ck_kernels->gemm_batch, b, b->count, cost);
}

void ck_softmax(const struct ck_rows *r) {
  ck_parallel(ck_kernels->softmax, r, r->rows, exponential * r->rows * r->columns);
}

void ck_softmax_gradient(const struct ck_rows *r) {
  ck_parallel(ck_kernels->softmax_gradient, r, r->rows, row_element * r->rows * r->columns);
}

void ck_layer_norm_forward(const struct ck_layer_norm *a) {
  ck_parallel(ck_kernels->layer_norm, a, a->rows, row_element * a->rows * a->columns);
}

void ck_layer_norm_gradient(const struct ck_layer_norm *a) {
  ck_parallel(ck_kernels->layer_norm_gradient, a, a->rows, row_element * a->rows * a->columns);
}

void ck_cross_entropy_forward(const struct ck_cross_entropy *a) {
  ck_parallel(ck_kernels->cross_entropy, a, a->rows, exponential * a->rows * a->columns);
}

void ck_cross_entropy_gradient(const struct ck_cross_entropy *a) {
  ck_parallel(ck_kernels->cross_entropy_gradient, a, a->rows, exponential * a->rows * a->columns);
}

static double attention_cost(const struct ck_attention *a) {
  return (double)a->batches * a->heads * a->queries * a->keys * (2.0 * a->width + exponential);
}

void ck_attention_forward(const struct ck_attention *a) {
  ck_parallel(ck_kernels->attention, a, a->batches * a->heads, attention_cost(a));
}

void ck_attention_gradient(const struct ck_attention *a) {
  ck_parallel(ck_kernels->attention_gradient, a, a->batches * a->heads, 2 * attention_cost(a));
}

void ck_unary_forward(const struct ck_unary *u) {
  ck_parallel(ck_kernels->unary, u, u->count, element * u->count);
}

void ck_unary_gradient(const struct ck_unary *u) {
  ck_parallel(ck_kernels->unary_gradient, u, u->count, element * u->count);
}

void ck_add(float *y, const float *x, long count) {
  struct ck_unary u = {.count = count, .x = x, .y = y};
  ck_parallel(ck_kernels->add, &u, count, element * count);
}

void ck_scaled_add(float *y, const float *x, float factor, long count) {
  struct ck_unary u = {.count = count, .x = x, .y = y, .factor = factor};
  ck_parallel(ck_kernels->scaled_add, &u, count, element * count);
}

void ck_sum(const struct ck_reduce *r) { ck_kernels->sum(r, 0, r->outer); }

void ck_column_sums(const struct ck_column_sum *c) {
  ck_parallel(ck_kernels->column_sum, c, (c->columns + 31) / 32, element * c->rows * c->columns);
}

void ck_embedding_forward(const struct ck_embedding *e) {
  ck_parallel(ck_kernels->embedding, e, e->count, element * e->count * e->width);
}

void ck_embedding_gradient(const struct ck_embedding *e, float *table, const float *dy) {
  for (long i = 0; i < e->count; i++) {
    float *row = table + (long)e->ids[i] * e->width;
    const float *up = dy + i * e->width;
    for (long j = 0; j < e->width; j++) {
      float scaled = up[j] * e->scale;
      row[j] += scaled;
    }
  }
}

void ck_adam_update(const struct ck_adam *a) {
  ck_parallel(ck_kernels->adam, a, a->count, row_element * a->count);
}

void ck_transpose_matrix(const struct ck_transpose *t) {
  ck_kernels->transpose(t, 0, t->rows);
}

void ck_dropout_forward(const struct ck_dropout *d) {
  ck_parallel(ck_kernels->dropout, d, d->count, row_element * d->count);
}

void ck_sinusoidal_positions(const struct ck_positions *p) { ck_kernels->sincos(p, 0, p->count); }

void ck_fill_uniform(const struct ck_random *r) {
  for (long i = 0; i < r->count; i++) {
    float unit = ck_random_uniform(r->seed, (uint64_t)i);
    r->y[i] = r->low + (r->high - r->low) * unit;
  }
}

void ck_fill_normal(const struct ck_random *r) {
  ck_kernels->normal(r, 0, r->count);
  for (long i = 0; i < r->count; i++) r->y[i] = r->low + r->high * r->y[i];
}
