/* See protocol.h. */
#include "aws/protocol.h"
#include "aws/params.h"
#include "aws/refusal.h"
#include "aws/xml.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void aws_result_release(AwsResult *result) {
    xml_free(result->xml);
    json_decref(result->json);
    *result = (AwsResult){0};
}

/* ---- what is sent */

void protocol_form(const AwsOperation *operation, const AwsParams *params, Text *body) {
    text_print(body, "Action=%s&Version=%s%s", operation->name, operation->service->version, params_encoded(params));
}

const char *protocol_content_type(const AwsService *service) {
    if (service->protocol != AWS_JSON)
        return "application/x-www-form-urlencoded; charset=utf-8";
    return service->json_1_0 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";
}

/* ---- errors */

static const char *or_else(const char *one, const char *other) {
    return one && *one ? one : other;
}

/* What AWS says of itself: code, words and request id, all as sent. */
typedef struct Complaint {
    const char *code, *message, *request_id;
} Complaint;

static void keep(char *field, size_t size, const char *text) {
    AUTO(memory_release) char *shown = visible_copy(text);
    snprintf(field, size, "%s", shown);
}

static bool complain(const AwsOperation *operation, const HttpReply *reply, const Complaint *complaint, Error *err) {
    char code[sizeof err->code], request[sizeof err->request_id + 12] = "";
    AUTO(memory_release) char *message = visible_copy(complaint->message);
    /* EC2 adds a page of ciphertext that only an administrator can read. */
    char *cipher = strstr(message, " Encoded authorization failure message:");
    if (cipher)
        *cipher = '\0';
    keep(code, sizeof code, complaint->code);
    error_set(err, ERROR_FAILED, NULL, "%s", "");
    keep(err->request_id, sizeof err->request_id, complaint->request_id);
    if (err->request_id[0])
        snprintf(request, sizeof request, ", request %s", err->request_id);
    snprintf(err->said, sizeof err->said, "%s%s%.800s (HTTP %d%s)", code, *code && *message ? ": " : "", message,
             reply->status, request);
    memcpy(err->code, code, sizeof code);
    err->http_status = reply->status;
    refusal_judge(operation, err);
    return false;
}

static const char *header_request_id(const HttpReply *reply) {
    return or_else(http_header(reply, "x-amzn-RequestId"), or_else(http_header(reply, "x-amz-request-id"), ""));
}

/* ---- replies that are not AWS's */

static bool is_page(const HttpReply *reply) {
    const char *type = or_else(http_header(reply, "Content-Type"), ""), *body = reply->body;
    body += strspn(body, " \t\r\n");
    return strncasecmp(type, "text/html", 9) == 0 || strncasecmp(body, "<!doctype html", 14) == 0 ||
           strncasecmp(body, "<html", 5) == 0;
}

/* Pages of HTTP 5xx come from servers in trouble: AWS's own front, a gateway before it, a service that was chosen with
 * an endpoint of one's own. But 511 is said by networks that want a sign-in (RFC 6585), which else say 200 or 3xx. */
static void tell_page(const HttpReply *reply, const char *host, Error *err) {
    bool trouble = reply->status >= 500 && reply->status != 511;
    bool redirect = reply->status >= 300 && reply->status < 400;
    error_set(err, ERROR_NETWORK,
              trouble ? "try again; if it stays so, look at https://health.aws.amazon.com, and at what stands between "
                        "here and AWS: a proxy, or an endpoint that you set"
                      : "open a browser: the network may want you to sign in first; else check proxy and VPN",
              "%s came back from %s in place of AWS's reply (HTTP %d)",
              redirect  ? "a redirection"
              : trouble ? "the page of a failed server"
                        : "a web page",
              host, reply->status);
}

/* A reply that AWS did not write, or that was cut on its way. */
static bool tell_foreign(const HttpReply *reply, const char *host, Fault *fault, Error *err) {
    if (is_page(reply) || (reply->status >= 300 && reply->status < 400))
        tell_page(reply, host, err);
    else if (reply->body_length == 0)
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check proxy and VPN",
                  "an empty reply came back from %s (HTTP %d)", host, reply->status);
    else
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check proxy and VPN",
                  "what came back from %s is no reply of AWS (HTTP %d)", host, reply->status);
    err->http_status = reply->status;
    *fault = retry_fault_of_reply(reply->status, "");
    if (*fault == FAULT_FINAL && reply->status / 100 == 2 && !is_page(reply))
        *fault = FAULT_TRANSIENT;
    return false;
}

/* ---- query and ec2 */

static bool find_xml_complaint(const XmlNode *root, Complaint *complaint) {
    const XmlNode *error = NULL;
    if (strcmp(root->name, "ErrorResponse") == 0)
        error = xml_child(root, "Error");
    else if (strcmp(root->name, "Response") == 0)
        error = xml_child(xml_child(root, "Errors"), "Error");
    else if (strcmp(root->name, "Error") == 0)
        error = root;
    if (!error)
        return false;
    complaint->code = xml_text(error, "Code");
    complaint->message = or_else(xml_text(error, "Message"), xml_text(error, "message"));
    complaint->request_id = or_else(or_else(xml_text(root, "RequestId"), xml_text(root, "RequestID")),
                                    or_else(xml_text(error, "RequestId"), complaint->request_id));
    return true;
}

/* Takes the child of that name out of `root`; NULL when there is none. */
static XmlNode *take_child(XmlNode *root, const char *name) {
    for (size_t i = 0; i < root->count; i++)
        if (strcmp(root->children[i]->name, name) == 0) {
            XmlNode *child = root->children[i];
            root->children[i] = root->children[--root->count];
            return child;
        }
    return NULL;
}

static bool read_xml(const AwsOperation *operation, const HttpReply *reply, const char *host, AwsResult *result,
                     Fault *fault, Error *err) {
    Error unread;
    AUTO(xml_release) XmlNode *root = xml_parse(reply->body, reply->body_length, &unread);
    Complaint complaint = {.request_id = header_request_id(reply)};
    if (root && find_xml_complaint(root, &complaint)) {
        *fault = retry_fault_of_reply(reply->status, complaint.code);
        return complain(operation, reply, &complaint, err);
    }
    char response[100], inner[100];
    snprintf(response, sizeof response, "%sResponse", operation->name);
    snprintf(inner, sizeof inner, "%sResult", operation->name);
    if (!root || reply->status / 100 != 2 || strcmp(root->name, response) != 0)
        return tell_foreign(reply, host, fault, err);
    result->xml = operation->service->protocol == AWS_QUERY ? take_child(root, inner) : NULL;
    if (!result->xml) { /* ec2, and query operations that answer nothing */
        result->xml = root;
        root = NULL;
    }
    return true;
}

/* ---- json */

static const char *json_field(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

/* "com.amazonaws.kms#NotFoundException:http://…" gives "NotFoundException". */
static void short_code(const char *type, char *code, size_t size) {
    const char *start = strrchr(type, '#');
    start = start ? start + 1 : type;
    snprintf(code, size, "%.*s", (int)strcspn(start, ":"), start);
}

static bool read_json(const AwsOperation *operation, const HttpReply *reply, const char *host, AwsResult *result,
                      Fault *fault, Error *err) {
    bool empty = reply->body_length == 0;
    json_t *root = empty ? json_object() : json_loadb(reply->body, reply->body_length, 0, NULL);
    char code[sizeof err->code];
    const char *type = or_else(http_header(reply, "x-amzn-errortype"), "");
    if (json_is_object(root))
        type = or_else(json_field(root, "__type"), or_else(type, json_field(root, "code")));
    short_code(type, code, sizeof code);
    bool fine = reply->status / 100 == 2;
    if (*code && (!fine || json_object_get(root, "__type"))) {
        Complaint complaint = {code, "", header_request_id(reply)};
        if (json_is_object(root))
            complaint.message = or_else(json_field(root, "message"), json_field(root, "Message"));
        *fault = retry_fault_of_reply(reply->status, code);
        complain(operation, reply, &complaint, err);
        json_decref(root);
        return false;
    }
    /* Some servers label what they write as a page: a JSON object is none. */
    if (!fine || !json_is_object(root) || (empty && is_page(reply))) {
        json_decref(root);
        return tell_foreign(reply, host, fault, err);
    }
    result->json = root;
    return true;
}

bool protocol_read(const AwsOperation *operation, const HttpReply *reply, const char *host, AwsResult *result,
                   Fault *fault, Error *err) {
    *result = (AwsResult){0};
    *fault = FAULT_FINAL;
    return operation->service->protocol == AWS_JSON ? read_json(operation, reply, host, result, fault, err)
                                                    : read_xml(operation, reply, host, result, fault, err);
}
