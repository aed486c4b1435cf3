/* The programs of the sandbox's real parts: an SSH server and a PostgreSQL server, of this machine or unpacked in a
 * folder beside the sandbox (scripts/parts). Nothing of them is installed or started by this. */
#ifndef SANDBOX_REAL_PROGRAMS_H
#define SANDBOX_REAL_PROGRAMS_H

#include <jansson.h>
#include <stdbool.h>

/* {"sshd", "sshd_session" and "sshd_auth" (OpenSSH 9.8 and later have them as programs of their own, else ""),
 * "nss_wrapper", "postgres" (the folder of its programs), "psql", "libraries" (for LD_LIBRARY_PATH), "cluster" (an
 * archive of what that version's initdb makes, "" where there is none)}: paths, each the
 * first that is found below one of `roots` (its last is NULL), which are searched in their order; "" is the machine
 * itself. NULL: `lacks` names what is missing, "sshd, psql"; the caller frees it. */
json_t *real_programs_find(const char *const *roots, char **lacks);

#endif
