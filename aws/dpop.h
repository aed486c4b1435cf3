/* Proof of possession (RFC 9449): a signed note that goes with a request for a token, so that a stolen token alone is
 * worth nothing. AWS Sign-In asks for it; the key is the one that `aws login` made. */
#ifndef AWS_DPOP_H
#define AWS_DPOP_H

#include "base/text.h"

/* Adds the value of the DPoP header for a POST to `url` at `now_s` (Unix time): an ES256 JSON Web Token.
 * `key`: a P-256 private key in PEM form. False when it is none. */
bool dpop_proof(const char *key, const char *url, long long now_s, Text *proof);

#endif
