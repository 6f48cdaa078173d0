// Duktape's API is made of macros with casts and varargs, which Swift cannot import: these
// functions give the few that the formula renderer needs a plain C signature.
#include <duktape.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

// Debian's Duktape has no limit on time. But a script that runs allocates, and what it allocates all
// told is the same on every machine: a budget for that stops endless and huge formulas at the same
// place everywhere.
//
// A refused allocation would not do: Duktape collects garbage and tries again, for minutes, and the
// script may catch the error and go on. So the call is left from within the allocator, and the heap,
// which is then in no state to be used, is freed block by block.
typedef struct duktape_block {
  struct duktape_block *previous;
  struct duktape_block *next;
} duktape_block;

typedef struct {
  size_t left;
  int is_exhausted;
  int is_running;
  duktape_block blocks;
  jmp_buf escape;
} duktape_budget;

static inline duktape_budget *duktape_budget_create(void) {
  duktape_budget *budget = calloc(1, sizeof(duktape_budget));
  if (!budget) return NULL;
  budget->left = SIZE_MAX;
  budget->blocks.previous = budget->blocks.next = &budget->blocks;
  return budget;
}

/// Frees everything that a heap has allocated, and its budget.
static inline void duktape_budget_free(duktape_budget *budget) {
  duktape_block *block = budget->blocks.next;
  while (block != &budget->blocks) {
    duktape_block *next = block->next;
    free(block);
    block = next;
  }
  free(budget);
}

static inline void duktape_spend(duktape_budget *budget, size_t size) {
  if (size <= budget->left) {
    budget->left -= size;
    return;
  }
  budget->is_exhausted = 1;
  if (budget->is_running) longjmp(budget->escape, 1);
}

static inline void duktape_link(duktape_budget *budget, duktape_block *block) {
  block->previous = &budget->blocks;
  block->next = budget->blocks.next;
  block->next->previous = block;
  budget->blocks.next = block;
}

static inline void duktape_unlink(duktape_block *block) {
  block->previous->next = block->next;
  block->next->previous = block->previous;
}

static inline void *duktape_allocate(void *data, duk_size_t size) {
  if (size == 0) return NULL;
  duktape_spend(data, size);
  duktape_block *block = malloc(sizeof(duktape_block) + size);
  if (!block) return NULL;
  duktape_link(data, block);
  return block + 1;
}

static inline void duktape_free(void *data, void *pointer) {
  (void)data;
  if (!pointer) return;
  duktape_block *block = (duktape_block *)pointer - 1;
  duktape_unlink(block);
  free(block);
}

static inline void *duktape_reallocate(void *data, void *pointer, duk_size_t size) {
  if (!pointer) return duktape_allocate(data, size);
  if (size == 0) {
    duktape_free(data, pointer);
    return NULL;
  }
  duktape_spend(data, size);
  duktape_block *block = (duktape_block *)pointer - 1;
  duktape_unlink(block);
  duktape_block *moved = realloc(block, sizeof(duktape_block) + size);
  duktape_link(data, moved ? moved : block);
  return moved ? moved + 1 : NULL;
}

/// A heap whose allocations are taken from the budget, which must outlive it.
static inline duk_context *duktape_create(duktape_budget *budget) {
  return duk_create_heap(duktape_allocate, duktape_reallocate, duktape_free, budget, NULL);
}

/// Evaluates source in protected mode and leaves the result or the error on the stack; 0 is success.
static inline int duktape_evaluate(duk_context *context, const char *source, size_t length) {
  return duk_peval_lstring(context, source, length);
}

/// Calls the function below its arguments in protected mode and lets it allocate so many bytes; 0 is
/// success. After a call that wanted more the heap can only be freed.
static inline int duktape_call(
    duk_context *context, int arguments, duktape_budget *budget, size_t bytes) {
  budget->left = bytes;
  budget->is_running = 1;
  int failed = setjmp(budget->escape) ? 1 : duk_pcall(context, arguments) != 0;
  budget->is_running = 0;
  // To read the answer takes memory too.
  budget->left = SIZE_MAX;
  return failed;
}

/// The value on top of the stack as UTF-8; errors are converted to their message.
static inline const char *duktape_top_string(duk_context *context) {
  return duk_safe_to_string(context, -1);
}

static inline void duktape_pop(duk_context *context) { duk_pop(context); }

static inline int duktape_get_global(duk_context *context, const char *name) {
  return duk_get_global_string(context, name);
}

static inline void duktape_push_string(duk_context *context, const char *text, size_t length) {
  duk_push_lstring(context, text, length);
}

static inline void duktape_push_boolean(duk_context *context, int value) {
  duk_push_boolean(context, value);
}
