/* What is to be done about a database's upkeep, in words: maintenance that waits, and a certificate that ends. Pure. */
#ifndef STACK_UPKEEP_H
#define STACK_UPKEEP_H

#include "aws/services.h"

typedef struct UpkeepLine {
    const char *label; /* "maintenance", "certificate" */
    bool overdue;      /* a person has to do something now */
    char words[800];   /* as AWS sent it in parts: made visible where it is shown */
} UpkeepLine;

enum { UPKEEP_LINES = 8 };

typedef struct Upkeep {
    UpkeepLine items[UPKEEP_LINES];
    size_t count; /* 0: there is nothing to do */
} Upkeep;

void upkeep_read(const RdsInstance *database, const RdsMaintenances *pending, long long now_ms, Upkeep *upkeep);

#endif
