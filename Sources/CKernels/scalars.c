// The elementary functions for single doubles, for schedules and log-probabilities in Swift.

#include "internal.h"

#define CK_TILE_LANES 8
#include "body/vector.h"
#include "body/math.h"

double ck_scalar_log(double x) { return scalar_log(x); }
double ck_scalar_exp(double x) { return scalar_exp(x); }
double ck_scalar_root(double x) { return __builtin_elementwise_sqrt(x); }
