// The numeric kernels of the Transformer library: plain C, the same bits on every machine.
//
// A call fills a struct and hands it over; fields left at zero are absent. Every kernel exists once
// in body/ and is compiled for several instruction sets; dispatch.c picks the set, threads.c splits
// the work. Neither choice changes a result.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

// c[m, n] = a[m, k] b[k, n], element (i, j) of each at data + i * row + j * column.
struct ck_gemm {
  long m, n, k;
  const float *a;
  long a_row, a_column;
  const float *b;
  long b_row, b_column;
  float *c;
  long c_row;
  const float *bias;  // [n], the start of every sum; ignored when accumulating
  int accumulate;     // the sum starts from what c holds
  int relu;           // negative results become 0
  int splits_columns; // set by ck_matmul
};

struct ck_gemm_batch {
  struct ck_gemm first;
  long count;
  long a_step, b_step, c_step;
  // Instead of a step, the offset of each matrix; null where the step serves.
  const long *a_offsets, *b_offsets, *c_offsets;
};

// Rows of `columns` floats: x in, y out, dy upstream.
struct ck_rows {
  long rows, columns;
  const float *x, *dy;
  float *y;
  int is_log, accumulate;
};

struct ck_layer_norm {
  long rows, columns;
  const float *x, *residual, *gain, *bias;
  float epsilon;
  float *normal, *scale;  // saved: (x - mean) * scale, and scale = 1 / sqrt(variance + epsilon)
  float *y;
  int accumulate;
};

struct ck_cross_entropy {
  long rows, columns;
  const float *x;
  const int32_t *targets;
  int32_t ignored;
  double smoothing;
  float *top, *sum, *loss;  // per row; top and sum are saved for the gradient
  const float *up;
  float *dx;
  int accumulate;
};

// Where batch entry, head and row of a tensor lie; the columns of a head are adjacent.
struct ck_heads {
  float *data;
  long batch, head, row;
};

struct ck_attention {
  long batches, heads, queries, keys, width;
  struct ck_heads q, k, v, out, dq, dk, dv;
  float *weights;  // [batches, heads, queries, keys]
  float scale;
  int is_causal;
  long first_query;  // position of query 0 among the keys
  const unsigned char *allowed;  // flags by these strides, or null
  long allowed_batch, allowed_head, allowed_row;
  int accumulate_q, accumulate_k, accumulate_v;
};

enum ck_operation {
  ck_negate, ck_relu, ck_square_root, ck_exp, ck_log, ck_tanh, ck_sigmoid, ck_gelu,
  ck_scale,  // x * factor
  ck_shift,  // x + factor
};

struct ck_unary {
  long count;
  enum ck_operation operation;
  float factor;
  const float *x, *dy;
  float *y, *dx;
  int accumulate;
};

struct ck_reduce {
  long outer, length, inner;
  const float *x;
  float *y;
  int accumulate;
};

struct ck_column_sum {
  long rows, columns;
  const float *x, *z;  // z null: only the sum of x; else also the sum of x * z
  float *sum, *dot;
  int accumulate_sum, accumulate_dot;
};

struct ck_embedding {
  long count, width, length, first_position;  // row i stands at position first + i mod length
  const int32_t *ids;
  const float *table, *positions;
  float scale;
  float *y;
};

struct ck_adam {
  long count;
  float *value, *gradient, *first, *second;
  float rate, beta1, beta2, epsilon, decay, coupled_decay;
  float first_correction, second_correction;  // 1 / (1 - beta^t)
};

// y[columns, rows] = the transpose of x[rows, columns].
struct ck_transpose {
  long rows, columns;
  const float *x;
  float *y;
};

struct ck_dropout {
  long count;
  uint64_t seed;
  float rate, scale;
  const float *x;
  float *y;
  int accumulate;
};

struct ck_positions {
  long first, count, width;
  float *y;
};

struct ck_random {
  long count;
  uint64_t seed;
  float low, high;
  float *y;
};

// Element-wise operation of two tensors with broadcasting: a stride of 0 repeats an axis.
enum { ck_max_rank = 8 };
enum ck_binary_operation { ck_plus, ck_minus, ck_times, ck_divided };
struct ck_binary {
  enum ck_binary_operation operation;
  int rank;
  long shape[ck_max_rank], x_strides[ck_max_rank], y_strides[ck_max_rank];
  const float *x, *y;
  float *out;
};

void ck_matmul(const struct ck_gemm *);
void ck_batched_matmul(const struct ck_gemm_batch *);
void ck_softmax(const struct ck_rows *);
void ck_softmax_gradient(const struct ck_rows *);  // x holds the output, y receives dx
void ck_layer_norm_forward(const struct ck_layer_norm *);
void ck_layer_norm_gradient(const struct ck_layer_norm *);  // x holds dy, y receives dx
void ck_cross_entropy_forward(const struct ck_cross_entropy *);
void ck_cross_entropy_gradient(const struct ck_cross_entropy *);
void ck_attention_forward(const struct ck_attention *);
void ck_attention_gradient(const struct ck_attention *);  // out holds the upstream gradient
void ck_unary_forward(const struct ck_unary *);
void ck_unary_gradient(const struct ck_unary *);
void ck_add(float *y, const float *x, long count);
void ck_scaled_add(float *y, const float *x, float factor, long count);
void ck_sum(const struct ck_reduce *);
void ck_column_sums(const struct ck_column_sum *);
void ck_embedding_forward(const struct ck_embedding *);
// table[ids[i]] += scale * dy[i], in the order of i.
void ck_embedding_gradient(const struct ck_embedding *, float *table, const float *dy);
void ck_adam_update(const struct ck_adam *);
void ck_transpose_matrix(const struct ck_transpose *);
void ck_dropout_forward(const struct ck_dropout *);
void ck_sinusoidal_positions(const struct ck_positions *);
void ck_fill_uniform(const struct ck_random *);
void ck_fill_normal(const struct ck_random *);  // mean `low`, standard deviation `high`
void ck_binary_forward(const struct ck_binary *);
// out[by y_strides] += x[by x_strides]: the sum over every axis whose y stride is 0.
void ck_sum_to(const struct ck_binary *);
// out (row-major) = x read by x_strides.
void ck_copy_strided(const struct ck_binary *);
// out[by y_strides] = or += x (row-major).
void ck_scatter_strided(const struct ck_binary *, int accumulate);

// Buffers, 64-byte aligned, kept for reuse by the thread that gives them back.
float *ck_take(long count);
void ck_give(float *buffer, long count);

// Kernel sets, by name: "baseline", "x86-64-v3", "x86-64-v4", "arm64".
const char *ck_kernel_set(void);
// The i-th set this machine can run, widest last; null past the end.
const char *ck_available_kernel_set(int index);
// The set that is chosen at the start on a processor that has all of x86-64's.
const char *ck_preferred_kernel_set(const char *vendor, int family, int model);
// Chooses a set for the whole process. Returns 0 when the machine cannot run it.
int ck_select_kernel_set(const char *name);

int ck_thread_count(void);
void ck_set_thread_count(int count);

// A counter-based generator: number `index` of the stream `seed`, in [0, 1), 24 bits.
static inline uint64_t ck_random_bits(uint64_t seed, uint64_t index) {
  uint64_t z = seed * 0xd1342543de82ef95ULL + (index + 1) * 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

static inline float ck_random_uniform(uint64_t seed, uint64_t index) {
  return (float)(ck_random_bits(seed, index) >> 40) * 0x1p-24f;
}

// What the current thread counts and how it records; see Work.swift and Recording.swift.
struct ck_work {
  long decoder_calls, matrix_products, multiply_adds, depth;
  long epoch;  // depths of results from an earlier epoch count as `base`
  long last_epoch;
  long base;   // depth that a result without inputs starts from
  int records_gradients;
};
struct ck_work *ck_current_work(void);

double ck_scalar_log(double x);
double ck_scalar_exp(double x);
double ck_scalar_root(double x);

#endif
