// What is known of processors on which the widest vectors do not pay. A table and no timing at the
// start: a program is to choose the same set whenever it runs.

#include "internal.h"
#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

static const struct {
  const char *vendor;
  int family, first_model, last_model;
} wide_does_not_pay[] = {
    // Intel's client processors with AVX-512 have one unit for 512 bits and two for 256: the same
    // number of products a cycle, at a lower clock.
    {"GenuineIntel", 6, 0x66, 0x66},  // Cannon Lake
    {"GenuineIntel", 6, 0x7d, 0x7e},  // Ice Lake, client
    {"GenuineIntel", 6, 0x8c, 0x8d},  // Tiger Lake
    {"GenuineIntel", 6, 0xa7, 0xa7},  // Rocket Lake
};

int ck_widest_set_that_pays(struct ck_processor processor) {
  for (unsigned long i = 0; i < sizeof wide_does_not_pay / sizeof *wide_does_not_pay; i++) {
    if (strcmp(wide_does_not_pay[i].vendor, processor.vendor) == 0
        && wide_does_not_pay[i].family == processor.family
        && wide_does_not_pay[i].first_model <= processor.model
        && wide_does_not_pay[i].last_model >= processor.model)
      return 1;
  }
  return 2;
}

struct ck_processor ck_this_processor(void) {
  struct ck_processor processor = {.vendor = ""};
#if defined(__x86_64__)
  static char vendor[13];
  unsigned a, b, c, d;
  if (!__get_cpuid(0, &a, &b, &c, &d)) return processor;
  memcpy(vendor, &b, 4);
  memcpy(vendor + 4, &d, 4);
  memcpy(vendor + 8, &c, 4);
  processor.vendor = vendor;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return processor;
  // The extended fields count only beside the family 15, and the model's also beside 6.
  processor.family = (a >> 8) & 15;
  processor.model = (a >> 4) & 15;
  if (processor.family == 6 || processor.family == 15) processor.model += (a >> 12) & 0xf0;
  if (processor.family == 15) processor.family += (a >> 20) & 0xff;
#endif
  return processor;
}
