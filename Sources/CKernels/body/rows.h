// Kernels that work on rows: softmax, layer normalisation, cross-entropy. A row's result depends on
// that row alone.

CK_INLINE float row_max(const float *x, long n) {
  v16 wide = -__builtin_inff();
  long j = 0;
  for (; j + 16 <= n; j += 16) {
    v16 v = v16_load(x + j);
    wide = v16_select(v > wide, v, wide);
  }
  v8 best = v8_select(wide.hi > wide.lo, wide.hi, wide.lo);
  for (; j + 8 <= n; j += 8) {
    v8 v = v8_load(x + j);
    best = v8_select(v > best, v, best);
  }
  if (j < n) {
    v8 v = v8_load_tail(x + j, n - j, -__builtin_inff());
    best = v8_select(v > best, v, best);
  }
  return v8_max(best);
}

CK_INLINE float row_sum(const float *x, long n) {
  v8 sum = 0.0f;
  long j = 0;
  for (; j + 8 <= n; j += 8) sum += v8_load(x + j);
  if (j < n) sum += v8_load_tail(x + j, n - j, 0.0f);
  return v8_sum(sum);
}

CK_INLINE float row_dot(const float *x, const float *y, long n) {
  v8 sum = 0.0f;
  long j = 0;
  for (; j + 8 <= n; j += 8) sum = v8_fma(v8_load(x + j), v8_load(y + j), sum);
  if (j < n)
    sum = v8_fma(v8_load_tail(x + j, n - j, 0.0f), v8_load_tail(y + j, n - j, 0.0f), sum);
  return v8_sum(sum);
}

// out = exp(x - shift), and the sum of it. Missing lanes are exp(-inf) = +0 exactly.
CK_INLINE float row_exp_sum(float *out, const float *x, float shift, long n) {
  v8 sum = 0.0f;
  long j = 0;
  for (; j + 16 <= n; j += 16) {
    v16 e = v16_exp(v16_load(x + j) - shift);
    if (out) v16_store(out + j, e);
    sum += e.lo;
    sum += e.hi;
  }
  for (; j + 8 <= n; j += 8) {
    v8 e = v8_exp(v8_load(x + j) - shift);
    if (out) v8_store(out + j, e);
    sum += e;
  }
  if (j < n) {
    v8 e = v8_exp(v8_load_tail(x + j, n - j, -__builtin_inff()) - shift);
    if (out) v8_store_tail(out + j, e, n - j);
    sum += e;
  }
  return v8_sum(sum);
}

// A row without any allowed entry (all -inf) gives zeros, as F.scaled_dot_product_attention does.
CK_INLINE void row_softmax_below(float *out, const float *x, float top, long n) {
  if (top == -__builtin_inff()) {
    for (long j = 0; j < n; j++) out[j] = x[j] != x[j] ? x[j] : 0.0f;
    return;
  }
  float sum = row_exp_sum(out, x, top, n);
  for (long j = 0; j < n; j++) out[j] = out[j] / sum;
}

CK_INLINE void row_softmax(float *out, const float *x, long n) {
  row_softmax_below(out, x, row_max(x, n), n);
}

static void kernel_softmax(const void *arguments, long begin, long end) {
  const struct ck_rows *r = arguments;
  for (long i = begin; i < end; i++) {
    const float *x = r->x + i * r->columns;
    float *y = r->y + i * r->columns;
    if (!r->is_log) {
      row_softmax(y, x, r->columns);
      continue;
    }
    float top = row_max(x, r->columns);
    float sum = row_exp_sum(0, x, top, r->columns);
    float log_sum = (float)scalar_log(sum);
    for (long j = 0; j < r->columns; j++) y[j] = (x[j] - top) - log_sum;
  }
}

// dx += y * (dy - sum(dy * y)), or for log-softmax dx += dy - exp(y) * sum(dy).
static void kernel_softmax_gradient(const void *arguments, long begin, long end) {
  const struct ck_rows *r = arguments;
  for (long i = begin; i < end; i++) {
    const float *y = r->x + i * r->columns, *dy = r->dy + i * r->columns;
    float *dx = r->y + i * r->columns;
    float total = r->is_log ? row_sum(dy, r->columns) : row_dot(dy, y, r->columns);
    for (long j = 0; j < r->columns; j++) {
      float value = r->is_log ? dy[j] - (float)scalar_exp(y[j]) * total : y[j] * (dy[j] - total);
      dx[j] = r->accumulate ? dx[j] + value : value;
    }
  }
}

static void kernel_layer_norm(const void *arguments, long begin, long end) {
  const struct ck_layer_norm *a = arguments;
  const long n = a->columns;
  for (long i = begin; i < end; i++) {
    const float *x = a->x + i * n, *residual = a->residual ? a->residual + i * n : 0;
    float *normal = a->normal + i * n, *y = a->y + i * n;
    if (residual)
      for (long j = 0; j < n; j++) normal[j] = x[j] + residual[j];
    else
      for (long j = 0; j < n; j++) normal[j] = x[j];
    float mean = row_sum(normal, n) / (float)n;
    v8 squares = 0.0f;
    long j = 0;
    for (; j + 8 <= n; j += 8) {
      v8 d = v8_load(normal + j) - mean;
      squares = v8_fma(d, d, squares);
    }
    if (j < n) {
      v8 d = v8_load_tail(normal + j, n - j, mean) - mean;
      squares = v8_fma(d, d, squares);
    }
    float variance = v8_sum(squares) / (float)n;
    float scale = 1.0f / __builtin_elementwise_sqrt(variance + a->epsilon);
    a->scale[i] = scale;
    for (j = 0; j < n; j++) {
      float z = (normal[j] - mean) * scale;
      normal[j] = z;
      y[j] = __builtin_elementwise_fma(z, a->gain[j], a->bias[j]);
    }
  }
}

// dz = dy * gain; dx = scale * (dz - mean(dz) - z * mean(dz * z)).
static void kernel_layer_norm_gradient(const void *arguments, long begin, long end) {
  const struct ck_layer_norm *a = arguments;
  const long n = a->columns;
  for (long i = begin; i < end; i++) {
    const float *dy = a->x + i * n, *z = a->normal + i * n;
    v8 sum = 0.0f, dot = 0.0f;
    long j = 0;
    for (; j + 8 <= n; j += 8) {
      v8 dz = v8_load(dy + j) * v8_load(a->gain + j);
      sum += dz;
      dot = v8_fma(dz, v8_load(z + j), dot);
    }
    if (j < n) {
      v8 dz = v8_load_tail(dy + j, n - j, 0.0f) * v8_load_tail(a->gain + j, n - j, 0.0f);
      sum += dz;
      dot = v8_fma(dz, v8_load_tail(z + j, n - j, 0.0f), dot);
    }
    float mean = v8_sum(sum) / (float)n, slope = v8_sum(dot) / (float)n;
    float *dx = a->y + i * n;
    for (j = 0; j < n; j++) {
      float dz = dy[j] * a->gain[j] - mean;
      float value = __builtin_elementwise_fma(-z[j], slope, dz) * a->scale[i];
      dx[j] = a->accumulate ? dx[j] + value : value;
    }
  }
}

// loss = log sum exp(x) - (1 - s) x[target] - s / C sum(x), with x shifted by its maximum.
static void kernel_cross_entropy(const void *arguments, long begin, long end) {
  const struct ck_cross_entropy *a = arguments;
  const long n = a->columns;
  for (long i = begin; i < end; i++) {
    const float *x = a->x + i * n;
    float top = row_max(x, n), sum = row_exp_sum(0, x, top, n);
    a->top[i] = top;
    a->sum[i] = sum;
    if (a->targets[i] == a->ignored) {
      a->loss[i] = 0.0f;
      continue;
    }
    double smoothing = a->smoothing, spread = 0.0;
    if (smoothing > 0)
      for (long j = 0; j < n; j++) spread += (double)x[j] - top;
    double chosen = (double)x[a->targets[i]] - top;
    a->loss[i] = (float)(scalar_log(sum) - (1.0 - smoothing) * chosen - smoothing / n * spread);
  }
}

static void kernel_cross_entropy_gradient(const void *arguments, long begin, long end) {
  const struct ck_cross_entropy *a = arguments;
  const long n = a->columns;
  const float spread = (float)(a->smoothing / n);
  for (long i = begin; i < end; i++) {
    const float *x = a->x + i * n;
    float *dx = a->dx + i * n;
    float up = a->up[i];
    if (a->targets[i] == a->ignored) {
      if (!a->accumulate)
        for (long j = 0; j < n; j++) dx[j] = 0.0f;
      continue;
    }
    float top = a->top[i], sum = a->sum[i];
    long j = 0;
    for (; j + 16 <= n; j += 16) {
      v16 value = (v16_exp(v16_load(x + j) - top) / sum - spread) * up;
      v16_store(dx + j, a->accumulate ? v16_load(dx + j) + value : value);
    }
    for (; j + 8 <= n; j += 8) {
      v8 value = (v8_exp(v8_load(x + j) - top) / sum - spread) * up;
      v8_store(dx + j, a->accumulate ? v8_load(dx + j) + value : value);
    }
    if (j < n) {
      v8 value = (v8_exp(v8_load_tail(x + j, n - j, top) - top) / sum - spread) * up;
      if (a->accumulate) value += v8_load_tail(dx + j, n - j, 0.0f);
      v8_store_tail(dx + j, value, n - j);
    }
    dx[a->targets[i]] -= (float)(1.0 - a->smoothing) * up;
  }
}
