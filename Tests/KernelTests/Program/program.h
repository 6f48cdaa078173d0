// What the parts of the program share.

#ifndef PROGRAM_H
#define PROGRAM_H

// `count` numbers in -2..<2, always the same for one seed; freed by `release`.
float *numbers(long count, unsigned seed);
// `count` flags, about two thirds of them 1, the first always 1.
unsigned char *flags(long count, unsigned seed);
// Takes the bits of a result into the hash of the next line.
void report_part(const float *values, long count);
void report_double(double value);
// Prints a name and the hash of the parts since the last line, and releases all numbers and flags.
void report(const char *name);

void run_all_kernels(void);
// Several threads of the program use the kernels at once. Returns the number of wrong results.
int run_threads(int rounds);
// Compares products with sums in double precision. Returns the number of wrong results.
int compare_products(int largest);

#endif
