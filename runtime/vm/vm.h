/* vm.h: running code.
 *
 * One evaluation loop runs all Python-to-Python calls on the data stack; C functions come back in through
 * vm_call_function. Everything happens on a C stack of the machine's own (machine_run).
 */
#ifndef VIV_VM_H
#define VIV_VM_H

#include "code.h"
#include "frame.h"
#include "state.h"

/* Runs `body` on a C stack that is deep enough for C_RECURSION_LIMIT in any build, waits, gives its result. */
int machine_run(int (*body)(void *argument), void *argument);

/* Fills RUNTIME->vm. Needs no objects; called by runtime_start before anything can run. */
void vm_initialise(void);
/* Gives back the data stack, at the very end. */
void vm_finish(void);
/* Reports the references that VmState itself owns: the raised and the handled exception (EDGE_ROOT). */
void vm_traverse(VisitFunction visit, void *context);
/* Every frame on the data stack, oldest first, frames that are being cleared included: what frame_traverse
 * reports of these belongs to no object. (The chain of `previous` has generators' frames too, and lacks those
 * that are being cleared while a __del__ runs.) */
void vm_each_frame(void (*visit)(void *context, Frame *frame), void *context);

/* Runs a module's, class's or eval's code. `locals` NULL: the same as globals. __builtins__ is added to
 * globals if it is missing. */
NEW Object *vm_run_code(Code *code, Dict *globals, Object *locals);
/* The same for exec() of a function's code with free variables. `closure`: tuple of cells, or NULL. */
NEW Object *vm_run_code_closure(Code *code, Dict *globals, Object *locals, Tuple *closure);
/* Runs a class body for __build_class__: the function's code with `namespace` as locals. */
NEW Object *vm_run_class_body(Function *function, Object *namespace);

/* The built-ins for code with these globals: globals["__builtins__"] (a module's dict), or the runtime's. NULL: raised. */
BORROWED Object *vm_builtins_of(Dict *globals);

/* The `call` slot of functions: PEP 590. */
NEW Object *vm_call_function(Object *function, Object **args, isize count, Tuple *names);

/* What source text needs: set once by the program around the runtime. `mode` is compile()'s "exec", "eval" or
 * "single". NULL: SyntaxError and its kin, MemoryError. `source` is a str; a caller with bytes decodes first. */
typedef enum CompileMode { COMPILE_EXEC, COMPILE_EVAL, COMPILE_SINGLE } CompileMode;
typedef NEW Code *(*CompileHook)(Str *source, Str *filename, CompileMode mode, unsigned flags);
void vm_set_compiler(CompileHook hook);
NEW Code *vm_compile(Str *source, Str *filename, CompileMode mode, unsigned flags);
/* Flag: leave a list of the source's literals in RUNTIME->source_holder. */
#define COMPILE_HOLD_LITERALS (1u << 30)
/* Compiles and runs a script, -c, exec(text), eval(text) or a prompt's input. CPython keeps the syntax tree of such a
 * source while it runs, and with it one reference to each literal, which programs can count; so do we. */
NEW Object *vm_run_source(Str *source, Str *filename, CompileMode mode, unsigned flags, Dict *globals, Object *locals);

/* Asks the machine to look at a VmRequest at the next backward jump or call. Safe in a signal handler. */
void vm_request(unsigned request);

/* Serves what vm_request asked for, in C functions that wait (sleep, read). False: KeyboardInterrupt is raised. */
bool vm_serve_requests(void);

/* The Python frame that runs, skipping the machine's own; NULL if none. */
BORROWED Frame *vm_current_frame(void);
/* globals() and builtins of the running code; NULL if none. */
BORROWED Dict *vm_current_globals(void);
BORROWED Object *vm_current_builtins(void);

/* The traced loop calls the tracer before each instruction. False: it raised. It may run no Python unless it
 * wants to be traced itself. NULL: the plain loop again. */
typedef bool (*Tracer)(void *context, Frame *frame, Object **stack_top);
void vm_set_tracer(Tracer tracer, void *context);
/* Beside the tracer (VmState.event_tracer): the exception in flight reaches the frame, is thrown into it (a generator's), or
 * ends it, or a special method that it calls ended so (a __next__ by StopIteration). Runs Python; what it raises takes the exception's place. */
typedef enum TraceEvent { TRACE_RAISED, TRACE_THROWN, TRACE_UNWOUND, TRACE_STOPPED } TraceEvent;
typedef void (*EventTracer)(Frame *frame, TraceEvent event);
#ifdef VIV_TEST
void vm_audit_every(void); /* sets one that audits, if VIV_AUDIT_EVERY=n is in the environment: audit_every.c */
#endif

/* sys.exception(): borrowed, or NULL. */
BORROWED Object *vm_handled_exception(void);

#endif
