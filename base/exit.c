#include "base/exit.h"

int exit_status(const Error *err) {
    switch (err->kind) {
    case ERROR_USAGE:
        return EXIT_USAGE;
    case ERROR_DENIED:
    case ERROR_SIGN_IN:
        return EXIT_DENIED;
    case ERROR_CANCELLED:
        return EXIT_INTERRUPTED;
    case ERROR_FAILED:
    case ERROR_NETWORK:
        break;
    }
    return EXIT_FAILED;
}
