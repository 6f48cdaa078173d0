// Kernels that treat every element alike, and reductions along one axis.

#define CK_EACH(expression)                          \
  for (long i = begin; i < end; i++) {               \
    float x = u->x[i];                               \
    u->y[i] = (expression);                          \
  }                                                  \
  return;

static void kernel_unary(const void *arguments, long begin, long end) {
  const struct ck_unary *u = arguments;
  switch (u->operation) {
    case ck_negate: CK_EACH(-x)
    case ck_relu: CK_EACH(x < 0.0f ? 0.0f : x)
    case ck_square_root: CK_EACH(__builtin_elementwise_sqrt(x))
    case ck_log: CK_EACH((float)scalar_log(x))
    case ck_tanh: CK_EACH((float)scalar_tanh(x))
    case ck_sigmoid: CK_EACH((float)scalar_sigmoid(x))
    case ck_gelu: CK_EACH((float)(0.5 * x * (1.0 + scalar_erf(x * 0.7071067811865476))))
    case ck_scale: CK_EACH(x * u->factor)
    case ck_shift: CK_EACH(x + u->factor)
    case ck_exp: break;
  }
  long i = begin;
  for (; i + 8 <= end; i += 8) v8_store(u->y + i, v8_exp(v8_load(u->x + i)));
  if (i < end) v8_store_tail(u->y + i, v8_exp(v8_load_tail(u->x + i, end - i, 0.0f)), end - i);
}

#define CK_EACH_SLOPE(expression)                    \
  for (long i = begin; i < end; i++) {               \
    float x = u->x[i], y = u->y[i], up = u->dy[i];   \
    (void)x, (void)y;                                \
    float value = (expression);                      \
    u->dx[i] = u->accumulate ? u->dx[i] + value : value; \
  }                                                  \
  return;

static float gelu_slope(double x) {
  double normal = 0.5 * (1.0 + scalar_erf(x * 0.7071067811865476));
  return (float)(normal + x * 0.3989422804014327 * scalar_exp(-0.5 * x * x));
}

static void kernel_unary_gradient(const void *arguments, long begin, long end) {
  const struct ck_unary *u = arguments;
  switch (u->operation) {
    case ck_negate: CK_EACH_SLOPE(-up)
    case ck_relu: CK_EACH_SLOPE(y > 0.0f ? up : 0.0f)
    case ck_square_root: CK_EACH_SLOPE(up * 0.5f / y)
    case ck_log: CK_EACH_SLOPE(up / x)
    case ck_tanh: CK_EACH_SLOPE(up * (1.0f - y * y))
    case ck_sigmoid: CK_EACH_SLOPE(up * y * (1.0f - y))
    case ck_gelu: CK_EACH_SLOPE(up * gelu_slope(x))
    case ck_scale: CK_EACH_SLOPE(up * u->factor)
    case ck_shift: CK_EACH_SLOPE(up)
    case ck_exp: CK_EACH_SLOPE(up * y)
  }
}

static void kernel_add(const void *arguments, long begin, long end) {
  const struct ck_unary *u = arguments;
  for (long i = begin; i < end; i++) u->y[i] += u->x[i];
}

static void kernel_scaled_add(const void *arguments, long begin, long end) {
  const struct ck_unary *u = arguments;
  for (long i = begin; i < end; i++)
    u->y[i] = __builtin_elementwise_fma(u->factor, u->x[i], u->y[i]);
}

// x is [outer, length, inner]; the sum over `length`, kept in the order that the index says.
static void kernel_sum(const void *arguments, long begin, long end) {
  const struct ck_reduce *r = arguments;
  for (long i = begin; i < end; i++) {
    const float *x = r->x + i * r->length * r->inner;
    float *y = r->y + i * r->inner;
    if (r->inner == 1) {
      float sum = row_sum(x, r->length);
      y[0] = r->accumulate ? y[0] + sum : sum;
      continue;
    }
    if (!r->accumulate)
      for (long j = 0; j < r->inner; j++) y[j] = 0.0f;
    for (long k = 0; k < r->length; k++)
      for (long j = 0; j < r->inner; j++) y[j] += x[k * r->inner + j];
  }
}

CK_INLINE void finish_column(float *out, int accumulate, v8 total) {
  if (out) v8_store(out, accumulate ? v8_load(out) + total : total);
}

// The sums of `vectors` times eight adjacent columns, each one chain over the rows.
CK_INLINE void sum_columns(const struct ck_column_sum *c, long j, const int vectors) {
  v8 sum[4], dot[4];
#pragma clang loop unroll(full)
  for (int v = 0; v < vectors; v++) sum[v] = dot[v] = 0.0f;
  for (long i = 0; i < c->rows; i++) {
    const float *x = c->x + i * c->columns + j;
    const float *z = c->z ? c->z + i * c->columns + j : 0;
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      v8 value = v8_load(x + 8 * v);
      sum[v] += value;
      if (z) dot[v] = v8_fma(value, v8_load(z + 8 * v), dot[v]);
    }
  }
#pragma clang loop unroll(full)
  for (int v = 0; v < vectors; v++) {
    finish_column(c->sum ? c->sum + j + 8 * v : 0, c->accumulate_sum, sum[v]);
    finish_column(c->dot ? c->dot + j + 8 * v : 0, c->accumulate_dot, dot[v]);
  }
}

// Columns of [rows, columns], in units of 32: the sums over the rows of x, and of x * z.
static void kernel_column_sum(const void *arguments, long begin, long end) {
  const struct ck_column_sum *c = arguments;
  long last = end * 32 < c->columns ? end * 32 : c->columns, j = begin * 32;
  for (; j + 32 <= last; j += 32) sum_columns(c, j, 4);
  for (; j + 8 <= last; j += 8) sum_columns(c, j, 1);
  for (; j < last; j++) {
    float sum = 0.0f, dot = 0.0f;
    for (long i = 0; i < c->rows; i++) {
      float value = c->x[i * c->columns + j];
      sum += value;
      if (c->z) dot = __builtin_elementwise_fma(value, c->z[i * c->columns + j], dot);
    }
    if (c->sum) c->sum[j] = c->accumulate_sum ? c->sum[j] + sum : sum;
    if (c->dot) c->dot[j] = c->accumulate_dot ? c->dot[j] + dot : dot;
  }
}

static void kernel_embedding(const void *arguments, long begin, long end) {
  const struct ck_embedding *e = arguments;
  for (long i = begin; i < end; i++) {
    const float *row = e->table + (long)e->ids[i] * e->width;
    float *y = e->y + i * e->width;
    if (!e->positions) {
      for (long j = 0; j < e->width; j++) y[j] = row[j] * e->scale;
      continue;
    }
    const float *position = e->positions + (i % e->length + e->first_position) * e->width;
    for (long j = 0; j < e->width; j++)
      y[j] = __builtin_elementwise_fma(row[j], e->scale, position[j]);
  }
}

static void kernel_adam(const void *arguments, long begin, long end) {
  const struct ck_adam *a = arguments;
  for (long i = begin; i < end; i++) {
    float g = a->gradient[i], w = a->value[i];
    if (a->coupled_decay != 0.0f) g = __builtin_elementwise_fma(a->coupled_decay, w, g);
    float m = __builtin_elementwise_fma(a->beta1, a->first[i], (1.0f - a->beta1) * g);
    float v = __builtin_elementwise_fma(a->beta2, a->second[i], (1.0f - a->beta2) * g * g);
    a->first[i] = m;
    a->second[i] = v;
    float root = __builtin_elementwise_sqrt(v * a->second_correction) + a->epsilon;
    w = w - a->rate * a->decay * w;
    a->value[i] = w - a->rate * (m * a->first_correction) / root;
  }
}

static void kernel_transpose(const void *arguments, long begin, long end) {
  const struct ck_transpose *t = arguments;
  long i = begin;
  for (; i + 8 <= end; i += 8) {
    long j = 0;
    for (; j + 8 <= t->columns; j += 8)
      transpose8(t->y + j * t->rows + i, t->rows, t->x + i * t->columns + j, t->columns);
    for (; j < t->columns; j++)
      for (long r = i; r < i + 8; r++) t->y[j * t->rows + r] = t->x[r * t->columns + j];
  }
  for (; i < end; i++)
    for (long j = 0; j < t->columns; j++) t->y[j * t->rows + i] = t->x[i * t->columns + j];
}

static void kernel_dropout(const void *arguments, long begin, long end) {
  const struct ck_dropout *d = arguments;
  for (long i = begin; i < end; i++) {
    float kept = ck_random_uniform(d->seed, (unsigned long long)i) >= d->rate ? d->scale : 0.0f;
    float value = d->x[i] * kept;
    d->y[i] = d->accumulate ? d->y[i] + value : value;
  }
}
