/* See run.h: an operation that early validation ends before anything is made. Its stack has three events, none of
 * them of a resource; the reason names no cause (measured, cdk-preflight's rules of AWS::Grafana::Workspace). */
#include "base/memory.h"
#include "sandbox/cfn/early.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"

#include <string.h>

enum { VALIDATION_MS = 3000 };

long long run_refused(Run *run, StackOperation *operation, json_t *findings, bool keep_failed) {
    bool create = strcmp(operation->type, "CREATE_STACK") == 0;
    AUTO(memory_release) char *reason = early_stack_words(findings);
    run->clock += VALIDATION_MS;
    operation->findings = json_incref(findings);
    operation->found_ms = run->clock;
    if (keep_failed)
        stack_step_own(run->stack, run->clock, create ? "CREATE_FAILED" : "UPDATE_FAILED", reason, run->token);
    else {
        stack_operation(run->stack, run->call, "ROLLBACK", run->clock);
        stack_step_own(run->stack, run->clock, create ? "ROLLBACK_IN_PROGRESS" : "UPDATE_ROLLBACK_IN_PROGRESS", reason,
                       run->token);
        run->clock += 1200;
        stack_step_own(run->stack, run->clock, create ? "ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE", reason,
                       run->token);
    }
    long long end_ms = run->clock;
    run_close(run);
    return end_ms;
}
