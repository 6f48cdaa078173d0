// Element-wise operations with broadcasting and strided copies. Each element is one IEEE operation
// or one chain of additions in row-major order, so one compilation serves every machine.

#include "internal.h"

// Walks over the runs along the last axis, in row-major order.
struct cursor {
  const struct ck_binary *b;
  long index[ck_max_rank];
  long x, y, out;            // where the run begins
  long run, x_step, y_step;  // its length and steps
};

static int cursor_start(struct cursor *c, const struct ck_binary *b) {
  *c = (struct cursor){.b = b, .run = 1};
  for (int axis = 0; axis < b->rank; axis++)
    if (b->shape[axis] == 0) return 0;
  if (b->rank > 0) {
    c->run = b->shape[b->rank - 1];
    c->x_step = b->x_strides[b->rank - 1];
    c->y_step = b->y_strides[b->rank - 1];
  }
  return 1;
}

static int cursor_next(struct cursor *c) {
  const struct ck_binary *b = c->b;
  c->out += c->run;
  for (int axis = b->rank - 2; axis >= 0; axis--) {
    c->x += b->x_strides[axis];
    c->y += b->y_strides[axis];
    if (++c->index[axis] < b->shape[axis]) return 1;
    c->x -= b->x_strides[axis] * b->shape[axis];
    c->y -= b->y_strides[axis] * b->shape[axis];
    c->index[axis] = 0;
  }
  return 0;
}

#define CK_RUN(expression)                                                              \
  if (c.x_step == 1 && c.y_step == 1) {                                                 \
    for (long i = 0; i < c.run; i++) { float p = x[i], q = y[i]; out[i] = (expression); } \
  } else {                                                                              \
    for (long i = 0; i < c.run; i++) {                                                  \
      float p = x[i * c.x_step], q = y[i * c.y_step];                                   \
      out[i] = (expression);                                                            \
    }                                                                                   \
  }

void ck_binary_forward(const struct ck_binary *b) {
  struct cursor c;
  if (!cursor_start(&c, b)) return;
  do {
    const float *x = b->x + c.x, *y = b->y + c.y;
    float *out = b->out + c.out;
    switch (b->operation) {
      case ck_plus: CK_RUN(p + q) break;
      case ck_minus: CK_RUN(p - q) break;
      case ck_times: CK_RUN(p * q) break;
      case ck_divided: CK_RUN(p / q) break;
    }
  } while (cursor_next(&c));
}

void ck_sum_to(const struct ck_binary *b) {
  struct cursor c;
  if (!cursor_start(&c, b)) return;
  do {
    const float *x = b->x + c.x;
    float *out = b->out + c.y;
    for (long i = 0; i < c.run; i++) out[i * c.y_step] += x[i * c.x_step];
  } while (cursor_next(&c));
}

void ck_copy_strided(const struct ck_binary *b) {
  struct cursor c;
  if (!cursor_start(&c, b)) return;
  do {
    for (long i = 0; i < c.run; i++) b->out[c.out + i] = b->x[c.x + i * c.x_step];
  } while (cursor_next(&c));
}

void ck_scatter_strided(const struct ck_binary *b, int accumulate) {
  struct cursor c;
  if (!cursor_start(&c, b)) return;
  do {
    for (long i = 0; i < c.run; i++) {
      float *place = b->out + c.y + i * c.y_step, x = b->x[c.out + i];
      *place = accumulate ? *place + x : x;
    }
  } while (cursor_next(&c));
}
