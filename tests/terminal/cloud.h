/* A sandbox of a test's own, that the program reaches as it would AWS: by an endpoint, profiles and signed-in caches.
 */
#ifndef TESTS_TERMINAL_CLOUD_H
#define TESTS_TERMINAL_CLOUD_H

#include "tests/terminal/wizard.h"

#include <sys/types.h>

typedef struct Cloud {
    Place *place; /* its folder is also the program's home */
    pid_t pid;
    int leash;
    char url[128], key[64], secret[64];
} Cloud;

Cloud *cloud_new(void);
void cloud_free(Cloud *cloud);
/* Replaces a file below the home folder as a whole; folders are made. The text is made like printf's. */
__attribute__((format(printf, 3, 4))) void cloud_file(const Cloud *cloud, const char *below, const char *format, ...);
/* A program of that name, found first: the lines of a shell script, made like printf's. */
__attribute__((format(printf, 3, 4))) void cloud_program(const Cloud *cloud, const char *name, const char *format, ...);
/* Where the token of cloud_portal() is, below the home folder. */
extern const char cloud_token[];
/* A profile "work" that signs in by IAM Identity Center, its cached token good until then. */
void cloud_portal(const Cloud *cloud, const char *ends);
/* A profile "work" that takes a role on with a one-time code. */
void cloud_role(const Cloud *cloud);
/* What goes wrong from now on: lines of the sandbox's fault file. */
void cloud_faults(const Cloud *cloud, const char *lines);
/* The wizard by the profile "work". */
Window *cloud_wizard(const Cloud *cloud, int rows, int columns, const char *const *more);

#endif
