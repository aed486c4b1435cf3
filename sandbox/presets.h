/* What an account shall lack or hold beyond the usual: a part of what --fault says. As JSON, so that a call that was
 * accepted under presets can be journalled with them and comes out the same when it is done again without. */
#ifndef SANDBOX_PRESETS_H
#define SANDBOX_PRESETS_H

#include <jansson.h>
#include <stdbool.h>

/* {"quotas": {code: value}, "secrets": [name], "groups": [name], "maintenance": [action]},
 * and "certificate": days, and "policies" and "role_policies" when there are
 * some: arrays of documents. New. */
json_t *presets_new(void);
typedef enum { PRESET_OTHER, PRESET_TAKEN, PRESET_WRONG } PresetWord;
/* Takes "quota:CODE=VALUE", "pending-secret:NAME" or "orphan-log-group:NAME",
 * "maintenance:ACTION" or "certificate:DAYS". OTHER: it is none of these. */
PresetWord presets_add(json_t *presets, const char *spec);
/* Takes the policy over: the operator's, or the service role's. */
void presets_add_policy(json_t *presets, bool role, json_t *policy);
/* Adds what `more` says. */
void presets_join(json_t *presets, const json_t *more);
bool presets_empty(const json_t *presets);

/* NULL as presets says nothing. */
double presets_quota(const json_t *presets, const char *code, double usual);
bool presets_secret_pending(const json_t *presets, const char *name);
/* The kinds of maintenance that wait for every database. */
const json_t *presets_maintenance(const json_t *presets);
/* In how many days their certificates end; `usual` as presets says nothing. */
double presets_certificate_days(const json_t *presets, double usual);
/* The documents that hold for the operator, or for the service role; NULL: everything is allowed. */
const json_t *presets_policies(const json_t *presets, bool role);
/* The names of the log groups that are left over; may be NULL. */
const json_t *presets_groups(const json_t *presets);

#endif
