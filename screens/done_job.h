/* The checks of Done, in a job: told one by one. */
#ifndef SCREENS_DONE_JOB_H
#define SCREENS_DONE_JOB_H

#include "guide/verify.h"
#include "screens/context.h"

/* MESSAGE_TOLD carries a VerifyResult; `what` is which. */
Job *done_start(const Wizard *wizard, Visit visit);
/* Of its MESSAGE_DONE. */
const Verified *done_result(const Message *message);

#endif
