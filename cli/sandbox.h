/* The simulated AWS, as a process beside this one. The only place of the product that knows of it. */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

#include "aws/session.h"
#include "base/clock.h"
#include "cli/options.h"

typedef struct Sandbox {
    int pid;
    int leash; /* the write end of its standard input: it ends when this is closed, also by our death */
    char endpoint_url[128], checkip_url[160], region[32], access_key_id[64];
    Routes routes;       /* those of --connect-to, then those to its real servers, if it has any */
    char ca_bundle[128]; /* that knows their certificates, "" */
    Secret secret_access_key;
    Clock clock;
} Sandbox;

/* Starts secure-rds-sandbox (beside this program, or on PATH) and waits until it listens. */
Sandbox *sandbox_start(const Options *options, Error *err);
/* Its addresses and keys, in place of AWS's; borrowed from it. Certificates that are there stay. */
void sandbox_reach(const Sandbox *sandbox, AwsOptions *aws);
/* What it is, a clause. */
extern const char sandbox_words[];
/* Lets it end. NULL is welcome. */
void sandbox_stop(Sandbox *sandbox);
/* `sandbox serve`: becomes the sandbox, alone, on --port; returns on failure only. */
bool sandbox_serve(const Options *options, Error *err);

#endif
