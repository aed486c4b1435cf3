/* The portal of IAM Identity Center (its API Reference, GetRoleCredentials): role credentials for a bearer token. */
#ifndef SANDBOX_WIRE_PORTAL_H
#define SANDBOX_WIRE_PORTAL_H

#include "sandbox/wire/gateway.h"

/* Answers GET /federation/credentials. `real_ms`: by the service's clock. */
void portal_answer(const HttpRequest *request, long long real_ms, HttpAnswer *answer);

#endif
