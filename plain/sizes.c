/* Sizes: the instance classes that the region sells, with their prices. */
#include "base/memory.h"
#include "guide/classes.h"
#include "guide/prices.h"
#include "plain/parts.h"
#include "stack/cost.h"
#include "guide/words.h"

#include <stdlib.h>
#include <string.h>

void plain_prices(Plain *plain) {
    const char *region = settings_text(plain->choices.chosen, "region");
    if (!plain->session || strcmp(plain->priced, region) == 0)
        return;
    snprintf(plain->priced, sizeof plain->priced, "%s", region);
    plain_say(plain, "Asking AWS for prices.");
    Error err = {0};
    if (prices_ask(&plain->aws, region, &err) || err.kind == ERROR_CANCELLED) /* the next question tells that */
        return;
    plain_say(plain, "%s.", prices_unknown);
    plain_error(plain, &err);
}

/* ---- the classes of the region */

static const char *class_name(const void *context, size_t index) {
    const Plain *plain = context;
    return plain->classes.items[index].name;
}

static void class_line(const void *context, size_t index, Text *text) {
    const Plain *plain = context;
    const Settings *settings = plain->choices.chosen;
    const RdsClass *sold = &plain->classes.items[index];
    double monthly;
    AUTO(text_release) Text facts = {0}, lacks = {0};
    class_words(sold->name, &facts);
    class_lacks(settings, sold, &lacks);
    text_print(text, "%s%s%s", sold->name, facts.length ? ", " : "", text_string(&facts));
    if (class_month(settings, sold->name, &monthly))
        text_print(text, ", $%.2f a month", monthly);
    else
        text_put(text, ", price unknown");
    if (lacks.length)
        text_print(text, ", lacks %s", text_string(&lacks));
}

/* What AWS would give to who names no version, which nobody has in a first set-up; NULL: it can't be asked, which
 * hinders nothing. */
static char *take_default(Plain *plain) {
    char *usual = NULL;
    Error ignored = {0};
    if (!rds_default_version(&plain->aws, NULL, &usual, &ignored))
        return NULL;
    choices_take_version(&plain->choices, usual);
    return usual;
}

static void tell_default(const Plain *plain, const char *usual) {
    AUTO(text_release) Text words = {0};
    default_version_words(usual, settings_text(plain->choices.chosen, "database.engine_version"), &words);
    plain_say(plain, "%s", text_string(&words));
}

/* Of which region and version the classes are. */
static void classes_of(const Plain *plain, char *of, size_t size) {
    snprintf(of, size, "%s %s", settings_text(plain->choices.chosen, "region"),
             settings_text(plain->choices.chosen, "database.engine_version"));
}

static void load(Plain *plain) {
    char of[sizeof plain->classes_of];
    Error err = {0};
    classes_of(plain, of, sizeof of);
    if (strcmp(of, plain->classes_of) == 0)
        return;
    rds_classes_release(&plain->classes);
    plain->classes = (RdsClasses){0};
    plain->classes_of[0] = '\0';
    AUTO(memory_release) char *asking = words_sentence(doing_classes);
    plain_say(plain, "%s", asking);
    AUTO(memory_release) char *usual = take_default(plain);
    if (classes_fetch(&plain->aws, settings_text(plain->choices.chosen, "database.engine_version"), false,
                      &plain->classes, NULL, &err)) {
        classes_of(plain, plain->classes_of, sizeof plain->classes_of);
        if (usual)
            tell_default(plain, usual);
        return;
    }
    plain_say(plain, "What the region sells is not known. A class can be typed all the same.");
    plain_error(plain, &err);
}

/* What is turned on and what the class lacks: turned off, or another class. */
static Answer mend(Plain *plain, const RdsClass *sold, bool *fits) {
    Settings *settings = plain->choices.chosen;
    AUTO(text_release) Text lacks = {0};
    bool mendable = class_refusal(settings, sold, &lacks), off = false;
    *fits = !lacks.length;
    if (*fits)
        return ANSWER_GIVEN;
    if (!mendable) {
        plain_say(plain, "%s. Choose another class.", text_string(&lacks));
        return ANSWER_GIVEN;
    }
    AUTO(memory_release) char *question = memory_print("%s. Turn that off?", text_string(&lacks));
    Answer answer = plain_yes(plain, question, "No leaves it on, and asks for another class.", false, &off);
    if (answer == ANSWER_GIVEN && off)
        class_mend(settings, sold);
    *fits = answer == ANSWER_GIVEN && off;
    return answer;
}

Answer plain_class(Plain *plain) {
    const SettingRow *row = setting_find("database.instance_class");
    char line[ANSWER_SIZE];
    load(plain);
    plain_prices(plain);
    classes_sort(plain->choices.chosen, &plain->classes);
    const PlainList list = {plain, plain->classes.count, "classes", class_name, class_line};
    AUTO(memory_release) char *now = memory_copy(settings_text(plain->choices.chosen, row->path));
    AUTO(memory_release) char *question = memory_print("Instance class [%s]:", now);
    AUTO(memory_release)
    char *help = memory_print("Instance class: %s.\nWhy the default is %s: %s.\nA number, a name, or a part of one, "
                              "such as m7g or Graviton.",
                              row->help, row->initial, row->reason);
    plain_list_show(plain, &list);
    for (;;) {
        size_t chosen;
        bool fits = true;
        long initial = -1;
        for (size_t i = 0; i < list.count; i++)
            if (strcmp(class_name(plain, i), now) == 0)
                initial = (long)i;
        Answer answer = plain_choose(plain, &list, question, help, initial, list.count == 0, &chosen, line);
        if (answer == ANSWER_GIVEN && chosen < list.count)
            answer = mend(plain, &plain->classes.items[chosen], &fits);
        if (answer != ANSWER_GIVEN)
            return answer;
        if (!*line && !list.count)
            snprintf(line, sizeof line, "%s", now);
        Error err = {0};
        if (fits && plain_set(plain, row, chosen < list.count ? class_name(plain, chosen) : line, &err))
            return ANSWER_GIVEN;
        if (err.said[0])
            plain_say(plain, "%s.", err.said);
    }
}
