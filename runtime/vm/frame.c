/* frame.c: the data stack, frames, and the machine's part of the runtime.
 *
 * The data stack is a chain of chunks (stack.h). Here are its slow ends: a push that needs another chunk, a pop that
 * gives one back. One empty chunk is kept, or a call in a loop at the edge of a chunk would allocate every time.
 *
 * Clearing a frame may run Python, which may look at it: so a frame stays on the stack, complete, until its last
 * reference is released, and vm_each_frame walks the memory of the stack, not the chain of callers, which lacks it.
 *
 * The machine itself runs on a thread with a C stack of known size: the depth at which a program gets RecursionError
 * is then CPython's in every build, whatever `ulimit -s` says.
 */
#include "frame.h"
#include "../error.h"
#include "../heap/blocks.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../objects/generator.h"
#include "../objects/tuple.h"
#include "../abstract.h"
#include "native.h"
#include "stack.h"
#include "vm.h"
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#ifdef VIV_STRESS
#define CHUNK_BYTES ((size_t)64) /* a chunk for each frame */
#else
#define CHUNK_BYTES ((size_t)64 << 10)
#endif

/* ---- the data stack ---------------------------------------------------------------------------------------- */

NOINLINE Frame *stack_push_slow(size_t size_bytes)
{
    VmState *vm = &RUNTIME->vm;
    FrameChunk *chunk = vm->spare_chunk;
    size_t room = size_bytes > CHUNK_BYTES ? size_bytes : CHUNK_BYTES;
    if (chunk && (size_t)(chunk->limit - chunk->data) >= size_bytes) {
        vm->spare_chunk = NULL;
    } else {
        chunk = heap_allocate(sizeof(FrameChunk) + room);
        if (!chunk)
            return NULL;
        chunk->limit = chunk->data + room;
    }
    chunk->previous = vm->chunk;
    chunk->saved_top = vm->stack_top;
    vm->chunk = chunk;
    vm->stack_limit = chunk->limit;
    vm->stack_top = chunk->data + size_bytes;
    return (Frame *)chunk->data;
}

NOINLINE void stack_pop_slow(Frame *frame)
{
    VmState *vm = &RUNTIME->vm;
    FrameChunk *chunk = vm->chunk;
    vm->chunk = chunk->previous;
    vm->stack_top = chunk->saved_top;
    vm->stack_limit = chunk->previous ? chunk->previous->limit : NULL;
    if (vm->spare_chunk)
        heap_free(vm->spare_chunk);
    vm->spare_chunk = chunk;
    (void)frame;
}

static void visit_chunk(FrameChunk *chunk, char *top, void (*visit)(void *context, Frame *frame), void *context)
{
    if (!chunk)
        return;
    visit_chunk(chunk->previous, chunk->saved_top, visit, context);
    for (char *at = chunk->data; at < top;) {
        Frame *frame = (Frame *)at;
        at += frame->code->frame_bytes;
        visit(context, frame);
    }
}

void vm_each_frame(void (*visit)(void *context, Frame *frame), void *context)
{
    visit_chunk(RUNTIME->vm.chunk, RUNTIME->vm.stack_top, visit, context);
}

/* ---- frames ------------------------------------------------------------------------------------------------ */

int frame_line(const Frame *frame)
{
    return code_line(frame->code, frame->instruction - frame->code->units);
}

void frame_traverse(Frame *frame, VisitFunction visit, void *context, int extra)
{
    Object **top = frame->stack_top, **stack = frame_stack(frame);
    VISIT(frame->function, (EdgeKind)(EDGE_FIELD | extra), FRAME_FIELD_FUNCTION);
    VISIT(frame->code, (EdgeKind)(EDGE_FIELD | extra), FRAME_FIELD_CODE);
    VISIT(frame->locals, (EdgeKind)(EDGE_FIELD | extra), FRAME_FIELD_LOCALS);
    VISIT(frame->object, (EdgeKind)(EDGE_FIELD | extra), FRAME_FIELD_OBJECT);
    for (isize i = 0; i < frame->code->slot_count; i++)
        VISIT(frame->slots[i], (EdgeKind)(EDGE_LOCAL | extra), i);
    for (Object **at = stack; at < top; at++)
        VISIT(*at, (EdgeKind)(EDGE_STACK | extra), at - stack);
}

/* Releases locals, the stack (above), the namespace and the function; code stays. */
static void release_values(Frame *frame)
{
    for (isize i = 0; i < frame->code->slot_count; i++)
        clear_slot(&frame->slots[i]);
    while (frame->stack_top > frame_stack(frame)) {
        Object *value = *--frame->stack_top;
        decref_maybe(value);
    }
}

void frame_clear(Frame *frame)
{
    if (frame->object) {
        FrameObject *object = frame->object;
        frame->object = NULL;
        if (object->head.refcount > 1) {
            frame_object_take_over(object, frame);
            decref(object);
            return;
        }
        object->frame = NULL;
        decref(object);
    }
    release_values(frame);
    clear_slot(&frame->locals);
    clear_slot(&frame->function);
}

void frame_leave(Frame *frame)
{
    frame_clear(frame);
    Code *code = frame->code;
    stack_pop(frame);
    decref(code);
}

void frame_leave_holding(Frame *frame, Object *result)
{
    NATIVE_FRAME(held, "a return", "result");
    held[0] = result;
    if (frame->owner == FRAME_GENERATOR)
        generator_frame_finished(frame);
    else
        frame_leave(frame);
    held[0] = NULL;
    native_leave_bool(held, true);
}

void frame_leave_with_result(Frame *frame)
{
    if (LIKELY(frame->owner == FRAME_STACK)) {
        frame_leave_fast(frame);
        return;
    }
    frame->stack_top--;
    frame_leave_holding(frame, *frame->stack_top);
}

BORROWED Frame *frame_caller(Frame *frame)
{
    return frame->previous;
}

BORROWED Frame *vm_current_frame(void)
{
    return RUNTIME->vm.frame;
}

BORROWED Dict *vm_current_globals(void)
{
    Frame *frame = vm_current_frame();
    return frame ? frame->globals : NULL;
}

BORROWED Object *vm_current_builtins(void)
{
    Frame *frame = vm_current_frame();
    return frame ? frame->builtins : NULL;
}

/* ---- the machine ------------------------------------------------------------------------------------------- */

void vm_initialise(void)
{
    VmState *vm = &RUNTIME->vm;
    vm->handled = &vm->handled_base;
    vm->recursion_limit = vm->recursion_left = RECURSION_LIMIT;
    vm->c_recursion_left = C_RECURSION_LIMIT;
    vm->hash_depth_left = HASH_DEPTH_LIMIT;
    vm->countdown = COUNTDOWN_PERIOD;
}

void vm_finish(void)
{
    VmState *vm = &RUNTIME->vm;
    if (vm->spare_chunk)
        heap_free(vm->spare_chunk);
    vm->spare_chunk = NULL;
}

void vm_traverse(VisitFunction visit, void *context)
{
    VISIT(RUNTIME->vm.raised, EDGE_ROOT, 0);
    VISIT(RUNTIME->vm.handled_base.value, EDGE_ROOT, 1);
    VISIT(RUNTIME->vm.trace_function, EDGE_ROOT, 2);
    VISIT(RUNTIME->vm.profile_function, EDGE_ROOT, 3);
}

void vm_set_compiler(CompileHook hook)
{
    RUNTIME->vm.compiler = (void *)hook;
}

NEW Code *vm_compile(Str *source, Str *filename, CompileMode mode, unsigned flags)
{
    CompileHook hook = (CompileHook)RUNTIME->vm.compiler;
    if (!hook)
        return (Code *)raise_error(SystemError, "no compiler has been set");
    return hook(source, filename, mode, flags);
}

void vm_request(unsigned request)
{
    VmState *vm = &RUNTIME->vm;
    __atomic_or_fetch(&vm->requests, request, __ATOMIC_RELAXED);
    vm->countdown = 0;
}

void vm_set_tracer(Tracer tracer, void *context)
{
    VmState *vm = &RUNTIME->vm;
    vm->tracer = (void *)tracer;
    vm->tracer_context = context;
    vm->is_traced = tracer != NULL;
    vm_request(REQUEST_SWAP);
}

NOINLINE bool check_recursion(void)
{
    return RUNTIME->errors.recursion_headroom > 0 || raise_recursion("");
}

NOINLINE bool serve_requests(void)
{
    VmState *vm = &RUNTIME->vm;
    unsigned requests = __atomic_exchange_n(&vm->requests, 0, __ATOMIC_RELAXED);
    vm->countdown = COUNTDOWN_PERIOD;
    if (requests & REQUEST_COLLECT)
        gc_run_due();
    if (requests & REQUEST_INTERRUPT)
        return raise_none(KeyboardInterrupt);
    return true;
}

bool vm_serve_requests(void)
{
    return serve_requests();
}

/* ---- the C stack ------------------------------------------------------------------------------------------- */

/* C_RECURSION_LIMIT calls of the largest sequence of C functions between two counts, with sanitizers' red zones. */
#ifdef __SANITIZE_ADDRESS__
#define MACHINE_STACK_BYTES ((size_t)1 << 30)
#else
#define MACHINE_STACK_BYTES ((size_t)1 << 28)
#endif

typedef struct MachineRun {
    int (*body)(void *argument);
    void *argument;
    int result;
} MachineRun;

static void *machine_thread(void *context)
{
    MachineRun *run = context;
    run->result = run->body(run->argument);
    return NULL;
}

int machine_run(int (*body)(void *argument), void *argument)
{
    MachineRun run = {body, argument, 1};
    /* Pages are used only as deep as the program recurses. */
    void *stack = mmap(NULL, MACHINE_STACK_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    pthread_attr_t attributes;
    pthread_t thread;
    bool is_running = stack != MAP_FAILED && pthread_attr_init(&attributes) == 0 &&
                      pthread_attr_setstack(&attributes, stack, MACHINE_STACK_BYTES) == 0 &&
                      pthread_create(&thread, &attributes, machine_thread, &run) == 0;
    if (!is_running) {
        fputs("viv: cannot make a C stack for the machine\n", stderr);
        return 2;
    }
    /* Signals are for the machine: only there do they end a sleep or a read early. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pthread_join(thread, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    munmap(stack, MACHINE_STACK_BYTES);
    return run.result;
}
