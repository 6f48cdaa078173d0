// The kernels for x86-64-v4: AVX-512. A tile of 12 x 32 uses 24 of the 32 registers for sums.

#if defined(__x86_64__)
#include "internal.h"

#define CK_TILE_LANES 16
#define CK_TILE_VECTORS 2
#define CK_TILE_ROWS 12
#define CK_TABLE ck_table_v4

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
// Without this the compiler prefers vectors of 256 bits and cuts each in two: then a tile has 48 sums,
// and half of them are in memory.
#pragma clang attribute push(__attribute__((min_vector_width(512))), apply_to = function)
#include "body/body.h"
#pragma clang attribute pop
#pragma clang attribute pop
#endif
