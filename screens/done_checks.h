/* The checks of Done: made from here, as a user's client would make them. */
#ifndef SCREENS_DONE_CHECKS_H
#define SCREENS_DONE_CHECKS_H

#include "screens/context.h"
#include "stack/status.h"

typedef enum {
    CHECK_DATABASE,
    CHECK_PASSWORD,
    CHECK_ROTATION,
    CHECK_ADDRESS,
    CHECK_BASTION,
    CHECK_BALANCER,
    CHECK_COUNT
} CheckId;

/* The body of MESSAGE_TOLD; `what` is which. */
typedef struct CheckResult {
    bool begun, ended, good;
    long long took_ms;
    char words[240];
} CheckResult;

/* The input of MESSAGE_DONE. */
typedef struct ChecksDone {
    Connection *connection;
    char name[130];
    int port;
    Clock clock;
    long long rotation_ms; /* between two rotations; 0 unknown */
    Status status;
    char user[64]; /* the database's, from the secret; "" unknown */
    long long since_ms;
} ChecksDone;

extern const char *const check_names[CHECK_COUNT];
Job *checks_start(const Wizard *wizard, Visit visit);

#endif
