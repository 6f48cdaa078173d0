// What dispatch.c, threads.c and the kernel bodies share.

#ifndef CKERNELS_INTERNAL_H
#define CKERNELS_INTERNAL_H

#include "include/CKernels.h"

typedef void ck_kernel(const void *arguments, long begin, long end);

struct ck_table {
#define CK_KERNEL(name) ck_kernel *name;
#include "kernel_list.h"
#undef CK_KERNEL
};

extern const struct ck_table ck_table_baseline, ck_table_v3, ck_table_v4;
extern const struct ck_table *ck_kernels;

struct ck_processor {
  const char *vendor;
  int family, model;
};

struct ck_processor ck_this_processor(void);

// The number of the widest kernel set that is worth using: 2 is x86-64-v4, 1 x86-64-v3.
int ck_widest_set_that_pays(struct ck_processor processor);

// The matrix product is split between threads in whole tiles of every instruction set.
enum { ck_row_unit = 12, ck_column_unit = 32 };

// Ends the program: the environment asks for something that cannot be had.
_Noreturn void ck_refuse(const char *variable, const char *value, const char *rule);

// Scratch memory of this thread; the contents are lost at the next call with the same name.
float *ck_scratch(long count);
float *ck_second_scratch(long count);

// Runs kernel over 0..<count, on several threads when `cost`, about the number of arithmetic
// operations, is worth it.
void ck_parallel(ck_kernel *kernel, const void *arguments, long count, double cost);

#endif
