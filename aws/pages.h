/* Replies in pages: asks for one after the other, and notices a service that turns in a circle or never ends. */
#ifndef AWS_PAGES_H
#define AWS_PAGES_H

#include "aws/internal.h"

/* The tokens that were seen, so that one that comes again is noticed. */
typedef struct Pages {
    char **tokens;
    size_t count;
} Pages;
/* Keeps the token of the page after this one. False, with `err` told, when it was there before,
 * or when there were a thousand pages. */
bool pages_take(Pages *pages, const AwsOperation *operation, const char *token, Error *err);
/* The token to ask with, NULL before the first page. */
const char *pages_token(const Pages *pages);
void pages_release(Pages *pages);

/* The names of the token in a call and in its reply. */
typedef struct PageNames {
    const char *asked, *replied;
} PageNames;
extern const PageNames pages_cfn, pages_ec2, pages_rds;

/* Calls `operation` for page after page; `page` takes each and says whether more is wanted. `params` is borrowed.
 * No more than 64 MiB of pages are taken. */
bool query_pages(AwsContext *aws, AwsOperationId operation, const AwsParams *params, const PageNames *names,
                 bool (*page)(void *data, const XmlNode *reply), void *data, Error *err);

/* The same for an operation of a json service; `input` is taken over, `token` is the token's name in call and reply. */
bool json_pages(AwsContext *aws, AwsOperationId operation, json_t *input, const char *token,
                bool (*page)(void *data, const json_t *reply), void *data, Error *err);

#endif
