/* Whose signature on the database's certificate counts: Amazon's public authorities for RDS, which are part of the
 * program, newer ones that the user has put beside, or others that are named. */
#ifndef CONNECT_AUTHORITIES_H
#define CONNECT_AUTHORITIES_H

#include "base/error.h"
#include "base/text.h"

typedef struct Authorities {
    char *path; /* a file of them as PEM, for libpq and its programs */
    enum { AUTHORITIES_OWN, AUTHORITIES_NEWER, AUTHORITIES_NAMED } from;
    size_t count;
    long long newest_ms;    /* when the youngest of them begins, Unix: how new the collection is */
    long long first_end_ms; /* when the first of the region's ends; 0: none is known */
} Authorities;
void authorities_release(Authorities *authorities); /* for AUTO */

/* Where the program's own are written to. The caller frees it. */
char *authorities_own_path(void);
/* Where newer ones may be put, as Amazon publishes them. The caller frees it. */
char *authorities_newer_path(void);
/* `named`: the file of --ca-bundle, which counts in any case. NULL: the file of newer ones, if it is there and its
 * youngest certificate begins later than the program's; else the program's own, written to a file beside its host keys,
 * where libpq's programs can open it. `region` chooses whose end counts; "" any. */
bool authorities_bring(const char *named, const char *region, Authorities *authorities, Error *err);

/* When the authority of that RDS name ("rds-ca-rsa2048-g1") ends in the region, Unix, by the file of `named`, else
 * by the user's newer ones and the program's; 0: it is not among them. */
long long authorities_end(const char *named, const char *region, const char *ca);

#endif
