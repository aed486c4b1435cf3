/* CBOR (RFC 8949) as AWS's newest protocol has it (smithy.io, "Smithy RPC v2 CBOR"): the values of JSON, with
 * timestamps as tagged seconds. */
#ifndef SANDBOX_WIRE_CBOR_H
#define SANDBOX_WIRE_CBOR_H

#include "base/text.h"
#include "sandbox/wire/model.h"

#include <jansson.h>

/* Adds the value with the model's members only; `shape` NULL: as it stands. */
void cbor_put(Text *body, const json_t *value, const ModelShape *shape);
/* The map that the bytes are; NULL: they are none. Tags are passed over, so a timestamp is a number. Byte strings are
 * refused: nothing that is served in CBOR takes one. New. */
json_t *cbor_take(const char *bytes, size_t length);

#endif
