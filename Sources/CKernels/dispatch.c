// Picks the kernel set once, before main: the best for this processor, or what TRANSFORMER_KERNELS says.

#include "internal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__aarch64__)
#define BASELINE_NAME "arm64"
#else
#define BASELINE_NAME "baseline"
#endif

const struct ck_table *ck_kernels = &ck_table_baseline;

static const char *selected = BASELINE_NAME;

static const char *const names[] = {BASELINE_NAME, "x86-64-v3", "x86-64-v4"};

static int has_set(int index) {
  if (index == 0) return 1;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (index == 1) return __builtin_cpu_supports("x86-64-v3");
  if (index == 2) return __builtin_cpu_supports("x86-64-v4");
#endif
  return 0;
}

const char *ck_preferred_kernel_set(const char *vendor, int family, int model) {
  return names[ck_widest_set_that_pays((struct ck_processor){vendor, family, model})];
}

const char *ck_available_kernel_set(int index) {
  for (int set = 0; set < 3; set++) {
    if (!has_set(set)) continue;
    if (index-- == 0) return names[set];
  }
  return 0;
}

int ck_select_kernel_set(const char *name) {
  for (int set = 0; set < 3; set++) {
    if (strcmp(name, names[set]) != 0 || !has_set(set)) continue;
    selected = names[set];
#if defined(__x86_64__)
    ck_kernels = set == 2 ? &ck_table_v4 : set == 1 ? &ck_table_v3 : &ck_table_baseline;
#endif
    return 1;
  }
  return 0;
}

const char *ck_kernel_set(void) { return selected; }

void ck_refuse(const char *variable, const char *value, const char *rule) {
  fprintf(stderr, "Fatal error: %s is '%s'; %s\n", variable, value, rule);
  exit(64);
}

__attribute__((constructor)) static void choose_at_start(void) {
  for (int set = ck_widest_set_that_pays(ck_this_processor()); set >= 0; set--)
    if (has_set(set) && ck_select_kernel_set(names[set])) break;
  const char *wanted = getenv("TRANSFORMER_KERNELS");
  if (wanted && *wanted && !ck_select_kernel_set(wanted))
    ck_refuse("TRANSFORMER_KERNELS", wanted, "this machine has no such kernel set");
}
