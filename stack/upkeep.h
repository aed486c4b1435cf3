/* What is to be done about a database's upkeep, in words: changes and maintenance that wait, and a certificate that
 * ends. Pure. */
#ifndef STACK_UPKEEP_H
#define STACK_UPKEEP_H

#include "aws/services.h"

typedef struct UpkeepLine {
    const char *label; /* "waiting": it comes by itself and nobody has to do anything; "maintenance", "certificate" */
    bool overdue;      /* a person has to do something now */
    char words[800];   /* as AWS sent it in parts: made visible where it is shown */
} UpkeepLine;

/* UPKEEP_*_DAYS: how long before its end a certificate is told of: the server's is renewed by one call, whom one trusts
 * is a matter of every client. */
enum { UPKEEP_LINES = 8, UPKEEP_SERVER_DAYS = 30, UPKEEP_AUTHORITY_DAYS = 90 };

typedef struct Upkeep {
    UpkeepLine items[UPKEEP_LINES];
    size_t count; /* 0: there is nothing to do */
} Upkeep;

/* `authority_ends_ms`: of the one that has signed the server's certificate; 0: not known. */
void upkeep_read(const RdsInstance *database, const RdsMaintenances *pending, long long authority_ends_ms,
                 long long now_ms, Upkeep *upkeep);
/* It has ended, or will within so many days. */
bool upkeep_ends_soon(long long ends_ms, int days, long long now_ms);

#endif
