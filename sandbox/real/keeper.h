/* The keeper of one stack's real servers: a process beside the sandbox that starts an SSH server for each connection to
 * the bastion and one PostgreSQL server for its database, and ends them with itself.
 *
 * It lives as long as a sandbox holds its leash, a connection to its socket: the last one that goes takes everything
 * along, also when it is killed. It is never root, knows no account and reads no state: what shall stand is told to it
 * (wire.h). */
#ifndef SANDBOX_REAL_KEEPER_H
#define SANDBOX_REAL_KEEPER_H

/* `setting`: {"folder": of its files, "programs": real_programs_find()} as text. Descriptor 3 is the listening socket,
 * 4 the file whose lock tells a later keeper that this one is gone. The exit status. */
int keeper_main(const char *setting);

#endif
