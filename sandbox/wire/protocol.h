/* AWS's protocols, seen from the service's side: requests to JSON in the shape of the model, and back.
 *
 * In that JSON, timestamps are strings ("2026-11-24T20:07:32.123Z"), blobs are base64 strings, numbers and booleans
 * have their types. The encoding follows from the model alone: a handler can't forget an element's name. */
#ifndef SANDBOX_WIRE_PROTOCOL_H
#define SANDBOX_WIRE_PROTOCOL_H

#include "base/text.h"
#include "sandbox/cfn/cfn.h"
#include "sandbox/wire/model.h"

/* A reply that is an error; `code` and the message are copied. */
__attribute__((format(printf, 3, 4))) CfnReply reply_error(int status, const char *code, const char *message, ...);
static inline CfnReply reply_output(json_t *output) {
    return (CfnReply){.output = output, .status = 200};
}

/* One name and value of a form, decoded. */
typedef struct FormField {
    char *name, *value;
} FormField;
typedef struct Form {
    FormField *fields;
    size_t count;
} Form;
/* Decodes "a=1&b=%20": adds to `form`. False: a broken percent escape, or no UTF-8. */
bool form_parse(Form *form, const char *text, size_t length);
/* NULL: not there. */
const char *sim_form_value(const Form *form, const char *name);
void form_release(Form *form); /* for AUTO */

/* The request's parameters, checked against the model; NULL: `refused` says why, as AWS words it. Names that the model
 * does not know are refused too: most services of AWS ignore them, but a client that sends them has a mistake. */
json_t *protocol_decode_form(const ModelService *service, const ModelOperation *operation, const Form *form,
                             CfnReply *refused);
json_t *protocol_decode_json(const ModelService *service, const ModelOperation *operation, const char *body,
                             size_t length, CfnReply *refused);
json_t *protocol_decode_cbor(const ModelService *service, const ModelOperation *operation, const char *body,
                             size_t length, CfnReply *refused);

/* A REST request: `path` as it came, of the form `route`; `query` decoded. */
typedef struct RestRequest {
    const char *route, *path;
    const Form *query;
    const char *body;
    size_t length;
} RestRequest;
json_t *protocol_decode_rest(const ModelService *service, const ModelOperation *operation, const RestRequest *request,
                             CfnReply *refused);
/* Whether the service's words are those of the JSON protocols: codes end in "Exception". */
bool protocol_is_json(const ModelService *service);

/* Checks required members, types, enumerations and lengths; true: nothing to refuse. */
bool protocol_validate(const ModelService *service, const ModelOperation *operation, const json_t *input,
                       CfnReply *refused);

/* The body of a reply. Members that the model does not have are left out; so are nulls. */
void protocol_encode(const ModelService *service, Protocol protocol, const ModelOperation *operation,
                     const json_t *output, const char *request_id, Text *body);
void protocol_encode_error(const ModelService *service, Protocol protocol, const CfnReply *error,
                           const char *request_id, Text *body);
/* "text/xml", "application/x-amz-json-1.1", "application/cbor", "application/json". */
const char *sim_protocol_content_type(const ModelService *service, Protocol protocol);

#endif
