/* What a settings file last agreed with, as text. See settings.h. */
#include "settings/settings.h"

#include <stdlib.h>
#include <string.h>

bool agreement_equal(const Agreement *a, const Agreement *b) {
    return strcmp(a->list_id, b->list_id) == 0 && (!a->list_id[0] || a->version == b->version);
}

void agreement_put(const Agreement *agreed, Text *text) {
    if (agreed->list_id[0])
        text_put(text, agreed->list_id);
    if (agreed->list_id[0] && agreed->version > 0)
        text_print(text, "@%ld", agreed->version);
}

/* EC2 API Reference: a prefix list's id is "pl-" and hexadecimal digits; its first version is 1. */
bool agreement_read(const char *text, Agreement *agreed) {
    if (!text[0]) {
        *agreed = (Agreement){0};
        return true;
    }
    const char *at = strchr(text, '@');
    size_t length = at ? (size_t)(at - text) : strlen(text), digits = at ? strspn(at + 1, "0123456789") : 0;
    if (length < 4 || length >= sizeof agreed->list_id || strncmp(text, "pl-", 3) != 0 ||
        3 + strspn(text + 3, "0123456789abcdef") != length)
        return false;
    if (at && (digits == 0 || digits > 9 || at[1 + digits] || at[1] == '0'))
        return false;
    *agreed = (Agreement){.version = at ? strtol(at + 1, NULL, 10) : 0};
    memcpy(agreed->list_id, text, length);
    return true;
}
