#define _GNU_SOURCE
#include "process_control.h"

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/resource.h>

// prctl takes a variable number of arguments, which Swift cannot call.
int process_become_subreaper(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

int process_limit_files(pid_t process, uint64_t size) {
  struct rlimit limit = {size, size};
  return prlimit(process, RLIMIT_FSIZE, &limit, 0);
}
#else
int process_limit_files(pid_t process, uint64_t size) { return 0; }
int process_become_subreaper(void) { return 0; }
#endif
