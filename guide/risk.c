/* See risk.h: the table, consent and lines. What finds them stands in risk_find.c. */
#include "guide/risk.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

const RiskRow risk_rows[RISK_COUNT] = {
    [RISK_OWN_ADDRESS_MISSING] = {"own-address-missing", RISK_TOLD, NULL},
    [RISK_KEY_NOT_HERE] = {"key-not-here", RISK_TOLD, NULL},
    [RISK_MAIL_UNCONFIRMED] = {"mail-unconfirmed", RISK_TOLD, NULL},
    [RISK_WAY_OUT_REMOVED] = {"way-out-removed", RISK_TOLD, NULL},
    [RISK_TUNNELS_CUT] = {"tunnels-cut", RISK_TOLD, NULL},
    [RISK_PART_LOST] = {"part-lost", RISK_AGREED, NULL},
    [RISK_ACCESS_REMOVED] = {"access-removed", RISK_AGREED, NULL},
    [RISK_STACK_DIFFERS] = {"stack-differs", RISK_AGREED, "--accept stack-differs"},
    [RISK_INTERRUPTION] = {"interruption", RISK_AGREED, "--now"},
    [RISK_OPEN_WIDE] = {"open-wide", RISK_TYPED_OPEN, "--accept open-wide"},
    [RISK_OPEN_TO_ALL] = {"open-to-all", RISK_TYPED_OPEN, "--accept open-to-all"},
    [RISK_PROTECTION_OFF] = {"protection-off", RISK_TYPED_NAME, "--accept protection-off"},
    [RISK_RETENTION_SHORTER] = {"retention-shorter", RISK_TYPED_NAME, "--accept retention-shorter"},
    [RISK_TRAIL_OFF] = {"trail-off", RISK_TYPED_NAME, "--accept trail-off"},
    [RISK_SECRET_DELETED] = {"secret-deleted", RISK_TYPED_NAME, "--accept secret-deleted"},
    [RISK_KEY_DELETED] = {"key-deleted", RISK_TYPED_NAME, "--accept key-deleted"},
    [RISK_DATABASE_REPLACED] = {"database-replaced", RISK_TYPED_NAME, "--accept database-replaced"},
    [RISK_DATABASE_LOST] = {"database-lost", RISK_TYPED_NAME, "--accept database-lost"},
    [RISK_NETWORK_REPLACED] = {"network-replaced", RISK_REFUSED, NULL},
};

void risks_release(Risks *risks) {
    for (size_t i = 0; i < risks->count; i++)
        free(risks->items[i].words);
    free(risks->items);
    *risks = (Risks){0};
}

RiskNeed risks_need(const Risks *risks) {
    RiskNeed need = RISK_TOLD;
    for (size_t i = 0; i < risks->count; i++)
        if (risk_rows[risks->items[i].id].need > need)
            need = risk_rows[risks->items[i].id].need;
    return need;
}

static bool has_id(const RiskConsent *consent, const char *id) {
    for (size_t i = 0; i < consent->count; i++)
        if (strcmp(consent->ids[i], id) == 0)
            return true;
    return false;
}

/* The database itself goes only by name and by id: either alone is easily typed in another folder. */
static bool confirmed(RiskId id, const RiskConsent *consent) {
    return (id != RISK_DATABASE_REPLACED && id != RISK_DATABASE_LOST) || consent->confirm;
}

static bool accepted(const Risk *risk, const RiskConsent *consent) {
    const RiskRow *row = &risk_rows[risk->id];
    if (row->need == RISK_REFUSED)
        return false;
    if (!row->option)
        return true;
    if (has_id(consent, row->id))
        return confirmed(risk->id, consent);
    return risk->id == RISK_INTERRUPTION && (risk->waits ? consent->in_window : consent->now);
}

bool risks_accepted(const Risks *risks, const RiskConsent *consent, Error *err) {
    AUTO(text_release) Text words = {0};
    AUTO(text_release) Text add = {0};
    bool refused = false;
    for (size_t i = 0; i < risks->count; i++) {
        const Risk *risk = &risks->items[i];
        const RiskRow *row = &risk_rows[risk->id];
        if (accepted(risk, consent))
            continue;
        text_print(&words, "%s%s (%s)", text_string(&words)[0] ? "; " : "", risk->words, row->id);
        refused = refused || row->need == RISK_REFUSED;
        if (risk->option && !has_id(consent, row->id))
            text_print(&add, " %s", risk->option);
        if (!confirmed(risk->id, consent))
            text_put(&add, " --confirm with the app's name");
    }
    if (!text_string(&words)[0])
        return true;
    AUTO(memory_release)
    char *remedy = memory_print("if that is meant, add%s", text_string(&add)); /* of our own words alone */
    error_set(err, ERROR_USAGE,
              refused ? "no option does that: it needs another stack, and the data moved to it" : remedy,
              "not done, for it was not agreed to: %s", text_string(&words));
    strcpy(err->code, "NotAccepted");
    return false;
}

bool risk_named(const char *id, Error *err) {
    AUTO(text_release) Text names = {0};
    for (size_t i = 0; i < RISK_COUNT; i++) {
        if (!risk_rows[i].option)
            continue;
        if (strcmp(risk_rows[i].id, id) == 0)
            return true;
        text_print(&names, "%s%s", text_string(&names)[0] ? ", " : "", risk_rows[i].id);
    }
    AUTO(memory_release) char *remedy = memory_print("%s", text_string(&names));
    return error_set(err, ERROR_USAGE, remedy, "--accept %s: allowed are the risks that need it", id);
}

void risks_lines(const Risks *risks, RiskNeed most, Lines *lines) {
    bool titled = false;
    for (size_t i = 0; i < risks->count; i++) {
        RiskNeed need = risk_rows[risks->items[i].id].need;
        if (need > most)
            continue;
        if (!titled)
            lines_add(lines, SIGN_NONE, "", "What this change risks")->role = LINE_TITLE;
        titled = true;
        lines_add(lines, SIGN_CAREFUL, "", "%s", risks->items[i].words)->role =
            need > RISK_AGREED ? LINE_DANGER : LINE_CAREFUL;
    }
}
