/* Drift in words: what was changed outside of the stack, in the settings' own names, and what taking it over did. */
#ifndef GUIDE_DRIFT_H
#define GUIDE_DRIFT_H

#include "guide/lines.h"
#include "stack/drift.h"

/* "2 values were changed outside secure-rds", "Nothing was changed outside secure-rds", or, where the database alone
 * was looked at, "Database and security groups are as the stack made them". */
void drift_heading(const Drift *drift, Text *text);
/* "database.instance_class is db.t4g.small; the stack has db.t4g.micro", "Database (RDS::DBInstance)
 * PubliclyAccessible is true; …", "QueryLogs (Logs::LogGroup) was deleted". */
void drift_item_words(const DriftItem *item, Text *text);
/* Each of them under the heading, and what could not be read. */
void drift_lines(const Drift *drift, Lines *lines);
/* That the rules of the security groups could not be read; nothing where they were. */
void drift_unread_line(const Drift *drift, Lines *lines);
/* What waits for the maintenance window, and (`comes_too`) that what is about to change does as well. */
void waiting_lines(const Waiting *waiting, bool comes_too, long long now_ms, Lines *lines);

/* What taking over did: which settings have the value that is in force, and what no setting says and is as it was. */
void drift_adopted_lines(const Drift *drift, Lines *lines);

/* Blocking: adds what putting back left, because CloudFormation does not compare it. False: there is nothing. */
bool drift_left(AwsContext *aws, const char *app, Lines *lines);

/* Blocking: of the database and the security groups, in passing; nothing where it can't be asked. */
void drift_seen(AwsContext *aws, const CfnStack *stack, const char *body, Drift *drift);

#endif
