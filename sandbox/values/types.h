/* The resource types that the sandbox knows: what AWS's published schemas say of their properties
 * (generated/types_table.inc, by scripts/sandbox-types), and, by hand, ids, attributes, durations and what the schemas
 * leave open. */
#ifndef SANDBOX_VALUES_TYPES_H
#define SANDBOX_VALUES_TYPES_H

#include "sandbox/cfn/value.h"

#include <jansson.h>
#include <stdbool.h>

typedef struct TypeProperty TypeProperty;

/* What must be there together, or can't be: names between blanks belong together, groups stand between '|'. */
typedef struct TypeChoice {
    enum { NO_CHOICE, ONE_OF, ANY_OF, NEEDS, EXCLUDES } how;
    const char *name;   /* NEEDS, EXCLUDES: the property that does, when it is there; else NULL */
    const char *groups; /* "CidrBlock|Ipv4IpamPoolId Ipv4NetmaskLength" */
} TypeChoice;

/* What a value may be. */
typedef struct TypeNode TypeNode;
struct TypeNode {
    char kind; /* s string, i integer, n number, b boolean, o object, a array, j anything */
    bool has_min, has_max;
    long long min, max;          /* strings and arrays: sizes; numbers: range */
    const char *pattern;         /* a regular expression that must match somewhere; NULL: any text */
    const char *values;          /* "a|b|c": all that is allowed; NULL: anything */
    const TypeNode *items;       /* of an array; NULL: anything */
    bool unique;                 /* no item twice */
    const TypeProperty *members; /* of an object, ended by a row without name; NULL: free */
    bool open;                   /* an object may have others too */
    const TypeChoice *choices;   /* ended by a row of NO_CHOICE; NULL: none */
};
/* For the rows of generated/types_*.c. */
#define AT_LEAST(number) .has_min = true, .min = (number)
#define AT_MOST(number) .has_max = true, .max = (number)

/* A property, and what its change means. */
struct TypeProperty {
    const char *name;
    unsigned char flags;
    TypeNode node;
};

enum { REQUIRED = 1, READ_ONLY = 2, CREATE_ONLY = 4, CONDITIONAL = 8, WRITE_ONLY = 16 };

typedef struct TypeRow {
    const char *name;
    TypeNode node;          /* its properties */
    const char *tags;       /* the property that takes tags; NULL: none does */
    const char *attributes; /* "A|B.C": what Fn::GetAtt gives, apart from type_attributes() */
} TypeRow;

/* NULL: no such type, or not known here. Custom::Anything is AWS::CloudFormation::CustomResource. */
const TypeRow *type_find(const char *type);
/* One after the other; NULL: that was the last. For tests. */
const TypeRow *type_numbered(size_t number);
const TypeProperty *type_property(const TypeRow *type, const char *property);
const TypeProperty *type_member(const TypeNode *node, const char *name);
/* True when Fn::GetAtt knows the attribute; those of nested stacks and custom resources are free. */
bool type_has_attribute(const TypeRow *type, const char *attribute);
/* True for types that DeletionPolicy Snapshot is allowed for. */
bool type_has_snapshot(const char *type);

/* Scalars written as the schema types them: "20" for an integer is 20, 5432 for a string is "5432". New. Where a scalar
 * can't be that, it stays. */
json_t *type_normalise(const TypeRow *type, const json_t *properties);
/* Adds one sentence for each problem to `problems` (array of strings), as the registry's validation words it:
 * "#: required key [AddressFamily] not found". Values that are still unknown are passed over. */
void type_check(const TypeRow *type, const json_t *properties, json_t *problems);
/* Whether it is an expression: for tests. */
bool type_pattern_valid(const char *pattern);
/* Whether the expression matches somewhere in the text; also true when it is none. */
bool type_pattern_matches(const char *pattern, const char *text);
/* What stands for a value that is known only once other resources are made. */
extern const char unknown_value[];

typedef enum { CHANGE_NONE, CHANGE_NEVER, CHANGE_CONDITIONALLY, CHANGE_ALWAYS } TypeRecreation;
/* What a change of this top-level property means, as a change set says it: RequiresRecreation. */
TypeRecreation type_recreation(const TypeRow *type, const char *property);
/* What it comes to when the change is made: the conditions decided. */
bool type_replaces(const TypeRow *type, const char *property, const json_t *before, const json_t *after);

/* Where something stands, for ids and ARNs. */
typedef struct TypePlace {
    const char *account, *region, *stack_name, *logical_id;
} TypePlace;

/* The new physical id: what Ref gives. The caller frees it. */
char *type_physical_id(const char *type, const TypePlace *place, const json_t *properties, Seed seed);
/* What Fn::GetAtt gives, by attribute, and more that services need: a new object. */
json_t *type_attributes(const char *type, const TypePlace *place, const char *physical_id, const json_t *properties,
                        Seed seed);
/* The property whose value must be unique in the region ("DBInstanceIdentifier"); NULL: none. */
const char *type_name_property(const char *type);
/* The usual seconds of a creation, update or deletion, ±12 % by the seed. `verb` as in CfnWorld.refuse. */
double type_seconds(const char *type, const char *verb, const json_t *properties, Seed seed);
/* The share of its creation after which a thing is configured, and what depends on it may begin; 1: only at its end. */
double type_configured_share(const char *type);
/* "Rds", as errors of its service name it. */
const char *type_service(const char *type);

#endif
