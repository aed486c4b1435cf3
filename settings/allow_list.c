/* See allow_list.h. */
#include "settings/allow_list.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct AllowList {
    AllowEntry entries[ALLOW_LIST_MAX];
    size_t count;
};

AllowList *allow_list_new(void) {
    return memory_new(1, sizeof(AllowList));
}

static void entry_clear(AllowEntry *entry) {
    free(entry->note);
    free(entry->since);
    *entry = (AllowEntry){0};
}

static void clear(AllowList *list) {
    for (size_t i = 0; i < list->count; i++)
        entry_clear(&list->entries[i]);
    list->count = 0;
}

void allow_list_free(AllowList *list) {
    if (list)
        clear(list);
    free(list);
}

static AllowEntry entry_make(Cidr cidr, const char *note, const char *since) {
    return (AllowEntry){cidr, memory_copy(note ? note : ""), memory_copy(since ? since : "")};
}

void allow_list_assign(AllowList *list, const AllowList *other) {
    clear(list);
    for (size_t i = 0; i < other->count; i++)
        list->entries[i] = entry_make(other->entries[i].cidr, other->entries[i].note, other->entries[i].since);
    list->count = other->count;
}

AllowList *allow_list_copy(const AllowList *list) {
    AllowList *copy = allow_list_new();
    allow_list_assign(copy, list);
    return copy;
}

bool allow_list_equal(const AllowList *a, const AllowList *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        long other = allow_list_find(b, a->entries[i].cidr);
        if (other < 0 || strcmp(a->entries[i].note, b->entries[other].note) != 0)
            return false;
    }
    return true;
}

size_t allow_list_count(const AllowList *list) {
    return list->count;
}

const AllowEntry *allow_list_at(const AllowList *list, size_t index) {
    return index < list->count ? &list->entries[index] : NULL;
}

long allow_list_find(const AllowList *list, Cidr cidr) {
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].cidr.address == cidr.address && list->entries[i].cidr.bits == cidr.bits)
            return (long)i;
    return -1;
}

long allow_list_outer(const AllowList *list, Cidr cidr) {
    for (size_t i = 0; i < list->count; i++)
        if (cidr_contains(list->entries[i].cidr, cidr))
            return (long)i;
    return -1;
}

static size_t character_bytes(const char *text) {
    size_t bytes = 1;
    while (((unsigned char)text[bytes] & 0xc0) == 0x80)
        bytes++;
    return bytes;
}

size_t allow_note_fit(const char *note) {
    size_t at = 0, characters = 0, bytes = 0;
    while (note[at]) {
        size_t more = character_bytes(note + at);
        bytes += more + (note[at] == '"' || note[at] == '\\');
        if (++characters > ALLOW_NOTE_MAX || bytes > ALLOW_NOTE_BYTES_MAX)
            break;
        at += more;
    }
    return at;
}

static bool note_verify(const char *note, Error *err) {
    AUTO(memory_release) char *shown = visible_copy(note);
    if (strcmp(shown, note) != 0)
        return error_set(err, ERROR_USAGE, "write the note in plain text",
                         "the note has something in it that is no printable character");
    if (note[allow_note_fit(note)])
        return error_set(err, ERROR_USAGE, "shorten the note", "the note is longer than %d characters in %d bytes",
                         ALLOW_NOTE_MAX, ALLOW_NOTE_BYTES_MAX);
    return true;
}

/* A single address as people write it, without its /32. */
static void cidr_short(Cidr cidr, char text[CIDR_SIZE]) {
    cidr_format(cidr, text);
    if (cidr.bits == 32)
        text[strcspn(text, "/")] = '\0';
}

bool allow_list_verify(const AllowList *list, long skip, Cidr cidr, const char *note, Error *err) {
    char text[CIDR_SIZE], larger[CIDR_SIZE];
    cidr_short(cidr, text);
    for (size_t i = 0; i < list->count; i++) {
        const Cidr *other = &list->entries[i].cidr;
        if ((long)i == skip || !cidr_contains(*other, cidr))
            continue;
        cidr_short(*other, larger);
        if (other->bits == cidr.bits)
            return error_set(err, ERROR_USAGE, "nothing is to be done: it may connect already",
                             "%s is already on the list", text);
        return error_set(err, ERROR_USAGE, "remove the larger range first if only this part is meant",
                         "%s is already covered by %s", text, larger);
    }
    if (note && !note_verify(note, err))
        return false;
    if (skip < 0 && list->count == ALLOW_LIST_MAX)
        return error_set(err, ERROR_USAGE, "remove one, or join neighbours into a larger range",
                         "the list is full: %d entries at most, as each counts as a rule of every security group that "
                         "uses it",
                         ALLOW_LIST_MAX);
    return true;
}

bool allow_list_add(AllowList *list, Cidr cidr, const char *note, const char *since, Error *err) {
    if (!allow_list_verify(list, -1, cidr, note, err))
        return false;
    list->entries[list->count++] = entry_make(cidr, note, since);
    return true;
}

bool allow_list_replace(AllowList *list, size_t index, Cidr cidr, const char *note, Error *err) {
    if (!allow_list_verify(list, (long)index, cidr, note, err))
        return false;
    AllowEntry *entry = &list->entries[index];
    bool same = entry->cidr.address == cidr.address && entry->cidr.bits == cidr.bits;
    AllowEntry made = entry_make(cidr, note, same ? entry->since : "");
    size_t place = index;
    for (size_t i = index + 1; i < list->count; i++)
        if (cidr_contains(cidr, list->entries[i].cidr))
            place = i;
    entry_clear(entry);
    memmove(entry, entry + 1, (place - index) * sizeof *entry);
    list->entries[place] = made;
    return true;
}

void allow_list_date(AllowList *list, size_t index, const char *since) {
    free(list->entries[index].since);
    list->entries[index].since = memory_copy(since);
}

void allow_list_remove(AllowList *list, size_t index) {
    entry_clear(&list->entries[index]);
    list->count--;
    memmove(&list->entries[index], &list->entries[index + 1], (list->count - index) * sizeof *list->entries);
    list->entries[list->count] = (AllowEntry){0};
}
