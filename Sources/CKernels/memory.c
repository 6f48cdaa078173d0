// Buffers. A training step makes the same tensors again and again, so a freed buffer is kept, by
// size class, for the next one; each thread has its own lists and takes no lock.

#include "internal.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { classes = 256, smallest = 16 };

// What a thread keeps at most. Without a limit a thread that only frees what others take would
// collect buffers for ever.
static const long most_kept = 1L << 28;  // floats: 1 GB

struct free_buffer { struct free_buffer *next; };

struct cache {
  struct free_buffer *lists[classes];
  long kept;  // floats in all lists
  float *scratch[2];
  long scratch_count[2];
  struct ck_work work;
};

// The model is part of the executable, never of a library loaded later, so the quick way to reach
// a thread's own variable is open.
static _Thread_local struct cache *current __attribute__((tls_model("initial-exec")));
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void release_cache(void *pointer) {
  struct cache *cache = pointer;
  for (int i = 0; i < classes; i++) {
    for (struct free_buffer *b = cache->lists[i]; b;) {
      struct free_buffer *next = b->next;
      free(b);
      b = next;
    }
  }
  free(cache->scratch[0]);
  free(cache->scratch[1]);
  free(cache);
  current = 0;
}

static void make_key(void) { pthread_key_create(&key, release_cache); }

static _Noreturn void out_of_memory(long count) {
  fprintf(stderr, "Fatal error: there is no memory for %ld floats\n", count);
  abort();
}

static struct cache *make_cache(void) {
  pthread_once(&once, make_key);
  struct cache *cache = calloc(1, sizeof *cache);
  if (!cache) out_of_memory(0);
  cache->work.records_gradients = 1;
  cache->work.epoch = cache->work.last_epoch = 1;
  pthread_setspecific(key, cache);
  current = cache;
  return cache;
}

static inline struct cache *this_cache(void) { return current ? current : make_cache(); }

// Size classes: powers of two and three steps between them, so that at most a quarter is unused.
static int class_of(long count, long *capacity) {
  if (count <= smallest) {
    *capacity = smallest;
    return 0;
  }
  int power = 63 - __builtin_clzl((unsigned long)(count - 1));
  long step = 1L << (power - 2);
  long steps = (count - (1L << power) + step - 1) / step;
  *capacity = (1L << power) + steps * step;
  return (power - 4) * 4 + (int)steps;
}

float *ck_take(long count) {
  long capacity;
  int class = class_of(count, &capacity);
  struct cache *cache = this_cache();
  struct free_buffer *buffer = cache->lists[class];
  if (buffer) {
    cache->lists[class] = buffer->next;
    cache->kept -= capacity;
    return (float *)buffer;
  }
  void *memory;
  if (posix_memalign(&memory, 64, (size_t)capacity * sizeof(float)) != 0)
    out_of_memory(count);
  return memory;
}

void ck_give(float *pointer, long count) {
  long capacity;
  int class = class_of(count, &capacity);
  struct cache *cache = this_cache();
  if (cache->kept + capacity > most_kept) {
    free(pointer);
    return;
  }
  cache->kept += capacity;
  struct free_buffer *buffer = (struct free_buffer *)pointer;
  buffer->next = cache->lists[class];
  cache->lists[class] = buffer;
}

static float *scratch(int index, long count) {
  struct cache *cache = this_cache();
  if (cache->scratch_count[index] < count) {
    free(cache->scratch[index]);
    void *memory;
    if (posix_memalign(&memory, 64, (size_t)count * sizeof(float)) != 0)
      out_of_memory(count);
    cache->scratch[index] = memory;
    cache->scratch_count[index] = count;
  }
  return cache->scratch[index];
}

float *ck_scratch(long count) { return scratch(0, count); }

float *ck_second_scratch(long count) { return scratch(1, count); }

struct ck_work *ck_current_work(void) { return &this_cache()->work; }
