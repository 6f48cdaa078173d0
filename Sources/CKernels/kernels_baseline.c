// The kernels for any machine of the architecture. x86-64's baseline has no fused multiply-add:
// there libm's exact fmaf serves, slow and with the same bits.

#include "internal.h"

#if defined(__aarch64__)
#define CK_TILE_LANES 4
#define CK_TILE_VECTORS 4
#else
#define CK_TILE_LANES 8
#define CK_TILE_VECTORS 2
#endif
#define CK_TILE_ROWS 6
#define CK_TABLE ck_table_baseline

#include "body/body.h"
