/* The bastion's host key, put to whoever sits at the terminal. */
#ifndef CLI_AGREE_H
#define CLI_AGREE_H

#include <stdbool.h>

/* For HostKeysAsk; `data` is the Run. --yes does not agree to it. */
bool host_key_agree(void *data, const char *instance, const char *fingerprint);

#endif
