// Scaled dot-product attention of one head of one batch entry, straight on the caller's layout:
// strides say where batch entry, head and row lie, so [B, T, H d] needs no transposed copy.

CK_INLINE struct ck_gemm plain_gemm(long m, long n, long k) {
  struct ck_gemm g = {.m = m, .n = n, .k = k, .a_column = 1, .b_column = 1, .c_row = n};
  return g;
}

CK_INLINE float *head_of(const struct ck_heads *x, long batch, long head) {
  return x->data + batch * x->batch + head * x->head;
}

// Scores, and then weights, are made in scratch memory, in rows of whole vectors.
struct score_rows {
  float *scores;
  long row;          // from one row to the next, a multiple of 16
  float *weights;    // [.., keys]
  long keys;         // of a row
  long visible;      // keys that the first of the rows may look at
  int is_causal;     // each further row may look at one key more
};

CK_INLINE long row_end(const struct score_rows *s, int r) {
  long end = s->visible + (s->is_causal ? r : 0);
  return end < s->keys ? end : s->keys;
}

// The softmax of `rows` neighbouring rows: several at once, because the maximum and the sum of one
// row alone make the processor wait. Hidden keys become -inf, so that their weight is exactly +0 and
// a longer row has the same bits. Up to the whole vector in which the last row ends the hidden keys
// take part, those after it are not even looked at.
CK_INLINE void softmax_rows(const struct score_rows *s, float scale, const int rows) {
  const v16i lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const long end = (row_end(s, rows - 1) + 15) / 16 * 16;
  v16 most[4];
  v8 sum[4];
  float top[4], total[4];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) most[r] = -__builtin_inff();
  for (long j = 0; j < end; j += 16) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      v16 x = v16_load(s->scores + r * s->row + j) * scale;
      x = v16_select(lanes < (int)(row_end(s, r) - j), x, (v16)-__builtin_inff());
      most[r] = v16_select(x > most[r], x, most[r]);
      v16_store(s->scores + r * s->row + j, x);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
    float largest = v8_max(v8_select(most[r].hi > most[r].lo, most[r].hi, most[r].lo));
    top[r] = largest == -__builtin_inff() ? 0.0f : largest;
    sum[r] = 0.0f;
  }
  for (long j = 0; j < end; j += 16) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      v16 e = v16_exp(v16_load(s->scores + r * s->row + j) - top[r]);
      sum[r] += e.lo;
      sum[r] += e.hi;
      v16_store(s->scores + r * s->row + j, e);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
    // Without any allowed key the weights are zeros, as those of F.scaled_dot_product_attention.
    float exponentials = v8_sum(sum[r]);
    total[r] = exponentials == 0.0f ? 1.0f : exponentials;
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
    float *weights = s->weights + r * s->keys;
    const float *e = s->scores + r * s->row;
    const v16 reciprocal = (v16)1.0f / total[r];
    long j = 0;
    for (; j < end && j + 16 <= s->keys; j += 16)
      v16_store(weights + j, v16_quotient(v16_load(e + j), total[r], reciprocal));
    if (j < end) {
      v16 last = v16_quotient(v16_load(e + j), total[r], reciprocal);
      for (int i = 0; i < s->keys - j; i++) weights[j + i] = last[i];
      j = s->keys;
    }
    for (; j < s->keys; j++) weights[j] = 0.0f;
  }
}

// Long texts are worked off in parts, under a causal mask each with the keys that its last query may
// look at: the weights of the others are zeros, which change no sum.
enum { queries_at_once = block_rows };

static void attention_weights(const struct ck_attention *a, struct score_rows *s,
                              const unsigned char *allowed, long queries, long keys) {
  if (allowed) {
    for (long i = 0; i < queries; i++)
      for (long j = 0; j < keys; j++) {
        float *score = s->scores + i * s->row + j;
        *score = allowed[i * a->allowed_row + j] ? *score * a->scale : -__builtin_inff();
      }
  }
  const float scale = allowed ? 1.0f : a->scale;
  long i = 0;
  for (int rows = 4; rows > 0; rows -= 3) {
    for (; i + rows <= queries; i += rows) {
      if (rows == 4) softmax_rows(s, scale, 4);
      else softmax_rows(s, scale, 1);
      s->scores += rows * s->row;
      s->weights += rows * s->keys;
      if (s->is_causal) s->visible += rows;
    }
  }
}

static void attend_part(const struct ck_attention *a, long batch, long head, long first,
                        long queries) {
  float *weights = a->weights + ((batch * a->heads + head) * a->queries + first) * a->keys;
  const long ahead = a->first_query + first + queries;
  const long keys = a->is_causal && ahead < a->keys ? ahead : a->keys;
  struct score_rows rows = {.row = (keys + 15) / 16 * 16, .weights = weights, .keys = a->keys,
                            .visible = a->is_causal ? a->first_query + first + 1 : a->keys,
                            .is_causal = a->is_causal};
  rows.scores = ck_second_scratch(queries * rows.row);
  struct ck_gemm scores = plain_gemm(queries, keys, a->width);
  scores.a = head_of(&a->q, batch, head) + first * a->q.row;
  scores.a_row = a->q.row;
  scores.b = head_of(&a->k, batch, head);
  scores.b_row = 1;
  scores.b_column = a->k.row;
  scores.c = rows.scores;
  scores.c_row = rows.row;
  gemm_range(&scores, 0, queries, 0, keys);
  const unsigned char *allowed = a->allowed ? a->allowed + batch * a->allowed_batch
                                              + head * a->allowed_head + first * a->allowed_row : 0;
  attention_weights(a, &rows, allowed, queries, keys);
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
  for (long item = begin; item < end; item++) {
    for (long first = 0; first < a->queries; first += queries_at_once) {
      long left = a->queries - first;
      attend_part(a, item / a->heads, item % a->heads, first,
                  left < queries_at_once ? left : queries_at_once);
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
