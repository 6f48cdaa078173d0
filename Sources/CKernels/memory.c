// Buffers. A training step makes the same tensors again and again, so a freed buffer is kept, by
// size class, for the next one; each thread has its own lists and takes no lock. New buffers are cut
// from large blocks, for which the system is asked to use pages of 2 MB: a step walks through tens of
// megabytes, far more than the pages of 4 KB whose addresses a processor remembers.

#include "internal.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { classes = 256, smallest = 16 };

// What a thread keeps at most. Without a limit a thread that only frees what others take would
// collect buffers for ever.
static const long most_kept = 1L << 28;  // floats: 1 GB

// Floats of a block, and of a huge page. What is more than half a block has a block of its own; those
// of the classes up to `last_cut` are cut from one.
static const long block_size = 1L << 23, page_size = 1L << 19;
enum { last_cut = (22 - 4) * 4 };

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

// The rest of the newest block, and buffers that no thread keeps: of all threads, under the lock.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static float *rest;
static long rest_size;
static struct free_buffer *shared[classes];

// Hands all buffers of a list to whoever needs one, and whole blocks back to the system.
static void share(struct free_buffer *list, int class) {
  pthread_mutex_lock(&lock);
  while (list) {
    struct free_buffer *next = list->next;
    if (class > last_cut) {
      free(list);
    } else {
      list->next = shared[class];
      shared[class] = list;
    }
    list = next;
  }
  pthread_mutex_unlock(&lock);
}

static void release_cache(void *pointer) {
  struct cache *cache = pointer;
  for (int i = 0; i < classes; i++) share(cache->lists[i], i);
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

static float *new_block(long count) {
  long size = (count + page_size - 1) / page_size * page_size;
  void *memory;
  if (posix_memalign(&memory, (size_t)page_size * sizeof(float), (size_t)size * sizeof(float)) != 0)
    out_of_memory(count);
#ifdef MADV_HUGEPAGE
  madvise(memory, (size_t)size * sizeof(float), MADV_HUGEPAGE);
#endif
  return memory;
}

// A buffer that another thread gave away, or one from the newest block.
static float *new_buffer(long capacity, int class) {
  pthread_mutex_lock(&lock);
  struct free_buffer *buffer = shared[class];
  float *memory = (float *)buffer;
  long size = (capacity + 15) / 16 * 16;
  if (buffer) {
    shared[class] = buffer->next;
  } else if (class > last_cut) {
    memory = new_block(size);
  } else {
    if (rest_size < size) {
      rest = new_block(block_size);
      rest_size = block_size;
    }
    memory = rest;
    rest += size;
    rest_size -= size;
  }
  pthread_mutex_unlock(&lock);
  return memory;
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
  return new_buffer(capacity, class);
}

void ck_give(float *pointer, long count) {
  long capacity;
  int class = class_of(count, &capacity);
  struct cache *cache = this_cache();
  struct free_buffer *buffer = (struct free_buffer *)pointer;
  if (cache->kept + capacity > most_kept) {
    buffer->next = 0;
    share(buffer, class);
    return;
  }
  cache->kept += capacity;
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
