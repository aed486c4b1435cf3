/* Values out of replies: the same few kinds in every service, each read in one place. What is not there is "", false,
 * 0. */
#ifndef AWS_REPLY_H
#define AWS_REPLY_H

#include "aws/call.h"

/* ---- of an XML reply: the child `name` of `node`, as xml_text() finds it */

char *xml_copy(const XmlNode *node, const char *name); /* the caller's */
bool xml_truth(const XmlNode *node, const char *name);
long xml_number(const XmlNode *node, const char *name);
/* A moment in Unix ms; 0 also for what is no time. */
long long xml_ms(const XmlNode *node, const char *name);
/* The texts `member` of the items (NULL: the items' own), in order, with blanks between them. The caller's. */
char *xml_joined(const XmlNode *const *items, size_t count, const char *member);

/* ---- of a JSON reply: the member `name` of `object` */

const char *reply_text(const json_t *object, const char *name); /* ends with the reply */
/* The JSON protocols give a moment as seconds since 1970, with a fraction. In Unix ms; 0 also for what is no time. */
long long reply_ms(const json_t *object, const char *name);

#endif
