// Runs every function of CKernels.h on fixed inputs and prints one line for each: its name and a
// hash of the bits it gave. A C program and no test of its own, so that it can be compiled for
// another processor or with a sanitizer; KernelTests.swift compares the lines.

#include "CKernels.h"
#include "program.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static void products(void) {
  // Edges of tiles of every set (6 and 12 rows; 8, 16 and 32 columns), blocks of depth, threads.
  static const long sizes[][3] = {
      {1, 1, 1},   {1, 33, 7},   {2, 8, 5},    {5, 16, 32},  {6, 17, 9},    {7, 31, 64},
      {12, 32, 8}, {13, 47, 40}, {24, 64, 65}, {97, 33, 20}, {100, 70, 530}, {40, 530, 33},
      {6, 32, 0}};
  for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    for (int layout = 0; layout < 4; layout++) {
      for (int kind = 0; kind < 4; kind++) {
        struct ck_gemm g = {.m = sizes[i][0], .n = sizes[i][1], .k = sizes[i][2]};
        int turns_left = layout & 1, turns_right = layout >> 1;
        g.a = numbers(g.m * g.k, 1);
        g.a_row = turns_left ? 1 : g.k, g.a_column = turns_left ? g.m : 1;
        g.b = numbers(g.k * g.n, 2);
        g.b_row = turns_right ? 1 : g.n, g.b_column = turns_right ? g.k : 1;
        float *c = numbers(g.m * g.n, 3);
        g.c = c, g.c_row = g.n;
        g.bias = kind & 1 ? numbers(g.n, 4) : 0;
        g.relu = kind == 3;
        g.accumulate = kind == 2;
        ck_matmul(&g);
        report_part(c, g.m * g.n);
      }
    }
  }
  report("matmul");
  struct ck_gemm_batch batch = {.first = {.m = 9, .n = 20, .k = 70}, .count = 40};
  batch.first.a = numbers(9 * 70 * 40, 5), batch.first.a_row = 70, batch.first.a_column = 1;
  batch.first.b = numbers(70 * 20, 6), batch.first.b_row = 20, batch.first.b_column = 1;
  float *c = numbers(9 * 20 * 40, 7);
  batch.first.c = c, batch.first.c_row = 20;
  batch.a_step = 9 * 70, batch.c_step = 9 * 20;
  ck_batched_matmul(&batch);
  report_part(c, 9 * 20 * 40);
  report("batched_matmul");
}

static void rows(void) {
  static const long widths[] = {1, 5, 8, 13, 64, 301};
  for (unsigned i = 0; i < sizeof widths / sizeof *widths; i++) {
    long n = widths[i], count = 37 * n;
    for (int is_log = 0; is_log < 2; is_log++) {
      struct ck_rows r = {.rows = 37, .columns = n, .is_log = is_log};
      float *y = numbers(count, 1);
      r.x = numbers(count, 2), r.y = y;
      ck_softmax(&r);
      report_part(y, count);
      float *dx = numbers(count, 3);
      r.x = y, r.dy = numbers(count, 4), r.y = dx, r.accumulate = is_log;
      ck_softmax_gradient(&r);
      report_part(dx, count);
    }
  }
  report("softmax");
  for (unsigned i = 0; i < sizeof widths / sizeof *widths; i++) {
    long n = widths[i], count = 37 * n;
    for (int residual = 0; residual < 2; residual++) {
      float *normal = numbers(count, 1), *scale = numbers(37, 2), *y = numbers(count, 3);
      struct ck_layer_norm a = {.rows = 37, .columns = n, .epsilon = 1e-5f};
      a.x = numbers(count, 4), a.residual = residual ? numbers(count, 5) : 0;
      a.gain = numbers(n, 6), a.bias = numbers(n, 7), a.normal = normal, a.scale = scale, a.y = y;
      ck_layer_norm_forward(&a);
      report_part(y, count), report_part(normal, count), report_part(scale, 37);
      a.accumulate = residual;
      ck_layer_norm_gradient(&a);
      report_part(y, count);
    }
  }
  report("layer_norm");
  for (unsigned i = 0; i < sizeof widths / sizeof *widths; i++) {
    long n = widths[i], count = 37 * n;
    int32_t targets[37];
    for (int j = 0; j < 37; j++) targets[j] = (int32_t)(j * 7 % n);
    for (int smooth = 0; smooth < 2; smooth++) {
      struct ck_cross_entropy a = {.rows = 37, .columns = n, .smoothing = smooth * 0.1};
      float *top = numbers(37, 1), *sum = numbers(37, 2), *loss = numbers(37, 3);
      float *dx = numbers(count, 4);
      a.x = numbers(count, 5), a.targets = targets, a.top = top, a.sum = sum, a.loss = loss;
      ck_cross_entropy_forward(&a);
      report_part(loss, 37), report_part(top, 37), report_part(sum, 37);
      a.up = numbers(37, 6), a.dx = dx, a.accumulate = smooth;
      ck_cross_entropy_gradient(&a);
      report_part(dx, count);
    }
  }
  report("cross_entropy");
}

// [batches, length, heads * width], as the layers have it.
static struct ck_heads packed_heads(float *data, long length, long heads, long width) {
  return (struct ck_heads){data, length * heads * width, width, heads * width};
}

static void attention(void) {
  static const long sizes[][5] = {  // batches, heads, queries, keys, width
      {1, 4, 5, 5, 8}, {2, 3, 33, 33, 20}, {2, 2, 1, 17, 16}, {3, 2, 7, 12, 9}, {1, 2, 96, 96, 40}};
  for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    for (int kind = 0; kind < 4; kind++) {
      struct ck_attention a = {.batches = sizes[i][0], .heads = sizes[i][1]};
      a.queries = sizes[i][2], a.keys = sizes[i][3], a.width = sizes[i][4], a.scale = 0.37f;
      long features = a.heads * a.width, out = a.batches * a.queries * features;
      long in = a.batches * a.keys * features, pairs = a.batches * a.heads * a.queries * a.keys;
      a.q = packed_heads(numbers(out, 1), a.queries, a.heads, a.width);
      a.k = packed_heads(numbers(in, 2), a.keys, a.heads, a.width);
      a.v = packed_heads(numbers(in, 3), a.keys, a.heads, a.width);
      a.out = packed_heads(numbers(out, 4), a.queries, a.heads, a.width);
      a.weights = numbers(pairs, 5);
      a.is_causal = kind & 1;
      a.first_query = a.keys - a.queries;
      a.allowed = kind & 2 ? flags(a.batches * a.keys, 6) : 0;
      a.allowed_batch = a.keys;
      ck_attention_forward(&a);
      report_part(a.out.data, out), report_part(a.weights, pairs);
      a.dq = packed_heads(numbers(out, 7), a.queries, a.heads, a.width);
      a.dk = packed_heads(numbers(in, 8), a.keys, a.heads, a.width);
      a.dv = packed_heads(numbers(in, 9), a.keys, a.heads, a.width);
      a.accumulate_k = kind & 1, a.accumulate_v = a.accumulate_q = kind >> 1;
      ck_attention_gradient(&a);
      report_part(a.dq.data, out), report_part(a.dk.data, in), report_part(a.dv.data, in);
    }
  }
  report("attention");
}

static void one_operand(void) {
  enum { count = 1003 };
  float *x = numbers(count, 1), *positive = numbers(count, 1), *y = numbers(count, 2);
  for (int i = 0; i < count; i++) positive[i] = fabsf(positive[i]) + 0.01f;
  for (int operation = ck_negate; operation <= ck_shift; operation++) {
    struct ck_unary u = {.count = count, .operation = (enum ck_operation)operation, .factor = 1.7f};
    u.x = operation == ck_log || operation == ck_square_root ? positive : x;
    u.y = y;
    ck_unary_forward(&u);
    report_part(y, count);
    u.dy = numbers(count, 3), u.dx = numbers(count, 4), u.accumulate = operation & 1;
    ck_unary_gradient(&u);
    report_part(u.dx, count);
  }
  report("unary");
}

// Long enough to be split among threads.
static void long_arrays(void) {
  enum { count = 500003 };
  float *x = numbers(count, 1), *y = numbers(count, 2);
  ck_add(y, x, count);
  report_part(y, count);
  ck_scaled_add(y, x, 0.3f, count);
  report_part(y, count);
  report("add");
  float *moments = numbers(2 * count, 3), *value = numbers(count, 4);
  for (long i = 0; i < 2 * count; i++) moments[i] = fabsf(moments[i]);
  struct ck_adam adam = {.count = count, .value = value, .gradient = numbers(count, 5),
                         .first = moments, .second = moments + count, .rate = 1e-3f,
                         .beta1 = 0.9f, .beta2 = 0.98f, .epsilon = 1e-9f, .decay = 0.01f,
                         .coupled_decay = 0.02f, .first_correction = 1.3f,
                         .second_correction = 1.1f};
  ck_adam_update(&adam);
  report_part(value, count), report_part(moments, 2 * count);
  report("adam");
  struct ck_dropout dropout = {.count = count, .seed = 5, .rate = 0.3f, .scale = 1 / 0.7f};
  float *dropped = numbers(count, 6);
  dropout.x = numbers(count, 7), dropout.y = dropped, dropout.accumulate = 1;
  ck_dropout_forward(&dropout);
  report_part(dropped, count);
  report("dropout");
}

static void sums(void) {
  static const long sizes[][3] = {{1, 77, 1}, {5, 8, 3}, {3, 1, 40}, {7, 301, 1}};
  for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    struct ck_reduce r = {.outer = sizes[i][0], .length = sizes[i][1], .inner = sizes[i][2]};
    float *y = numbers(r.outer * r.inner, 1);
    r.x = numbers(r.outer * r.length * r.inner, 2), r.y = y, r.accumulate = i & 1;
    ck_sum(&r);
    report_part(y, r.outer * r.inner);
  }
  report("sum");
  static const long columns[] = {1, 7, 8, 40, 131, 513};
  for (unsigned i = 0; i < sizeof columns / sizeof *columns; i++) {
    float *sum = numbers(columns[i], 1), *dot = numbers(columns[i], 2);
    struct ck_column_sum c = {.rows = 900, .columns = columns[i], .sum = sum, .dot = dot};
    c.x = numbers(900 * columns[i], 3), c.z = numbers(900 * columns[i], 4);
    c.accumulate_sum = i & 1, c.accumulate_dot = i >> 1 & 1;
    ck_column_sums(&c);
    report_part(sum, columns[i]), report_part(dot, columns[i]);
  }
  report("column_sums");
}

static void tables(void) {
  int32_t ids[60];
  for (int i = 0; i < 60; i++) ids[i] = i * 17 % 23;
  struct ck_embedding e = {.count = 60, .width = 37, .length = 20, .first_position = 2, .scale = 6.1f};
  float *y = numbers(60 * 37, 1), *table = numbers(23 * 37, 2);
  e.ids = ids, e.table = table, e.positions = numbers(22 * 37, 3), e.y = y;
  ck_embedding_forward(&e);
  report_part(y, 60 * 37);
  e.positions = 0;
  ck_embedding_forward(&e);
  report_part(y, 60 * 37);
  ck_embedding_gradient(&e, table, y);
  report_part(table, 23 * 37);
  report("embedding");
  struct ck_positions p = {.first = 3, .count = 300, .width = 33};
  p.y = numbers(300 * 33, 1);
  ck_sinusoidal_positions(&p);
  report_part(p.y, 300 * 33);
  report("positions");
  struct ck_random r = {.count = 3001, .seed = 42, .low = -1, .high = 2};
  r.y = numbers(3001, 1);
  ck_fill_uniform(&r);
  report_part(r.y, 3001);
  ck_fill_normal(&r);
  report_part(r.y, 3001);
  report("random");
}

static void layouts(void) {
  for (int operation = ck_plus; operation <= ck_divided; operation++) {
    struct ck_binary b = {.operation = (enum ck_binary_operation)operation, .rank = 3,
                          .shape = {4, 5, 9}, .x_strides = {45, 9, 1}, .y_strides = {9, 0, 1}};
    float *out = numbers(180, 1);
    b.x = numbers(180, 2), b.y = numbers(36, 3), b.out = out;
    ck_binary_forward(&b);
    report_part(out, 180);
    b.out = numbers(36, 4);
    ck_sum_to(&b);
    report_part(b.out, 36);
    struct ck_binary turned = {.rank = 2, .shape = {12, 15}, .x_strides = {1, 12}};
    turned.x = out, turned.out = numbers(180, 5);
    ck_copy_strided(&turned);
    report_part(turned.out, 180);
    struct ck_binary back = {.rank = 2, .shape = {12, 15}, .y_strides = {1, 12}};
    back.x = out, back.out = turned.out;
    ck_scatter_strided(&back, operation & 1);
    report_part(turned.out, 180);
  }
  static const long sizes[][2] = {{1, 9}, {8, 8}, {33, 18}, {40, 7}};
  for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    struct ck_transpose t = {.rows = sizes[i][0], .columns = sizes[i][1]};
    t.x = numbers(t.rows * t.columns, 6), t.y = numbers(t.rows * t.columns, 7);
    ck_transpose_matrix(&t);
    report_part(t.y, t.rows * t.columns);
  }
  report("layout");
}

static void scalars(void) {
  for (int i = 0; i < 1000; i++) {
    double x = (i + 1) * 0.737;
    report_double(ck_scalar_log(x));
    report_double(ck_scalar_exp(x - 300));
    report_double(ck_scalar_root(x));
  }
  report("scalars");
}

void run_all_kernels(void) {
  products();
  rows();
  attention();
  one_operand();
  long_arrays();
  sums();
  tables();
  layouts();
  scalars();
}
