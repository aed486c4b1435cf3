/* Who answers at the address of a simulated instance: enough of an SSH server to say that one is there. */
#ifndef SANDBOX_BASTION_H
#define SANDBOX_BASTION_H

/* Listens on port 22 of a loopback address, once, until the process ends, and greets each caller as RFC 4253 has it.
 * Where that is not allowed (port 22 needs the right to it) or somebody else has it, nobody answers. */
void bastion_listen(const char *address);

#endif
