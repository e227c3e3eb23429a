/* audit_every.c: test builds: VIV_AUDIT_EVERY=n runs the audit at every n-th instruction, in the traced loop;
 * VIV_TRACED=1 takes the traced loop and watches nothing, VIV_TRACED=0 asks for the plain one in the same way. */
#ifdef VIV_TEST
#include "../heap/audit.h"
#include "../runtime.h"
#include "vm.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct AuditEvery {
    long every, left;
} AuditEvery;

static bool count_and_audit(void *context, Frame *frame, Object **stack_top)
{
    AuditEvery *self = context;
    if (--self->left > 0)
        return true;
    self->left = self->every;
    if (audit_run(stderr))
        return true;
    fprintf(stderr, "audit failed before unit %d (%s) of %s, line %d\n", (int)frame_unit(frame),
            opcode_info[frame->instruction->opcode].name, str_text(frame->code->qualified_name), frame_line(frame));
    abort();
}

static bool watch_nothing(void *context, Frame *frame, Object **stack_top)
{
    return true;
}

void vm_audit_every(void)
{
    static AuditEvery settings; /* the harness's, no part of the program's state */
    const char *every = getenv("VIV_AUDIT_EVERY");
    const char *traced = getenv("VIV_TRACED");
    if (traced)
        vm_set_tracer(atoi(traced) ? watch_nothing : NULL, NULL);
    unsetenv("VIV_TRACED"); /* or os.environ would differ */
    if (!every)
        return;
    settings.every = settings.left = atol(every);
    vm_set_tracer(count_and_audit, &settings);
}
#endif
