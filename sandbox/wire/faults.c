/* See faults.h. */
#include "sandbox/wire/faults.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "sandbox/cfn/cfn.h"
#include "sandbox/wire/policy.h"
#include "sandbox/world/presets.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char faults_help[] =
    "Faults (--fault SPEC, or one a line in --fault-file, which is read again whenever it changes):\n"
    "  throttle[:ACTION][:HOW]        the service's throttling error\n"
    "  error:STATUS[:ACTION][:HOW]    an error of the service: 500, 503 …\n"
    "  drop[:ACTION][:HOW]            the connection closes, nothing was done\n"
    "  drop-after[:ACTION][:HOW]      it was done, but the reply is lost\n"
    "  garbage | html | truncate[:ACTION][:HOW]   a reply that is none, a web page, half of one\n"
    "  slow:MS[:ACTION][:HOW]         the reply waits that long\n"
    "  expire[:ACTION][:HOW]          ExpiredToken; HOW can be 12+ : from the 13th call on\n"
    "  deny:ACTION[:HOW]              AccessDenied\n"
    "      ACTION: DescribeStackEvents, or * (all, the usual). HOW: 3 (the next three), 20% (of them, by chance),\n"
    "      12+ (all after the first twelve); without it all. Counts are of this process.\n"
    "  policy:FILE                    the operator may do what this IAM policy allows, and nothing else; several hold\n"
    "                                 together. CloudFormation calls with the operator's permissions\n"
    "  role-policy:FILE               the same of the service role that CloudFormation is given (RoleARN)\n"
    "  calls:FILE                     no fault: each permission that is asked for is written there, one JSON line "
    "each\n"
    "  traffic:FILE                   the same of each request: its action, and the bytes of its body and of the "
    "reply's\n"
    "  skew:SECONDS                   the service's clock is that much ahead (negative: behind)\n"
    "  quota:CODE=VALUE               L-F678F1CE=1: the account may have one VPC only;\n"
    "                                 prefix-list-versions=3: so many versions of a list are kept (1,000)\n"
    "  pending-secret:NAME            a secret of that name waits for its deletion\n"
    "  orphan-log-group:NAME          a log group of that name is left over\n"
    "  maintenance:ACTION             waits for every database: db-upgrade, system-update, hardware-maintenance,\n"
    "                                 ca-certificate-rotation\n"
    "  free-plan                      the account is on AWS's free plan: micro classes, one day of backups, two "
    "databases\n"
    "  zone-lacks:LETTER=WHAT,WHAT    the zone of that letter lacks: subnet, lambda, endpoint, t3, db.t4g …\n"
    "  engine:MAJOR=DAY               standard support of that PostgreSQL ends then; engine:default=MAJOR: it is what\n"
    "                                 who names no version gets\n"
    "  grown:DATABASE=GIB             storage autoscaling has brought that database to so much\n"
    "  image:ID=ARCHITECTURE,OWNER,NAME,GIB   the region has that image, too\n"
    "  account:NAME                   free-plan, old (the first zone lacks what is new) or full (nothing more fits)\n"
    "  certificate:DAYS               the databases' certificates end in that many days (negative: have ended)\n"
    "  no-ssh                         nobody answers at port 22 of the instances\n"
    "  server:WHAT                    the databases' TLS is off, or the certificate is one of another name or chain:\n"
    "                                 off, name, chain\n"
    "  seen:ADDRESS[,ADDRESS]         what the operator's own address is said to be\n"
    "  resource:LOGICAL-ID[:create|update|delete|rollback][:fail|stuck][:REASON]\n"
    "      what becomes of a stack's resource, in operations that begin while this holds; * is any\n";

typedef struct Rule {
    FaultKind kind;
    long number;
    char *action; /* "*": any */
    long after;   /* calls that it leaves alone first */
    long left;    /* calls that it still strikes; -1: no end */
    double share;
} Rule;

/* The faults of one source: the command line, or the file. */
typedef struct FaultSet {
    Rule *rules;
    size_t count;
    json_t *resources, *presets;
    char *calls;   /* the file that permissions are written to; NULL: none */
    char *traffic; /* the same of requests */
    long skew;
    bool no_ssh;
    const char *server; /* of faults_server(); NULL: nothing */
    char *seen;         /* of faults_seen(); NULL: as it is */
} FaultSet;

struct Faults {
    FaultSet told, file;
    json_t *resources, *presets; /* of both */
    char *path;
    struct timespec changed;
    off_t size;
};

static void set_clear(FaultSet *set) {
    for (size_t i = 0; i < set->count; i++)
        free(set->rules[i].action);
    free(set->rules);
    json_decref(set->resources);
    json_decref(set->presets);
    free(set->calls);
    free(set->traffic);
    free(set->seen);
    *set = (FaultSet){.resources = json_array(), .presets = presets_new()};
}

Faults *faults_new(void) {
    Faults *faults = memory_new(1, sizeof *faults);
    set_clear(&faults->told);
    set_clear(&faults->file);
    faults->resources = json_array();
    faults->presets = presets_new();
    return faults;
}

static void set_release(FaultSet *set) {
    set_clear(set);
    json_decref(set->resources);
    json_decref(set->presets);
}

void faults_free(Faults *faults) {
    if (!faults)
        return;
    set_release(&faults->told);
    set_release(&faults->file);
    json_decref(faults->resources);
    json_decref(faults->presets);
    free(faults->path);
    free(faults);
}

static bool faults_refuse(const char *spec, Error *err) {
    return error_set(err, ERROR_USAGE, "see secure-rds-sandbox --help for the forms", "fault '%s': no such form", spec);
}

/* The next word up to ':'; false: there is none. */
static bool next_word(const char **rest, char word[96]) {
    if (!*rest)
        return false;
    size_t length = strcspn(*rest, ":");
    snprintf(word, 96, "%.*s", (int)(length < 95 ? length : 95), *rest);
    *rest = (*rest)[length] ? *rest + length + 1 : NULL;
    return true;
}

static bool rule_how(Rule *rule, const char *word) {
    char *end;
    double number = strtod(word, &end);
    if (end == word || number < 0)
        return false;
    if (strcmp(end, "%") == 0 && number <= 100)
        rule->share = number / 100;
    else if (strcmp(end, "+") == 0)
        rule->after = (long)number;
    else if (!*end)
        rule->left = (long)number;
    else
        return false;
    return true;
}

static bool rule_parse(FaultSet *set, FaultKind kind, bool numbered, const char *rest) {
    Rule rule = {.kind = kind, .left = -1, .share = 1};
    char word[96];
    if (numbered) {
        char *end = NULL;
        if (!next_word(&rest, word) || (rule.number = strtol(word, &end, 10)) < 0 || end == word || *end)
            return false;
        if (kind == FAULT_ERROR && (rule.number < 400 || rule.number > 599))
            return false;
    }
    const char *before = rest;
    if (next_word(&rest, word) && (word[0] == '*' || isalpha((unsigned char)word[0])))
        rule.action = memory_copy(word);
    else
        rest = before;
    if ((next_word(&rest, word) && !rule_how(&rule, word)) || rest || (kind == FAULT_DENY && !rule.action)) {
        free(rule.action);
        return false;
    }
    if (!rule.action)
        rule.action = memory_copy("*");
    set->rules = memory_grow(set->rules, set->count + 1, sizeof *set->rules);
    set->rules[set->count++] = rule;
    return true;
}

static const struct {
    const char *word;
    FaultKind kind;
    bool numbered;
} rule_words[] = {
    {"throttle", FAULT_THROTTLE, false}, {"error", FAULT_ERROR, true},
    {"drop", FAULT_DROP, false},         {"drop-after", FAULT_DROP_AFTER, false},
    {"garbage", FAULT_GARBAGE, false},   {"html", FAULT_HTML, false},
    {"truncate", FAULT_TRUNCATE, false}, {"slow", FAULT_SLOW, true},
    {"expire", FAULT_EXPIRE, false},     {"deny", FAULT_DENY, false},
};

/* ---- the other forms: each takes what stands behind its first word; NULL: nothing stands there */

typedef bool FaultForm(FaultSet *set, const char *rest, Error *err);

static bool no_ssh_add(FaultSet *set, const char *rest, Error *err) {
    (void)err;
    return !rest && (set->no_ssh = true);
}

static bool server_add(FaultSet *set, const char *rest, Error *err) {
    static const char *const words[] = {"off", "name", "chain"};
    (void)err;
    for (size_t i = 0; rest && i < sizeof words / sizeof *words; i++)
        if (strcmp(rest, words[i]) == 0)
            return (set->server = words[i]) != NULL;
    return false;
}

static bool seen_add(FaultSet *set, const char *rest, Error *err) {
    (void)err;
    free(set->seen);
    set->seen = rest && *rest ? memory_copy(rest) : NULL;
    return set->seen != NULL;
}

static bool skew_add(FaultSet *set, const char *rest, Error *err) {
    char *end = NULL;
    (void)err;
    set->skew = rest ? strtol(rest, &end, 10) : 0;
    return rest && end != rest && !*end;
}

static bool policy_add(FaultSet *set, const char *rest, bool of_role, Error *err) {
    json_t *policy = rest ? policy_read(rest, err) : NULL;
    if (policy)
        presets_add_policy(set->presets, of_role, policy);
    return policy != NULL;
}

static bool caller_policy_add(FaultSet *set, const char *rest, Error *err) {
    return policy_add(set, rest, false, err);
}

static bool role_policy_add(FaultSet *set, const char *rest, Error *err) {
    return policy_add(set, rest, true, err);
}

static bool file_name(char **name, const char *rest) {
    if (!rest || !*rest)
        return false;
    free(*name);
    *name = memory_copy(rest);
    return true;
}

static bool calls_add(FaultSet *set, const char *rest, Error *err) {
    (void)err;
    return file_name(&set->calls, rest);
}

static bool traffic_add(FaultSet *set, const char *rest, Error *err) {
    (void)err;
    return file_name(&set->traffic, rest);
}

static bool resource_add(FaultSet *set, const char *rest, Error *err) {
    json_t *fault = NULL;
    if (!rest || !cfn_fault_parse(rest, &fault, err))
        return false;
    json_array_append_new(set->resources, fault);
    return true;
}

static const struct {
    const char *word;
    FaultForm *add;
} forms[] = {{"no-ssh", no_ssh_add},     {"server", server_add},        {"skew", skew_add},
             {"calls", calls_add},       {"policy", caller_policy_add}, {"role-policy", role_policy_add},
             {"resource", resource_add}, {"traffic", traffic_add},      {"seen", seen_add}};

static bool set_add(FaultSet *set, const char *spec, Error *err) {
    size_t length = strcspn(spec, ":");
    const char *rest = spec[length] ? spec + length + 1 : NULL;
    AUTO(memory_release) char *word = memory_copy_n(spec, length);
    bool known = false, taken = false;
    for (size_t i = 0; !known && i < sizeof rule_words / sizeof *rule_words; i++)
        if ((known = strcmp(rule_words[i].word, word) == 0))
            taken = rule_parse(set, rule_words[i].kind, rule_words[i].numbered, rest);
    for (size_t i = 0; !known && i < sizeof forms / sizeof *forms; i++)
        if ((known = strcmp(forms[i].word, word) == 0))
            taken = forms[i].add(set, rest, err);
    if (!known)
        taken = presets_add(set->presets, spec) == PRESET_TAKEN;
    if (!taken && !err->said[0]) /* else it says what is wrong with its own */
        faults_refuse(spec, err);
    return taken;
}

static void faults_gather(Faults *faults) {
    json_array_clear(faults->resources);
    json_array_extend(faults->resources, faults->told.resources);
    json_array_extend(faults->resources, faults->file.resources);
    json_decref(faults->presets);
    faults->presets = presets_new();
    presets_join(faults->presets, faults->told.presets);
    presets_join(faults->presets, faults->file.presets);
}

bool faults_add(Faults *faults, const char *spec, Error *err) {
    bool added = set_add(&faults->told, spec, err);
    faults_gather(faults);
    return added;
}

static bool file_load(Faults *faults, Error *err) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error problem = {0};
    bool good = true;
    set_clear(&faults->file);
    if (!file_read(faults->path, &text, err))
        good = false;
    char *rest = text.bytes, *line;
    while (good && (line = strsep(&rest, "\n"))) {
        line += strspn(line, " \t");
        line[strcspn(line, "#\r")] = '\0';
        size_t length = strlen(line);
        while (length && isspace((unsigned char)line[length - 1]))
            line[--length] = '\0';
        if (length && !set_add(&faults->file, line, &problem)) {
            *err = problem;
            good = false;
        }
    }
    faults_gather(faults);
    return good;
}

/* True: the file is another than when it was read last. */
static bool file_changed(Faults *faults) {
    struct stat status = {0};
    if (stat(faults->path, &status) != 0)
        status = (struct stat){0};
    bool same = status.st_mtim.tv_sec == faults->changed.tv_sec && status.st_mtim.tv_nsec == faults->changed.tv_nsec &&
                status.st_size == faults->size;
    faults->changed = status.st_mtim;
    faults->size = status.st_size;
    return !same;
}

bool faults_follow(Faults *faults, const char *path, Error *err) {
    free(faults->path);
    faults->path = memory_copy(path);
    file_changed(faults);
    return file_load(faults, err);
}

void faults_refresh(Faults *faults) {
    Error err = {0};
    if (faults->path && file_changed(faults) && !file_load(faults, &err))
        fprintf(stderr, "secure-rds-sandbox: %s: %s\n", faults->path, err.said);
}

static bool rule_strikes(Rule *rule, const char *action) {
    if (strcmp(rule->action, "*") != 0 && strcmp(rule->action, action) != 0)
        return false;
    if (rule->after > 0) {
        rule->after--;
        return false;
    }
    if (rule->left == 0 || (rule->share < 1 && random_share() >= rule->share))
        return false;
    if (rule->left > 0)
        rule->left--;
    return true;
}

Fault faults_strike(Faults *faults, const char *action) {
    FaultSet *sets[] = {&faults->told, &faults->file};
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < sets[i]->count; k++)
            if (rule_strikes(&sets[i]->rules[k], action))
                return (Fault){sets[i]->rules[k].kind, sets[i]->rules[k].number};
    return (Fault){.kind = FAULT_NONE};
}

const json_t *faults_of_resources(const Faults *faults) {
    return faults->resources;
}

const json_t *faults_presets(const Faults *faults) {
    return faults->presets;
}

bool faults_allow(const Faults *faults, const PolicyRequest *request) {
    const json_t *policies = presets_policies(faults->presets, false);
    return !policies || policies_judge(policies, request) == POLICY_ALLOWED;
}

bool faults_permit(const Faults *faults, const PolicyRequest *request) {
    const FaultSet *sets[] = {&faults->told, &faults->file};
    const char *colon = strchr(request->action, ':'), *action = colon ? colon + 1 : request->action;
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < sets[i]->count; k++)
            if (sets[i]->rules[k].kind == FAULT_DENY &&
                (strcmp(sets[i]->rules[k].action, "*") == 0 || strcmp(sets[i]->rules[k].action, action) == 0))
                return false;
    return faults_allow(faults, request);
}

/* In one write, so that the lines of several processes do not mix. */
static void line_write(const char *path, const json_t *line) {
    int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
    if (file < 0)
        return;
    char *words = json_dumps(line, JSON_COMPACT);
    AUTO(memory_release) char *whole = memory_print("%s\n", words);
    free(words);
    ssize_t ignored = write(file, whole, strlen(whole));
    (void)ignored;
    close(file);
}

void faults_write_call(const Faults *faults, const json_t *line) {
    line_write(faults->told.calls ? faults->told.calls : faults->file.calls, line);
}

void faults_write_traffic(const Faults *faults, const char *action, size_t asked, size_t answered) {
    json_auto_t *line =
        json_pack("{sssIsI}", "action", action, "asked", (json_int_t)asked, "answered", (json_int_t)answered);
    line_write(faults->told.traffic ? faults->told.traffic : faults->file.traffic, line);
}

const char *faults_server(const Faults *faults) {
    const char *told = faults->told.server ? faults->told.server : faults->file.server;
    return told ? told : "";
}

const char *faults_seen(const Faults *faults) {
    return faults->told.seen ? faults->told.seen : faults->file.seen;
}

bool faults_no_ssh(const Faults *faults) {
    return faults->told.no_ssh || faults->file.no_ssh;
}

long faults_skew(const Faults *faults) {
    return faults->file.skew ? faults->file.skew : faults->told.skew;
}
