// Everything that is compiled once for each instruction set. The file that includes this sets the
// width of the matrix product's tiles and the name of the table.

#include "vector.h"
#include "math.h"
#include "gemm.h"
#include "rows.h"
#include "attention.h"
#include "elementwise.h"

static void kernel_sincos(const void *arguments, long begin, long end) {
  const struct ck_positions *p = arguments;
  for (long i = begin; i < end; i++) {
    for (long j = 0; j < p->width; j++) {
      double exponent = (double)(j / 2 * 2) / (double)p->width;
      double rate = scalar_exp(-exponent * 9.210340371976184);
      double sine, cosine;
      scalar_sincos((double)(p->first + i) * rate, &sine, &cosine);
      p->y[i * p->width + j] = (float)(j % 2 == 0 ? sine : cosine);
    }
  }
}

// Box-Muller on two uniform numbers of the counter-based generator.
static void kernel_normal(const void *arguments, long begin, long end) {
  const struct ck_random *r = arguments;
  for (long i = begin; i < end; i++) {
    double u = 1.0 - ck_random_uniform(r->seed, 2 * (unsigned long long)i);
    double angle = 6.283185307179586 * ck_random_uniform(r->seed, 2 * (unsigned long long)i + 1);
    double sine, cosine, radius = -2.0 * scalar_log(u);
    scalar_sincos(angle, &sine, &cosine);
    r->y[i] = (float)(__builtin_elementwise_sqrt(radius) * cosine);
  }
}

const struct ck_table CK_TABLE = {
#define CK_KERNEL(name) .name = kernel_##name,
#include "../kernel_list.h"
#undef CK_KERNEL
};
