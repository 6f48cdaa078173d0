// A small pool of threads. Work is split into equal ranges; kernels give the same bits for every
// split and every order of the parts. When the pool is busy (another thread of the program uses it, or a kernel
// calls a kernel) the caller does all the work itself.

#include "internal.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { max_threads = 64, spins_before_sleep = 4000 };

// Below this many operations, waking another thread costs more than it brings.
static const double worth_splitting = 400000;

static _Atomic int thread_count = 1;
static int started = 0;
static pthread_mutex_t pool = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t sleep_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;

// The job: whoever has time claims the next part, so that a thread which the system has put aside
// holds up nobody. `ticket` is the number of the job and, below it, the next part: claiming by
// compare-and-swap fails when the job has changed, so the other fields need no lock.
static _Atomic(ck_kernel *) job_kernel;
static _Atomic(const void *) job_arguments;
static _Atomic long job_count;
static _Atomic uint64_t ticket;
static _Atomic uint64_t parts_left;
enum { part_bits = 16, part_mask = (1 << part_bits) - 1 };
static _Atomic uint64_t job_parts;

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static int has_part(uint64_t seen) {
  return (seen & part_mask) < atomic_load(&job_parts);
}

// Claims and runs one part. Returns 0 when none is left.
static int run_part(void) {
  uint64_t seen = atomic_load(&ticket);
  uint64_t parts = atomic_load(&job_parts), part = seen & part_mask;
  ck_kernel *kernel = atomic_load(&job_kernel);
  const void *arguments = atomic_load(&job_arguments);
  long count = atomic_load(&job_count);
  if (part >= parts) return 0;
  if (!atomic_compare_exchange_strong(&ticket, &seen, seen + 1)) return 1;
  long begin = (long)(count * part / parts), end = (long)(count * (part + 1) / parts);
  if (end > begin) kernel(arguments, begin, end);
  atomic_fetch_sub(&parts_left, 1);
  return 1;
}

static void *work(void *argument) {
  (void)argument;
  for (;;) {
    while (run_part()) {}
    for (int i = 0; i < spins_before_sleep && !has_part(atomic_load(&ticket)); i++) relax();
    if (has_part(atomic_load(&ticket))) continue;
    pthread_mutex_lock(&sleep_lock);
    while (!has_part(atomic_load(&ticket))) pthread_cond_wait(&wake, &sleep_lock);
    pthread_mutex_unlock(&sleep_lock);
  }
  return 0;
}

static void start_workers(int wanted) {
  while (started < wanted - 1) {
    pthread_t thread;
    if (pthread_create(&thread, 0, work, 0) != 0) break;
    pthread_detach(thread);
    started++;
  }
}

// Publishes a job. The last one is used up by now, so no worker claims a part of it while the
// fields change.
static void publish(ck_kernel *kernel, const void *arguments, long count, uint64_t parts) {
  uint64_t number = (atomic_load(&ticket) >> part_bits) + 1;
  atomic_store(&job_parts, 0);
  atomic_store(&job_kernel, kernel);
  atomic_store(&job_arguments, arguments);
  atomic_store(&job_count, count);
  atomic_store(&parts_left, parts);
  atomic_store(&ticket, number << part_bits);
  pthread_mutex_lock(&sleep_lock);
  atomic_store(&job_parts, parts);
  pthread_cond_broadcast(&wake);
  pthread_mutex_unlock(&sleep_lock);
}

void ck_parallel(ck_kernel *kernel, const void *arguments, long count, double cost) {
  int threads = thread_count;
  if (threads == 1 || count < 2 || cost < worth_splitting
      || pthread_mutex_trylock(&pool) != 0) {
    kernel(arguments, 0, count);
    return;
  }
  start_workers(threads);
  // More parts than threads only where a part is long enough to be worth claiming.
  long parts = cost > 32 * worth_splitting ? 2 * threads : threads;
  publish(kernel, arguments, count, (uint64_t)(parts < count ? parts : count));
  while (run_part()) {}
  for (long i = 0; atomic_load(&parts_left) > 0; i++) {
    relax();
    // Where there are fewer cores than threads, the worker needs ours.
    if (i > spins_before_sleep) sched_yield();
  }
  pthread_mutex_unlock(&pool);
}

int ck_thread_count(void) { return thread_count; }

void ck_set_thread_count(int count) {
  thread_count = count < 1 ? 1 : count > max_threads ? max_threads : count;
}

__attribute__((constructor)) static void read_thread_count(void) {
  const char *wanted = getenv("TRANSFORMER_THREADS");
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  if (wanted && *wanted) {
    char *end;
    count = strtol(wanted, &end, 10);
    if (*end || count < 1 || count > max_threads)
      ck_refuse("TRANSFORMER_THREADS", wanted, "it is a number in 1...64");
  }
  ck_set_thread_count((int)count);
}
