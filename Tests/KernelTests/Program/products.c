// Products of every shape up to a size against sums in double precision, with guards around the
// result.

#include "CKernels.h"
#include "program.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most = 64, guard = 16 };
static const float untouched = 12345.0f;

// The k-chain of floats deviates from the exact sum by at most about k units of the sum of |a b|.
static int is_close(float value, double exact, double magnitude, long k) {
  return fabs(value - exact) <= 6e-8 * (double)(k + 2) * (magnitude + 1e-30);
}

static int compare(const float *a, const float *b, const float *bias, long m, long n, long k,
                   int layout) {
  static float c[(most + 2) * most + 2 * guard];
  for (long i = 0; i < m * n + 2 * guard; i++) c[i] = untouched;
  struct ck_gemm g = {.m = m, .n = n, .k = k, .a = a, .b = b, .c = c + guard, .c_row = n};
  g.a_row = layout & 1 ? 1 : k, g.a_column = layout & 1 ? m : 1;
  g.b_row = layout & 2 ? 1 : n, g.b_column = layout & 2 ? k : 1;
  g.bias = bias;
  ck_matmul(&g);
  int wrong = 0;
  for (long i = 0; i < m; i++) {
    for (long j = 0; j < n; j++) {
      double sum = bias[j], magnitude = fabs(bias[j]);
      for (long l = 0; l < k; l++) {
        double term = (double)a[i * g.a_row + l * g.a_column] * b[l * g.b_row + j * g.b_column];
        sum += term, magnitude += fabs(term);
      }
      wrong += !is_close(g.c[i * n + j], sum, magnitude, k);
    }
  }
  for (int i = 0; i < guard; i++) wrong += c[i] != untouched || c[guard + m * n + i] != untouched;
  return wrong;
}

static void fill(float *x, long count, unsigned *state) {
  for (long i = 0; i < count; i++) {
    *state = *state * 1664525u + 1013904223u;
    x[i] = (float)(*state >> 8) * 0x1p-23f - 1.0f;
  }
}

int compare_products(int largest) {
  if (largest < 1 || largest > most) {
    fprintf(stderr, "error: the size must be in 1...%d, got %d\n", most, largest);
    return 1;
  }
  long shapes = 0, failures = 0;
  for (long m = 1; m <= largest; m++) {
    for (long n = 1; n <= largest; n++) {
      for (long k = 1; k <= largest; k++) {
        int layout = (int)((m + n + k) & 3);
        // Arrays of exactly the size, so that a read beyond them is seen by a sanitizer.
        float *a = malloc((size_t)(m * k) * sizeof *a), *b = malloc((size_t)(k * n) * sizeof *b);
        float *bias = malloc((size_t)n * sizeof *bias);
        unsigned state = (unsigned)(m * 4096 + n * 64 + k);
        fill(a, m * k, &state);
        fill(b, k * n, &state);
        for (long i = 0; i < n; i++) bias[i] = (float)i * 0.25f - 1.0f;
        int wrong = compare(a, b, bias, m, n, k, layout);
        if (wrong && failures++ < 10)
          printf("%ld x %ld x %ld, layout %d: %d wrong elements\n", m, n, k, layout, wrong);
        free(a), free(b), free(bias);
        shapes++;
      }
    }
  }
  printf("compared %ld shapes, %ld wrong\n", shapes, failures);
  return failures != 0;
}
