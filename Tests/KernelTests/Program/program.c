// The program: `kernels` prints one line for each kernel, `threads ROUNDS` stresses the pool and the
// scratch memory, `products SIZE` compares products of all shapes up to SIZE with double precision.

#include "program.h"
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *owned[4096];
static int owned_count;

// Each array is an allocation of its own of exactly its size, so that a sanitizer sees a step beyond.
static void *allocate(long bytes) {
  void *memory = malloc(bytes > 0 ? (size_t)bytes : 1);
  if (!memory || owned_count == sizeof owned / sizeof *owned) {
    fprintf(stderr, "error: too many arrays\n");
    exit(2);
  }
  owned[owned_count++] = memory;
  return memory;
}

static void release(void) {
  while (owned_count > 0) free(owned[--owned_count]);
}

float *numbers(long count, unsigned seed) {
  float *x = allocate(count * (long)sizeof(float));
  unsigned state = seed * 2654435761u + 12345u;
  for (long i = 0; i < count; i++) {
    state = state * 1664525u + 1013904223u;
    x[i] = (float)(state >> 8) * 0x1p-22f - 2.0f;
  }
  return x;
}

unsigned char *flags(long count, unsigned seed) {
  unsigned char *x = allocate(count);
  unsigned state = seed * 2654435761u + 12345u;
  for (long i = 0; i < count; i++) {
    state = state * 1664525u + 1013904223u;
    x[i] = i == 0 || (state >> 16) % 3 != 0;
  }
  return x;
}

static const uint64_t fnv_start = 14695981039346656037u;
static uint64_t hash = fnv_start;

static void add_bytes(const void *values, unsigned long count) {
  const unsigned char *bytes = values;
  for (unsigned long i = 0; i < count; i++) hash = (hash ^ bytes[i]) * 1099511628211u;
}

// The bits of a NaN may differ between processors, so none may come out.
static void check_number(double value) {
  if (value == value) return;
  fprintf(stderr, "error: a result is not a number\n");
  exit(2);
}

void report_part(const float *values, long count) {
  for (long i = 0; i < count; i++) check_number(values[i]);
  add_bytes(values, (unsigned long)count * sizeof *values);
}

void report_double(double value) {
  check_number(value);
  add_bytes(&value, sizeof value);
}

void report(const char *name) {
  printf("%s %016llx\n", name, (unsigned long long)hash);
  hash = fnv_start;
  release();
}

int main(int count, char **arguments) {
  const char *what = count > 1 ? arguments[1] : "";
  if (strcmp(what, "kernels") == 0) {
    run_all_kernels();
    return 0;
  }
  if (strcmp(what, "threads") == 0 && count > 2) return run_threads(atoi(arguments[2])) != 0;
  if (strcmp(what, "products") == 0 && count > 2) return compare_products(atoi(arguments[2])) != 0;
  fprintf(stderr, "usage: %s kernels | threads ROUNDS | products SIZE\n", arguments[0]);
  return 2;
}
