/* See review_text.h. */
#include "screens/review_text.h"
#include "base/memory.h"
#include "guide/words.h"
#include "screens/picture.h"
#include "stack/cost.h"

#include <math.h>
#include <string.h>

bool review_compares(const Wizard *wizard, bool ready) {
    return wizard->deployed && !(ready && wizard->plan.create);
}

static void title(Pager *pager, const char *words) {
    if (pager_lines(pager) > 0)
        pager_add(pager, ROLE_TEXT, "");
    pager_add(pager, ROLE_TITLE, words);
}

/* ---- the change set */

/* "AllocatedStorage (ParameterReference), MultiAZ (…), MultiAZ (…)" → "AllocatedStorage, MultiAZ" */
static void properties_put(const char *details, Text *text) {
    size_t from = text->length;
    for (const char *at = details; *at;) {
        size_t length = strcspn(at, " ,(");
        AUTO(memory_release) char *name = memory_copy_n(at, length);
        AUTO(memory_release) char *known = memory_print(" %s,", name);
        AUTO(memory_release) char *before = memory_print(" %s,", text->bytes ? text->bytes + from : "");
        if (length > 0 && !strstr(before, known))
            text_print(text, "%s%s", text->length > from ? ", " : "", name);
        const char *next = strchr(at, ',');
        at = next ? next + 1 + strspn(next + 1, " ") : at + strlen(at);
    }
}

typedef enum { CHANGE_DATABASE, CHANGE_GRAVE, CHANGE_PERHAPS, CHANGE_MODIFY, CHANGE_ADD, CHANGE_RANKS } ChangeRank;

static const PlanDanger *danger_of(const Plan *plan, const CfnChange *change) {
    for (size_t i = 0; i < plan->danger_count; i++)
        if (strcmp(plan->dangers[i].logical_id, change->logical_id) == 0)
            return &plan->dangers[i];
    return NULL;
}

static ChangeRank rank_of(const Plan *plan, const CfnChange *change) {
    const PlanDanger *danger = danger_of(plan, change);
    if (danger && danger->database)
        return CHANGE_DATABASE;
    if (strcmp(change->action, "Remove") == 0 || strcmp(change->replacement, "True") == 0)
        return CHANGE_GRAVE;
    bool database = strcmp(change->type, "AWS::RDS::DBInstance") == 0; /* no danger: it is changed in place */
    if (strcmp(change->replacement, "Conditional") == 0 && !database)
        return CHANGE_PERHAPS;
    return strcmp(change->action, "Modify") == 0 ? CHANGE_MODIFY : CHANGE_ADD;
}

static void change_line(Pager *pager, const CfnChange *change, ChangeRank rank) {
    static const Style styles[] = {[CHANGE_DATABASE] = ROLE_FAILED,
                                   [CHANGE_GRAVE] = ROLE_FAILED,
                                   [CHANGE_PERHAPS] = ROLE_WARNING,
                                   [CHANGE_MODIFY] = ROLE_CHANGED,
                                   [CHANGE_ADD] = ROLE_DONE};
    AUTO(text_release) Text line = {0};
    const char *word = strcmp(change->action, "Remove") == 0               ? "REMOVE"
                       : strcmp(change->replacement, "True") == 0          ? "REPLACE"
                       : rank == CHANGE_DATABASE || rank == CHANGE_PERHAPS ? "replace?"
                       : rank == CHANGE_MODIFY                             ? "modify"
                                                                           : "add";
    const char *type = strncmp(change->type, "AWS::", 5) == 0 ? change->type + 5 : change->type;
    text_print(&line, "  %-8s %s", word, change->logical_id);
    if (rank <= CHANGE_PERHAPS)
        text_print(&line, " (%s)", type);
    if (*change->details) {
        text_put(&line, ": ");
        properties_put(change->details, &line);
    }
    pager_add(pager, styles[rank], text_string(&line));
}

static size_t ranked(const Plan *plan, ChangeRank from, ChangeRank to) {
    size_t count = 0;
    for (size_t i = 0; i < plan->set.change_count; i++) {
        ChangeRank rank = rank_of(plan, &plan->set.changes[i]);
        count += rank >= from && rank <= to;
    }
    return count;
}

static void ranks_put(Pager *pager, const Plan *plan, ChangeRank from, ChangeRank to, const char *words) {
    size_t count = ranked(plan, from, to);
    if (!count)
        return;
    AUTO(memory_release) char *whole = memory_print("%s: %zu", words, count);
    title(pager, whole);
    for (int rank = (int)from; rank <= (int)to; rank++)
        for (size_t i = 0; i < plan->set.change_count; i++)
            if (rank_of(plan, &plan->set.changes[i]) == (ChangeRank)rank)
                change_line(pager, &plan->set.changes[i], (ChangeRank)rank);
}

/* What is removed or replaced stands first: nobody scrolls for bad news. */
static void grave_put(Pager *pager, const Plan *plan) {
    for (size_t i = 0; i < plan->danger_count; i++) {
        const PlanDanger *danger = &plan->dangers[i];
        AUTO(memory_release)
        char *line = memory_print("%s %s: %s%s%s", mark_text(MARK_FAILED), danger->logical_id,
                                  danger->perhaps ? "AWS can't tell yet, but perhaps " : "", danger->words,
                                  danger->database ? "; its data is not moved along" : "");
        pager_add(pager, ROLE_FAILED | (danger->database ? STYLE_BOLD : 0), line);
    }
    ranks_put(pager, plan, CHANGE_DATABASE, CHANGE_PERHAPS, "AWS will remove or replace");
}

/* What is added, step by step: as a list of seventy lines nobody would read it. */
static void additions_put(Pager *pager, const Plan *plan, const TemplateOutline *outline) {
    size_t count = ranked(plan, CHANGE_ADD, CHANGE_ADD);
    if (!count)
        return;
    AUTO(memory_release) char *words = memory_print("AWS will add: %zu", count);
    title(pager, words);
    for (size_t step = 0; step <= outline->step_count; step++) {
        AUTO(text_release) Text line = {0};
        size_t found = 0;
        for (size_t i = 0; i < plan->set.change_count; i++) {
            const char *id = plan->set.changes[i].logical_id;
            size_t at = 0;
            while (at < outline->resource_count && strcmp(outline->resources[at].logical_id, id) != 0)
                at++;
            size_t own = at < outline->resource_count ? outline->resources[at].step : outline->step_count;
            if (own == step && rank_of(plan, &plan->set.changes[i]) == CHANGE_ADD)
                text_print(&line, "%s%s", found++ ? ", " : "", id);
        }
        if (!found)
            continue;
        AUTO(memory_release)
        char *whole = memory_print("  %s (%zu): %s", step < outline->step_count ? outline->steps[step] : "Others",
                                   found, text_string(&line));
        pager_add(pager, ROLE_DONE, whole);
    }
}

/* ---- the settings */

static void value_put(const SettingRow *row, const char *value, Text *text) {
    AUTO(memory_release) char *words = words_value(row, value);
    text_put(text, words);
}

static void row_put(Pager *pager, const Wizard *wizard, const SettingRow *row, bool differs) {
    AUTO(text_release) Text line = {0};
    text_print(&line, "%s %-19s ", differs ? mark_text(MARK_CHANGED) : " ", row->label);
    if (differs) {
        const char *was = settings_text(wizard->deployed, row->path);
        if (row->type == SETTING_NUMBER) /* one unit is enough */
            text_put(&line, was);
        else
            value_put(row, was, &line);
        text_put(&line, " → ");
    }
    value_put(row, settings_text(wizard->draft, row->path), &line);
    pager_add(pager, differs ? ROLE_CHANGED : ROLE_TEXT, text_string(&line));
}

static void entry_put(Pager *pager, const AllowEntry *entry, const char *sign, Style style) {
    char cidr[CIDR_SIZE], warning[160];
    AUTO(text_release) Text line = {0};
    cidr_format(entry->cidr, cidr);
    bool wide = sign[0] != '-' && cidr_warning(entry->cidr, warning, sizeof warning);
    text_print(&line, "%s %-19s %s%s", sign, cidr, entry->note, wide && *entry->note ? "; " : "");
    if (wide)
        text_print(&line, "%s %s", mark_text(MARK_WARNING), warning);
    pager_add(pager, wide ? ROLE_WARNING : style, text_string(&line));
}

static bool entry_same(const AllowList *list, const AllowEntry *entry) {
    long at = allow_list_find(list, entry->cidr);
    return at >= 0 && strcmp(allow_list_at(list, (size_t)at)->note, entry->note) == 0;
}

static void tag_put(Pager *pager, const char *key, const char *was, const char *value, bool differs) {
    AUTO(text_release) Text line = {0};
    text_print(&line, "%s tag %-15s ", differs ? mark_text(MARK_CHANGED) : " ", key);
    if (differs && was)
        text_print(&line, "%s → ", was);
    text_put(&line, value ? value : "removed");
    pager_add(pager, differs ? ROLE_CHANGED : ROLE_TEXT, text_string(&line));
}

static bool tag_differs(const char *was, const char *is) {
    return !was || !is || strcmp(was, is) != 0;
}

/* Only what differs from what stands. */
static void differences_put(Pager *pager, const Wizard *wizard) {
    size_t before = pager_lines(pager), count;
    title(pager, "Your changes");
    size_t first = pager_lines(pager);
    for (size_t i = 0; i < setting_count; i++)
        if (wizard_differs(wizard, setting_rows[i].path))
            row_put(pager, wizard, &setting_rows[i], true);
    const AllowList *is = settings_allowed_const(wizard->draft), *was = settings_allowed_const(wizard->deployed);
    for (size_t i = 0; i < allow_list_count(is); i++)
        if (!entry_same(was, allow_list_at(is, i)))
            entry_put(pager, allow_list_at(is, i),
                      allow_list_find(was, allow_list_at(is, i)->cidr) < 0 ? "+" : mark_text(MARK_CHANGED),
                      ROLE_CHANGED);
    for (size_t i = 0; i < allow_list_count(was); i++)
        if (allow_list_find(is, allow_list_at(was, i)->cidr) < 0)
            entry_put(pager, allow_list_at(was, i), "-", ROLE_CHANGED);
    const SettingTag *tags = settings_tags(wizard->draft, &count);
    for (size_t i = 0; i < count; i++) {
        const char *old = settings_tag(wizard->deployed, tags[i].key);
        if (tag_differs(old, tags[i].value))
            tag_put(pager, tags[i].key, old, tags[i].value, true);
    }
    tags = settings_tags(wizard->deployed, &count);
    for (size_t i = 0; i < count; i++)
        if (!settings_tag(wizard->draft, tags[i].key))
            tag_put(pager, tags[i].key, tags[i].value, NULL, true);
    if (pager_lines(pager) == first && before < first)
        pager_add(pager, ROLE_DIM, "  none: the settings are as in the file");
}

static void settings_put(Pager *pager, const Wizard *wizard, bool compares) {
    size_t count;
    title(pager, compares ? "All settings (• changed)" : "Settings");
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        bool differs = compares && wizard_differs(wizard, row->path);
        if (differs || *settings_text(wizard->draft, row->path))
            row_put(pager, wizard, row, differs);
    }
    const SettingTag *tags = settings_tags(wizard->draft, &count);
    for (size_t i = 0; i < count; i++) {
        const char *was = compares ? settings_tag(wizard->deployed, tags[i].key) : tags[i].value;
        tag_put(pager, tags[i].key, was, tags[i].value, tag_differs(was, tags[i].value));
    }
    title(pager, "Who may connect");
    const AllowList *list = settings_allowed_const(wizard->draft);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        bool same = !compares || entry_same(settings_allowed_const(wizard->deployed), allow_list_at(list, i));
        entry_put(pager, allow_list_at(list, i), same ? " " : mark_text(MARK_CHANGED), same ? ROLE_TEXT : ROLE_CHANGED);
    }
}

/* ---- the cost */

static void difference_put(Pager *pager, const Wizard *wizard) {
    AUTO(cost_difference_release) CostDifference difference = {0};
    AUTO(text_release) Text words = {0};
    cost_compare(wizard->deployed, wizard->draft, &difference);
    if (!difference.count)
        return;
    text_put(&words, "Cost: ");
    cost_difference_short(&difference, &words);
    text_print(&words, ", from ~$%.0f to ~$%.0f", difference.before, difference.after);
    title(pager, text_string(&words));
    for (size_t i = 0; i < difference.count; i++) {
        AUTO(text_release) Text line = {0};
        text_put(&line, "  ");
        cost_change_line(&difference.items[i], &line);
        pager_add(pager, ROLE_ACCENT, text_string(&line));
    }
}

static void cost_put(Pager *pager, const Wizard *wizard) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text words = {0};
    cost_estimate(wizard->draft, &estimate);
    text_put(&words, "Cost: ");
    cost_short(&estimate, &words);
    title(pager, text_string(&words));
    for (size_t i = 0; i < estimate.count; i++) {
        AUTO(text_release) Text line = {0};
        if (estimate.lines[i].known)
            text_print(&line, "  %8.2f  %s", estimate.lines[i].monthly, estimate.lines[i].label);
        else
            text_print(&line, "   unknown  %s", estimate.lines[i].label);
        pager_add(pager, ROLE_ACCENT, text_string(&line));
    }
    if (estimate.left_out && *estimate.left_out)
        pager_add(pager, ROLE_DIM, estimate.left_out);
}

void review_fill(Pager *pager, const Wizard *wizard, bool ready, const TemplateOutline *outline, bool picture) {
    bool compares = review_compares(wizard, ready);
    pager_clear(pager);
    /* Of what stands, the changes are the news; of a first creation, the picture. */
    bool changes = ready && !wizard->plan.create;
    if (changes)
        grave_put(pager, &wizard->plan);
    if (compares) {
        differences_put(pager, wizard);
        difference_put(pager, wizard);
    }
    if (changes) {
        ranks_put(pager, &wizard->plan, CHANGE_MODIFY, CHANGE_MODIFY, "AWS will change in place");
        if (outline)
            additions_put(pager, &wizard->plan, outline);
    }
    if (picture) {
        AUTO(text_release) Text drawn = {0};
        picture_text(wizard->draft, &drawn);
        if (pager_lines(pager) > 0)
            title(pager, "What will stand");
        pager_add(pager, ROLE_BORDER, text_string(&drawn));
    }
    settings_put(pager, wizard, compares);
    cost_put(pager, wizard);
    if (ready && !changes && outline)
        additions_put(pager, &wizard->plan, outline);
}
