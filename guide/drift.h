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
/* That the security groups could not be read, or which the bastion has; nothing where they were. */
void drift_unread_line(const Drift *drift, Lines *lines);
/* What waits for the maintenance window, or comes at once or goes with a change; of another fate than `fate` are none
 * of `waiting`. That it can't be seen is waiting_unread_line()'s. */
void waiting_lines(const Waiting *waiting, WaitingFate fate, long long now_ms, Lines *lines);
/* That what is about to change waits as well. */
void waiting_joined_line(const Waiting *waiting, long long now_ms, Lines *lines);
/* That the database could not be read, and what is therefore not known; nothing where it was. */
void waiting_unread_line(const Drift *drift, Lines *lines);

/* The same of a database that was read; nothing where nothing waits. */
void waiting_of(const RdsInstance *database, long long now_ms, Lines *lines);
/* Blocking: … that is read first; nothing where it can't be asked. A stack that was just made has nothing that waits.
 */
bool waiting_after(AwsContext *aws, const CfnStack *stack, Waiting *waiting);

/* What taking over did: which settings have the value that is in force, and what no setting says and is as it was. */
void drift_adopted_lines(const Drift *drift, Lines *lines);

/* "Takes tcp 5432 from 0.0.0.0/0 out of DatabaseSecurityGroup": of a rule that putting back takes out. */
void drift_rule_words(const DriftItem *item, Text *text);
/* What putting back leaves, because CloudFormation does not compare it, with the command that puts it back. */
void drift_left_lines(const Drift *drift, Lines *lines);
/* Blocking: adds what putting back left, and what could not be looked at. False: there is nothing. */
bool drift_left(AwsContext *aws, const char *app, Lines *lines);

/* Blocking: of the database and the security groups, in passing; nothing where it can't be asked. */
void drift_seen(AwsContext *aws, const CfnStack *stack, const char *body, Drift *drift);

#endif
