// Scaled dot-product attention of one head of one batch entry, straight on the caller's layout:
// strides say where batch entry, head and row lie, so [B, T, H d] needs no transposed copy.

CK_INLINE struct ck_gemm plain_gemm(long m, long n, long k) {
  struct ck_gemm g = {.m = m, .n = n, .k = k, .a_column = 1, .b_column = 1, .c_row = n};
  return g;
}

CK_INLINE float *head_of(const struct ck_heads *x, long batch, long head) {
  return x->data + batch * x->batch + head * x->head;
}

// Blocked keys become -inf, so that their weight is exactly +0 and a longer row has the same bits.
// Keys that the causal mask hides are not even looked at.
CK_INLINE void attention_row(const struct ck_attention *a, long batch, long head, long i,
                             float *row) {
  const long ahead = a->first_query + i + 1;
  const long keys = a->is_causal && ahead < a->keys ? ahead : a->keys;
  const unsigned char *allowed = a->allowed ? a->allowed + batch * a->allowed_batch
                                              + head * a->allowed_head + i * a->allowed_row : 0;
  for (long j = 0; j < keys; j++) row[j] *= a->scale;
  if (allowed)
    for (long j = 0; j < keys; j++) row[j] = allowed[j] ? row[j] : -__builtin_inff();
  // Up to a whole vector the hidden keys take part: their weight is +0 all the same, and no vector
  // is cut.
  long end = (keys + 15) / 16 * 16;
  if (end > a->keys) end = a->keys;
  for (long j = keys; j < end; j++) row[j] = -__builtin_inff();
  row_softmax(row, row, end);
  for (long j = end; j < a->keys; j++) row[j] = 0.0f;
}

// Under a causal mask long texts are worked off in parts, each with the keys that its last query
// may look at: the weights of the others are zeros, which change no sum.
enum { queries_at_once = block_rows };

static void attend_part(const struct ck_attention *a, long batch, long head, long first,
                        long queries) {
  float *weights = a->weights + ((batch * a->heads + head) * a->queries + first) * a->keys;
  const long ahead = a->first_query + first + queries;
  const long keys = a->is_causal && ahead < a->keys ? ahead : a->keys;
  struct ck_gemm scores = plain_gemm(queries, keys, a->width);
  scores.a = head_of(&a->q, batch, head) + first * a->q.row;
  scores.a_row = a->q.row;
  scores.b = head_of(&a->k, batch, head);
  scores.b_row = 1;
  scores.b_column = a->k.row;
  scores.c = weights;
  scores.c_row = a->keys;
  gemm_range(&scores, 0, queries, 0, keys);
  for (long i = 0; i < queries; i++)
    attention_row(a, batch, head, first + i, weights + i * a->keys);
  struct ck_gemm mix = plain_gemm(queries, a->width, keys);
  mix.a = weights;
  mix.a_row = a->keys;
  mix.b = head_of(&a->v, batch, head);
  mix.b_row = a->v.row;
  mix.c = head_of(&a->out, batch, head) + first * a->out.row;
  mix.c_row = a->out.row;
  gemm_range(&mix, 0, queries, 0, a->width);
}

static void kernel_attention(const void *arguments, long begin, long end) {
  const struct ck_attention *a = arguments;
  const long step = a->is_causal ? queries_at_once : a->queries;
  for (long item = begin; item < end; item++) {
    for (long first = 0; first < a->queries; first += step) {
      long left = a->queries - first;
      attend_part(a, item / a->heads, item % a->heads, first, left < step ? left : step);
    }
  }
}

// With weights P and upstream dO: dV = Pt dO, dP = dO Vt, dS = P (dP - rowsum(dP P)) scale,
// dQ = dS K, dK = dSt Q.
static void kernel_attention_gradient(const void *arguments, long begin, long end) {
  const struct ck_attention *a = arguments;
  const long queries = a->queries, keys = a->keys, width = a->width;
  float *slopes = ck_second_scratch(queries * keys);
  for (long item = begin; item < end; item++) {
    long batch = item / a->heads, head = item % a->heads;
    const float *weights = a->weights + item * queries * keys;
    const float *up = head_of(&a->out, batch, head);
    if (a->dv.data) {
      struct ck_gemm g = plain_gemm(keys, width, queries);
      g.a = weights, g.a_row = 1, g.a_column = keys;
      g.b = up, g.b_row = a->out.row;
      g.c = head_of(&a->dv, batch, head), g.c_row = a->dv.row;
      g.accumulate = a->accumulate_v;
      gemm_range(&g, 0, keys, 0, width);
    }
    if (!a->dq.data && !a->dk.data) continue;
    struct ck_gemm g = plain_gemm(queries, keys, width);
    g.a = up, g.a_row = a->out.row;
    g.b = head_of(&a->v, batch, head), g.b_row = 1, g.b_column = a->v.row;
    g.c = slopes;
    gemm_range(&g, 0, queries, 0, keys);
    for (long i = 0; i < queries; i++) {
      float *ds = slopes + i * keys;
      const float *p = weights + i * keys;
      float mean = row_dot(ds, p, keys);
      for (long j = 0; j < keys; j++) ds[j] = p[j] * (ds[j] - mean) * a->scale;
    }
    if (a->dq.data) {
      g = plain_gemm(queries, width, keys);
      g.a = slopes, g.a_row = keys;
      g.b = head_of(&a->k, batch, head), g.b_row = a->k.row;
      g.c = head_of(&a->dq, batch, head), g.c_row = a->dq.row;
      g.accumulate = a->accumulate_q;
      gemm_range(&g, 0, queries, 0, width);
    }
    if (a->dk.data) {
      g = plain_gemm(keys, width, queries);
      g.a = slopes, g.a_row = 1, g.a_column = keys;
      g.b = head_of(&a->q, batch, head), g.b_row = a->q.row;
      g.c = head_of(&a->dk, batch, head), g.c_row = a->dk.row;
      g.accumulate = a->accumulate_k;
      gemm_range(&g, 0, keys, 0, width);
    }
  }
}
