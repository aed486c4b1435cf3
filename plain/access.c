/* Allowed IPs: who may connect. */
#include "base/file.h"
#include "base/memory.h"
#include "plain/parts.h"
#include "settings/allow_text.h"

#include <stdlib.h>
#include <string.h>

static const char help[] = "Only these addresses reach the bastion, and the load balancer if there is one.\n"
                           "An address such as 203.0.113.7 means itself alone; 203.0.113.0/24 for a range.\n"
                           "Words after it are kept as its note.\n"
                           "\"me\" adds the address that you come from.\n"
                           "\"remove 2\" takes the second one away.\n"
                           "\"import FILE\" adds the addresses of a file, one a line.\n"
                           "\"list\" reads the list out.";

static void entry_say(const Plain *plain, const AllowList *list, size_t index) {
    const AllowEntry *entry = allow_list_at(list, index);
    char cidr[CIDR_SIZE], warning[200];
    cidr_format(entry->cidr, cidr);
    plain_say(plain, "%zu. %s%s%s.", index + 1, cidr, *entry->note ? ", " : "", entry->note);
    if (cidr_warning(entry->cidr, warning, sizeof warning))
        plain_say(plain, "Careful: %s.", warning);
}

static void list_say(const Plain *plain, const AllowList *list) {
    if (!allow_list_count(list))
        plain_say(plain, "Nobody may connect yet.");
    else
        plain_say(plain, "These may connect:");
    for (size_t i = 0; i < allow_list_count(list); i++)
        entry_say(plain, list, i);
}

/* What is wide was added: it stays only when that is meant. */
static Answer confirm(Plain *plain, AllowList *list, size_t from) {
    for (size_t i = from; i < allow_list_count(list);) {
        char cidr[CIDR_SIZE], warning[200];
        bool keep = false;
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        if (!cidr_warning(allow_list_at(list, i)->cidr, warning, sizeof warning)) {
            plain_say(plain, "Added: %s.", cidr);
            i++;
            continue;
        }
        plain_say(plain, "Careful: %s: %s.", cidr, warning);
        AUTO(memory_release) char *question = memory_print("Add %s all the same?", cidr);
        Answer answer = plain_yes(plain, question, help, false, &keep);
        if (answer == ANSWER_GIVEN && keep)
            plain_say(plain, "Added: %s.", cidr);
        if (answer == ANSWER_GIVEN && keep)
            i++;
        else
            allow_list_remove(list, i);
        if (answer > ANSWER_BACK)
            return answer;
    }
    return ANSWER_GIVEN;
}

/* Adds an address that may connect; a wide range only when it is confirmed. */
static Answer plain_access_add(Plain *plain, const char *text) {
    AllowList *list = settings_allowed(plain->choices.chosen);
    size_t before = allow_list_count(list);
    AUTO(allow_text_report_release) AllowTextReport report = {0};
    bool one = strchr(text, '\n') == NULL;
    allow_list_add_text(list, text, &report);
    for (size_t i = 0; i < report.count; i++) {
        const char *words = report.lines[i].words; /* "line 1: …", where a single line has no number worth telling */
        const char *colon = one ? strchr(words, ':') : NULL;
        if (report.lines[i].refused || (report.skipped && one))
            plain_say(plain, "%s.", colon ? colon + 2 : words);
    }
    if (!one)
        plain_say(plain, "Read: %zu added, %zu there already, %zu refused.", report.added, report.skipped,
                  report.refused);
    Answer answer = confirm(plain, list, before);
    plain_keep(plain);
    return answer;
}

static Answer import(Plain *plain, const char *path) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    if (!file_read(path, &text, &err)) {
        plain_error(plain, &err);
        return ANSWER_GIVEN;
    }
    text_put(&text, "\n");
    return plain_access_add(plain, text_string(&text));
}

static void remove_entry(const Plain *plain, AllowList *list, const char *number) {
    char *end, cidr[CIDR_SIZE];
    long index = strtol(number, &end, 10);
    AUTO(memory_release) char *allowed = memory_print("the number of an entry, 1 to %zu", allow_list_count(list));
    if (!*number || *end || index < 1 || (size_t)index > allow_list_count(list)) {
        plain_refuse(plain, number, allow_list_count(list) ? allowed : "nothing to remove, the list is empty");
        return;
    }
    cidr_format(allow_list_at(list, (size_t)index - 1)->cidr, cidr);
    allow_list_remove(list, (size_t)index - 1);
    plain_say(plain, "Removed: %s.", cidr);
    plain_keep(plain);
}

/* The address is offered where it is not inside an entry. */
static Answer offer_own(Plain *plain, const char *address) {
    AllowList *list = settings_allowed(plain->choices.chosen);
    Cidr own;
    Error err = {0};
    bool add = false;
    if (!cidr_parse(address, &own, &err)) {
        plain_say(plain, "The list takes IPv4 addresses alone.");
        return ANSWER_GIVEN;
    }
    if (allow_list_outer(list, own) >= 0)
        return ANSWER_GIVEN;
    AUTO(memory_release) char *question = memory_print("May %s, your address, connect?", address);
    AUTO(memory_release) char *line = memory_print("%s my address", address);
    Answer answer = plain_yes(plain, question, help, true, &add);
    return answer == ANSWER_GIVEN && add ? plain_access_add(plain, line) : answer;
}

static bool command(const char *line, const char *word, const char **rest) {
    size_t length = strlen(word);
    if (strncmp(line, word, length) != 0 || (line[length] != ' ' && line[length] != '\0'))
        return false;
    *rest = line + length + strspn(line + length, " ");
    return true;
}

static Answer obey(Plain *plain, const char *line, const char *address) {
    AllowList *list = settings_allowed(plain->choices.chosen);
    const char *rest;
    if (command(line, "list", &rest))
        list_say(plain, list);
    else if (command(line, "remove", &rest))
        remove_entry(plain, list, rest);
    else if (line[0] == '-')
        remove_entry(plain, list, line + 1);
    else if (command(line, "import", &rest))
        return import(plain, rest);
    else if (!command(line, "me", &rest))
        return plain_access_add(plain, command(line, "add", &rest) ? rest : line);
    else if (!*address)
        plain_say(plain, "Your address is not known. Type it as it is.");
    else {
        AUTO(memory_release) char *own = memory_print("%s %s", address, *rest ? rest : "my address");
        return plain_access_add(plain, own);
    }
    return ANSWER_GIVEN;
}

Answer plain_access(Plain *plain) {
    AllowList *list = settings_allowed(plain->choices.chosen);
    char line[ANSWER_SIZE], address[64] = "", other[64] = "";
    Error err = {0};
    plain_say(plain, "Only the addresses on this list can connect.");
    if (checkip_addresses(&plain->aws, address, other, &err)) {
        plain_say(plain, *other ? "You come from %s or from %s: this machine is seen with both." : "You come from %s.",
                  address, other);
        Answer answer = offer_own(plain, address);
        if (answer == ANSWER_GIVEN && *other)
            answer = offer_own(plain, other);
        if (answer != ANSWER_GIVEN)
            return answer;
    } else {
        plain_say(plain, "Your own address could not be looked up: %s.", err.said);
    }
    list_say(plain, list);
    for (;;) {
        Answer answer = plain_line(plain, "An address to add, \"remove\" and a number, or Enter to go on:", help, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        if (!*line && allow_list_count(list))
            return ANSWER_GIVEN;
        if (!*line) {
            plain_say(plain, "At least one address is needed: without any, nobody could connect.");
            continue;
        }
        answer = obey(plain, line, address);
        if (answer > ANSWER_BACK)
            return answer;
    }
}
