/* See cancel.h. */
#include "base/cancel.h"

void cancel_request(Cancel *cancel) {
    atomic_store(&cancel->wanted, true);
}

bool cancel_wanted(const Cancel *cancel) {
    return cancel && atomic_load(&cancel->wanted);
}

bool cancel_error(Error *err) {
    return error_set(err, ERROR_CANCELLED, "start it again to go on", "stopped on request");
}
