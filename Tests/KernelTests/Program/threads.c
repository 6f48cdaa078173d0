// Several threads of a program use the kernels at the same time, while others start, stop and hand
// buffers to each other, and the number of the pool's threads changes in between.

#include "CKernels.h"
#include "program.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { callers = 4, size = 130 };
static _Atomic int wrong;

// One product and one attention of this thread's own numbers; both are large enough to be split.
static void compute(unsigned seed, float *out) {
  long count = size * size;
  float *a = ck_take(count), *b = ck_take(count);
  for (long i = 0; i < count; i++) {
    a[i] = (float)(ck_random_bits(seed, (uint64_t)i) >> 40) * 0x1p-24f;
    b[i] = (float)(ck_random_bits(seed + 1, (uint64_t)i) >> 40) * 0x1p-24f;
  }
  struct ck_gemm g = {.m = size, .n = size, .k = size, .a = a, .a_row = size, .a_column = 1};
  g.b = b, g.b_row = 1, g.b_column = size, g.c = out, g.c_row = size;
  ck_matmul(&g);
  float *mixed = ck_take(count);
  struct ck_attention attention = {.batches = 1, .heads = 2, .queries = size, .keys = size,
                                   .width = size / 2, .scale = 0.1f};
  struct ck_heads place = {a, count, size / 2, size};
  attention.q = place, attention.k = place, attention.v = place;
  attention.out = (struct ck_heads){mixed, count, size / 2, size};
  attention.weights = ck_take(2 * count);
  ck_attention_forward(&attention);
  float *gradient = ck_take(count);
  attention.dq = (struct ck_heads){gradient, count, size / 2, size};
  ck_attention_gradient(&attention);
  for (long i = 0; i < count; i++) out[i] += mixed[i] + gradient[i];
  ck_give(attention.weights, 2 * count);
  ck_give(gradient, count), ck_give(mixed, count);
  ck_give(a, count), ck_give(b, count);
}

struct task {
  unsigned seed;
  int rounds;
  float *expected;
  float *handed;  // a buffer that another thread took
};

static void *run(void *argument) {
  struct task *task = argument;
  float *out = ck_take(size * size);
  for (int round = 0; round < task->rounds; round++) {
    // The pool may get another size while others use it.
    if (round == 1) ck_set_thread_count(1 + (int)(task->seed / 10 % 4));
    compute(task->seed, out);
    if (memcmp(out, task->expected, size * size * sizeof *out) != 0) atomic_fetch_add(&wrong, 1);
  }
  ck_give(out, size * size);
  ck_give(task->handed, 999);
  return 0;
}

enum { borrowed = 1 << 20, borrowers = 100 };

static void *borrow(void *argument) {
  float *buffer = ck_take(borrowed);
  memset(buffer, 0, borrowed * sizeof *buffer);
  ck_give(buffer, borrowed);
  return argument;
}

static long peak_memory(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

// Threads that end leave their buffers to those that come after: the memory of a few serves all.
static int reuse_buffers_of_ended_threads(void) {
  long before = peak_memory();
  for (int i = 0; i < borrowers; i++) {
    pthread_t thread;
    if (pthread_create(&thread, 0, borrow, 0) != 0) return 1;
    pthread_join(thread, 0);
  }
  long grown = peak_memory() - before;
  if (grown < borrowers / 2 * (long)(borrowed * sizeof(float))) return 0;
  printf("%d threads, one after the other, took %ld bytes\n", borrowers, grown);
  return 1;
}

int run_threads(int rounds) {
  float *expected[callers];
  ck_set_thread_count(1);
  for (unsigned i = 0; i < callers; i++) {
    expected[i] = ck_take(size * size);
    compute(10 * i, expected[i]);
  }
  for (int round = 0; round < rounds; round++) {
    ck_set_thread_count(1 + round % 4);
    pthread_t threads[callers];
    struct task tasks[callers];
    for (unsigned i = 0; i < callers; i++) {
      tasks[i] = (struct task){10 * i, 3, expected[i], ck_take(999)};
      if (pthread_create(&threads[i], 0, run, &tasks[i]) != 0) return 1;
    }
    for (int i = 0; i < callers; i++) pthread_join(threads[i], 0);
  }
  for (int i = 0; i < callers; i++) ck_give(expected[i], size * size);
  printf("%d rounds of %d threads, %d wrong\n", rounds, callers, atomic_load(&wrong));
  return atomic_load(&wrong) + reuse_buffers_of_ended_threads();
}
