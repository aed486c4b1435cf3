/* What an account shall lack or hold beyond the usual: a part of what --fault says. As JSON, so that a call that was
 * accepted under presets can be journalled with them and comes out the same when it is done again without. */
#ifndef SANDBOX_WORLD_PRESETS_H
#define SANDBOX_WORLD_PRESETS_H

#include <jansson.h>
#include <stdbool.h>

/* {"quotas": {code: value}, "secrets": [name], "groups": [name], "maintenance": [action], "words": [word], "zones":
 * {letter: [what it lacks]}, "grown": {database: GiB}, "engines": {name: text}}, and "certificate": days, and
 * "policies" and "role_policies" when there are some: arrays of documents. New. */
json_t *presets_new(void);
typedef enum { PRESET_OTHER, PRESET_TAKEN, PRESET_WRONG } PresetWord;
/* Takes "quota:CODE=VALUE", "pending-secret:NAME", "orphan-log-group:NAME", "maintenance:ACTION", "certificate:DAYS",
 * "zone-lacks:LETTER=WHAT,WHAT", "grown:DATABASE=GIB", "engine:MAJOR=DAY", "free-plan", or "account:NAME", which stands
 * for several. OTHER: it is none of these. */
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
/* Whether the account is on AWS's free plan (since July 2025). */
bool presets_free_plan(const json_t *presets);
/* Whether the zone of that letter lacks it: "subnet", "lambda", "endpoint", an instance family ("t3") or one of classes
 * ("db.t4g"). */
bool presets_zone_lacks(const json_t *presets, char letter, const char *what);
/* "default": the major version that the region gives to who names none; a major version: the last day of its standard
 * support. */
const char *presets_engine(const json_t *presets, const char *name, const char *usual);
/* Images beside Amazon's: {id: {Architecture, OwnerId, Name, GiB}}. */
const json_t *presets_images(const json_t *presets);
/* The GiB that storage autoscaling has brought the database to; 0: it has not grown. */
long presets_grown(const json_t *presets, const char *database);
/* The names of the log groups that are left over; may be NULL. */
const json_t *presets_groups(const json_t *presets);

#endif
