// Duktape's API is made of macros with casts and varargs, which Swift cannot import: these
// functions give the few that the formula renderer needs a plain C signature.
#include <duktape.h>
#include <stdlib.h>

// Debian's Duktape has no limit on time. But a script that runs allocates, and what it allocates all
// told is the same on every machine: a budget for that stops endless and huge formulas at the same
// place everywhere.
typedef struct {
  size_t left;
  int refusals;
  int is_exhausted;
} duktape_budget;

/// Takes bytes from the budget. When it is used up, as many requests are refused as Duktape repeats
/// after collecting garbage; then it throws, and to make the error it needs memory again: where that
/// is refused too, Duktape 2.7 can crash.
static inline int duktape_spend(void *data, size_t size) {
  const int repetitions = 40;
  const size_t for_error = 1 << 20;
  duktape_budget *budget = data;
  if (size <= budget->left) {
    budget->left -= size;
    budget->refusals = 0;
    return 1;
  }
  budget->is_exhausted = 1;
  if (++budget->refusals <= repetitions) return 0;
  budget->refusals = 0;
  budget->left = for_error;
  return size <= for_error;
}

static inline void *duktape_allocate(void *budget, duk_size_t size) {
  return size > 0 && duktape_spend(budget, size) ? malloc(size) : NULL;
}

static inline void *duktape_reallocate(void *budget, void *pointer, duk_size_t size) {
  if (size == 0) {
    free(pointer);
    return NULL;
  }
  return duktape_spend(budget, size) ? realloc(pointer, size) : NULL;
}

static inline void duktape_free(void *budget, void *pointer) {
  (void)budget;
  free(pointer);
}

/// A heap whose allocations are taken from the budget, which must outlive it.
static inline duk_context *duktape_create(duktape_budget *budget) {
  return duk_create_heap(duktape_allocate, duktape_reallocate, duktape_free, budget, NULL);
}

/// Evaluates source in protected mode and leaves the result or the error on the stack; 0 is success.
static inline int duktape_evaluate(duk_context *context, const char *source, size_t length) {
  return duk_peval_lstring(context, source, length);
}

/// Calls the function below its arguments in protected mode; 0 is success.
static inline int duktape_call(duk_context *context, int arguments) {
  return duk_pcall(context, arguments);
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
