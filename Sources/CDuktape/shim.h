// Duktape's API is made of macros with casts and varargs, which Swift cannot import: these
// functions give the few that the formula renderer needs a plain C signature.
#include <duktape.h>

static inline duk_context *duktape_create(void) { return duk_create_heap_default(); }

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
