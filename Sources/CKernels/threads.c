// A small pool of threads. Work is split into equal ranges, one per thread; kernels give the same
// bits for every split. When the pool is busy (another thread of the program uses it, or a kernel
// calls a kernel) the caller does all the work itself.

#include "internal.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { max_threads = 64, spins_before_sleep = 4000 };

// Below this many operations, waking another thread costs more than it brings.
static const double worth_splitting = 60000;

static int thread_count = 1;
static int started = 0;
static pthread_mutex_t pool = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t sleep_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;

static ck_kernel *job_kernel;
static const void *job_arguments;
static long job_count;
static int job_parts;
static _Atomic unsigned job_number;
static _Atomic int remaining;

static void run_part(int part) {
  long begin = job_count * part / job_parts, end = job_count * (part + 1) / job_parts;
  if (end > begin) job_kernel(job_arguments, begin, end);
}

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void *work(void *argument) {
  int part = (int)(long)argument;
  unsigned seen = 0;
  for (;;) {
    for (int i = 0; i < spins_before_sleep && atomic_load(&job_number) == seen; i++) relax();
    if (atomic_load(&job_number) == seen) {
      pthread_mutex_lock(&sleep_lock);
      while (atomic_load(&job_number) == seen) pthread_cond_wait(&wake, &sleep_lock);
      pthread_mutex_unlock(&sleep_lock);
    }
    seen = atomic_load(&job_number);
    if (part < job_parts) run_part(part);
    atomic_fetch_sub(&remaining, 1);
  }
  return 0;
}

static void start_workers(int wanted) {
  while (started < wanted - 1) {
    pthread_t thread;
    if (pthread_create(&thread, 0, work, (void *)(long)(started + 1)) != 0) break;
    pthread_detach(thread);
    started++;
  }
}

void ck_parallel(ck_kernel *kernel, const void *arguments, long count, double cost) {
  if (thread_count == 1 || count < 2 || cost < worth_splitting
      || pthread_mutex_trylock(&pool) != 0) {
    kernel(arguments, 0, count);
    return;
  }
  start_workers(thread_count);
  job_kernel = kernel;
  job_arguments = arguments;
  job_count = count;
  job_parts = started + 1 < thread_count ? started + 1 : thread_count;
  atomic_store(&remaining, started);
  pthread_mutex_lock(&sleep_lock);
  atomic_fetch_add(&job_number, 1);
  pthread_cond_broadcast(&wake);
  pthread_mutex_unlock(&sleep_lock);
  run_part(0);
  for (long i = 0; atomic_load(&remaining) > 0; i++) {
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
