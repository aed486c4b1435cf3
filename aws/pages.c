/* See pages.h. */
#include "aws/pages.h"
#include "aws/params.h"
#include "aws/reply.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_PAGES = 1000,      /* a stack with years of changes has some hundred pages of events */
    MAX_WEIGHT = 64 << 20, /* of all pages of one call, in bytes: what is kept of them is less */
};

const PageNames pages_cfn = {"NextToken", "NextToken"};
const PageNames pages_ec2 = {"NextToken", "nextToken"};
const PageNames pages_rds = {"Marker", "Marker"};

bool pages_take(Pages *pages, const AwsOperation *operation, const char *token, Error *err) {
    static const char remedy[] = "try again; if it stays so, tell AWS's support";
    for (size_t i = 0; i < pages->count; i++)
        if (strcmp(pages->tokens[i], token) == 0)
            return error_set(err, ERROR_FAILED, remedy, "%s gives the same page again and again", operation->name);
    if (pages->count >= MAX_PAGES)
        return error_set(err, ERROR_FAILED, remedy, "%s has more than %d pages", operation->name, MAX_PAGES);
    pages->tokens = memory_grow(pages->tokens, pages->count + 1, sizeof *pages->tokens);
    pages->tokens[pages->count++] = memory_copy(token);
    return true;
}

const char *pages_token(const Pages *pages) {
    return pages->count ? pages->tokens[pages->count - 1] : NULL;
}

void pages_release(Pages *pages) {
    for (size_t i = 0; i < pages->count; i++)
        free(pages->tokens[i]);
    free(pages->tokens);
    *pages = (Pages){0};
}

/* What a tree takes, about. */
static size_t weight(const XmlNode *node) {
    size_t bytes = sizeof *node + strlen(node->name) + (node->text ? strlen(node->text) : 0);
    for (size_t i = 0; i < node->count; i++)
        bytes += weight(node->children[i]);
    return bytes;
}

bool query_pages(AwsContext *aws, AwsOperationId operation, const AwsParams *params, const PageNames *names,
                 bool (*page)(void *data, const XmlNode *reply), void *data, Error *err) {
    AUTO(pages_release) Pages pages = {0};
    size_t taken = 0;
    for (;;) {
        AUTO(aws_params_release) AwsParams *asked = params_copy(params);
        AUTO(xml_release) XmlNode *reply = NULL;
        aws_params_add(asked, names->asked, pages_token(&pages));
        if (!aws_query(aws, aws_operation(operation), asked, &reply, err))
            return false;
        taken += weight(reply);
        if (taken > MAX_WEIGHT)
            return error_set(err, ERROR_FAILED, "try again; if it stays so, check what stands between here and AWS",
                             "%s lists more than any account holds", aws_operation(operation)->name);
        bool more = page(data, reply);
        const char *token = xml_text(reply, names->replied);
        if (!more || !*token)
            return true;
        if (!pages_take(&pages, aws_operation(operation), token, err))
            return false;
    }
}

static bool json_pages_of(AwsContext *aws, const AwsOperation *operation, json_t *input, const char *token_name,
                          bool (*page)(void *data, const json_t *reply), void *data, Error *err) {
    AUTO(pages_release) Pages pages = {0};
    for (;;) {
        json_t *reply;
        if (pages_token(&pages))
            json_object_set_new(input, token_name, json_string(pages_token(&pages)));
        if (!aws_json(aws, operation, json_incref(input), &reply, err))
            return false;
        bool more = page(data, reply);
        const char *token = reply_text(reply, token_name);
        more = more && *token;
        bool ok = !more || pages_take(&pages, operation, token, err);
        json_decref(reply);
        if (!ok || !more)
            return ok;
    }
}

bool json_pages(AwsContext *aws, AwsOperationId operation, json_t *input, const char *token,
                bool (*page)(void *data, const json_t *reply), void *data, Error *err) {
    bool ok = json_pages_of(aws, aws_operation(operation), input, token, page, data, err);
    json_decref(input);
    return ok;
}
