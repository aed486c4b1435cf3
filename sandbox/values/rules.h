/* What services refuse in the values of one thing, beyond what its schema says: rules between fields, and formats that
 * the schemas leave out. One row a rule; what depends on other things that stand is in handler.h.
 *
 * A row's `holds` says when a thing is refused: all of its terms, with "; " between them, hold.
 *
 *   @ PATH        the terms behind it are asked of each item of the list there (or of the value, when it is none)
 *   PATH          is there                     !PATH        is not there
 *   PATH on       is true                      PATH off     is false, or not there
 *   PATH = a|b    is one of them               PATH != a|b  is there, and none of them
 *   PATH ~ RE     matches                      PATH !~ RE   is there, and doesn't match
 *   PATH > 5      also >=, < and <=; "$OTHER" instead of the number stands for what is at that path
 *   PATH #> 5     so many items, members or bytes; also #<
 *   PATH lacks a|b none there is one of them; PATH lacks~ RE: none matches
 *   PATH keys~ RE, PATH keys!~ RE   one of an object's keys matches; doesn't
 *   PATH is KIND  text, number, bool, scalar, object, list
 *   PATH twice K  two items have the same value at K; "." compares the items
 *   PATH !json    text that is no JSON
 *
 * PATH: members with '.' between them, alternatives with '|'; "*" any member or item, "Date*" members that begin so,
 * "**" whatever is within objects, "." the item, a leading "/" the thing's properties again. Text that is JSON is
 * walked into. Of many values one is enough, and a list stands for its items, except for #>, is and twice. In words:
 * "{PATH}";
 * "{$}", the value that the last term found, "{$1}" the second piece of that ARN; "{region}" and "{/PATH}", also in
 * terms. */
#ifndef SANDBOX_VALUES_RULES_H
#define SANDBOX_VALUES_RULES_H

#include <jansson.h>
#include <stdbool.h>

typedef struct ValueRule {
    const char *types; /* "AWS::IAM::Role AWS::IAM::User"; "Custom::*" */
    const char *holds;
    const char *words; /* AWS's own */
    /* Where it was seen to say so; "words of our own" when only the limit is known. An API's page vouches for the
     * limit, not for each word. */
    const char *source;
    /* What no term says; asked of the item that all terms hold for. May add what {0}, {1} … stand for. NULL: nothing.
     */
    bool (*also)(const json_t *properties, const json_t *item, json_t *said);
} ValueRule;

/* Each ends with a row without types. */
extern const ValueRule policy_rules[], database_rules[], network_rules[], balancer_rules[], listener_rules[],
    event_rules[], monitoring_rules[], function_rules[], storage_rules[], message_rules[], secret_value_rules[],
    scaling_rules[], form_rules[];

/* The first rule that refuses these properties, and its words: new. NULL: none does. */
char *value_rules_refuse(const char *type, const char *region, const json_t *properties, const ValueRule **rule);
/* The tables, ended by NULL. */
extern const ValueRule *const value_rule_tables[];

#endif
