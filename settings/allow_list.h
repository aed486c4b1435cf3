/* The addresses that may connect: at most ALLOW_LIST_MAX, checked, in the order the user gave them; but a range stands
 * behind those that lie inside it, because one that is allowed already is refused, here and when a file is read.
 *
 * Each possible entry counts as a rule of every security group that names the list (VPC User Guide, "Managed prefix
 * lists"), so the maximum is a constant of the template. IPv4 alone: the prefix list is an IPv4 one. */
#ifndef SETTINGS_ALLOW_LIST_H
#define SETTINGS_ALLOW_LIST_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    ALLOW_LIST_MAX = 40,
    ALLOW_NOTE_MAX = 60,        /* characters; AWS takes 255 */
    ALLOW_NOTE_BYTES_MAX = 120, /* '"' and '\\' are two: a full list must fit into the 51,200 bytes of a template */
    CIDR_SIZE = 19,
};

typedef struct Cidr {
    uint32_t address; /* host byte order */
    int bits;         /* 0 to 32 */
} Cidr;

/* "203.0.113.7" or "203.0.113.7/32", blanks around it ignored. False, with the place and what is allowed told: no
 * address, leading zeros, host bits set (the remedy names the network meant), IPv6 (said in plain words). */
bool cidr_parse(const char *text, Cidr *cidr, Error *err);
/* The same; err->said has only the words that follow "allowed". */
bool cidr_verify(const char *text, Cidr *cidr, Error *err);
/* Puts what cidr_verify() or cidr_typed() said of the text into the words of cidr_parse(); false always. */
bool cidr_refuse(const char *text, const Error *found, Error *err);
/* As a person types it: "192.0.2.0/255.255.255.0" is taken, too. err->said as of cidr_verify(). */
bool cidr_typed(const char *text, Cidr *cidr, Error *err);
/* "255.255.255.0" is 24; -1: no mask. */
int cidr_mask_bits(const char *word);
void cidr_format(Cidr cidr, char text[CIDR_SIZE]);
bool cidr_contains(Cidr outer, Cidr inner);
/* 1 to 4,294,967,296. */
uint64_t cidr_size(Cidr cidr);
/* A sentence that warns of what this range means ("the whole internet: 4,294,967,296 addresses: …", "private range:
 * never seen by AWS from outside", "16,777,216 addresses"), into `text`; false when there is nothing to warn of. */
bool cidr_warning(Cidr cidr, char *text, size_t size);

/* Where a note has to be cut to fit: its length in bytes when it fits. */
size_t allow_note_fit(const char *note);

typedef struct AllowEntry {
    Cidr cidr;
    char *note;  /* "" when none */
    char *since; /* "2026-09-02", "" when it is new */
} AllowEntry;

typedef struct AllowList AllowList;

AllowList *allow_list_new(void);
AllowList *allow_list_copy(const AllowList *list);
void allow_list_assign(AllowList *list, const AllowList *other); /* becomes a copy of `other` */
void allow_list_free(AllowList *list);                           /* NULL is welcome */
bool allow_list_equal(const AllowList *a,
                      const AllowList *b); /* same addresses and notes; the order is no difference */
size_t allow_list_count(const AllowList *list);
const AllowEntry *allow_list_at(const AllowList *list, size_t index);
/* The index of this very range, or -1. */
long allow_list_find(const AllowList *list, Cidr cidr);
/* The first entry that lets all of this range in, or -1. */
long allow_list_outer(const AllowList *list, Cidr cidr);
/* `note` is copied and may be NULL. False, list as it was: already there, inside another entry, note too long or not
 * printable, full. An entry that contains others is taken. */
bool allow_list_add(AllowList *list, Cidr cidr, const char *note, const char *since, Error *err);
/* What allow_list_add would refuse, without adding; `skip` is the index of an entry that is to be replaced, or -1.
 * err->said is a sentence: "10.0.0.5 is already covered by 0.0.0.0/0". */
bool allow_list_verify(const AllowList *list, long skip, Cidr cidr, const char *note, Error *err);
/* The entry may move: behind those that lie inside its new range. Refused as allow_list_add() does. */
bool allow_list_replace(AllowList *list, size_t index, Cidr cidr, const char *note, Error *err);
/* The day the entry is known since, "2026-09-02"; "" for none. Copied. */
void allow_list_date(AllowList *list, size_t index, const char *since);
void allow_list_remove(AllowList *list, size_t index);
/* More addresses than that at once are asked about: an organisation's own range is seldom larger. */
enum { ALLOW_WIDE = 65536 };
/* How many addresses both lists hold together, each counted once; NULL: an empty one. */
uint64_t allow_lists_size(const AllowList *list, const AllowList *other);
/* Every IPv4 address is allowed, by one range or by several together. */
bool allow_list_open_to_all(const AllowList *list);

#endif
