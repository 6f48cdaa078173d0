// The kernels for x86-64-v3: AVX2 and FMA. A tile of 6 x 16 uses 12 of the 16 registers for sums.

#if defined(__x86_64__)
#include "internal.h"

#define CK_TILE_LANES 8
#define CK_TILE_VECTORS 2
#define CK_TILE_ROWS 6
#define CK_TABLE ck_table_v3

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "body/body.h"
#pragma clang attribute pop
#endif
