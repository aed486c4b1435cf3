/* What the sandbox knows of AWS's service models: services, the operations it serves, and the shapes of their requests
 * and replies. The rows stand in model_tables.c, which scripts/sandbox-models makes. */
#ifndef SANDBOX_MODEL_H
#define SANDBOX_MODEL_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { PROTOCOL_QUERY, PROTOCOL_EC2, PROTOCOL_JSON } Protocol;

typedef enum {
    SHAPE_STRUCTURE,
    SHAPE_LIST,
    SHAPE_MAP,
    SHAPE_STRING,
    SHAPE_INTEGER,
    SHAPE_LONG,
    SHAPE_DOUBLE,
    SHAPE_BOOLEAN,
    SHAPE_TIMESTAMP,
    SHAPE_BLOB,
} ShapeType;

/* A member of a structure, the one item of a list, or the key and the value of a map. */
typedef struct ModelMember {
    const char *name;    /* as in the model, in JSON, and in what handlers take and give */
    const char *request; /* in the form of a query or ec2 request */
    const char *reply;   /* the element of an XML reply */
    unsigned short shape;
    bool required;
} ModelMember;

typedef struct ModelShape {
    ShapeType type;
    bool flattened;              /* lists and maps: no element around the items */
    unsigned short first, count; /* of model_members */
    long min, max;               /* of a length or a value; max < 0: no limit is known */
    const char *choices;         /* "CREATE, UPDATE"; NULL: anything */
} ModelShape;

typedef struct ModelOperation {
    const char *name;
    unsigned short input, output; /* of model_shapes */
    const char *wrapper;          /* "CreateStackResult", the element around a query reply; NULL: none */
} ModelOperation;

typedef struct ModelService {
    const char *signing_name; /* "elasticloadbalancing", in the credential scope */
    const char *id;           /* botocore's name: "elbv2" */
    Protocol protocol;
    const char *version;         /* "2010-05-15" */
    const char *target;          /* json: what stands before the dot in X-Amz-Target */
    const char *namespace;       /* of XML replies */
    unsigned short first, count; /* of model_operations */
} ModelService;

extern const ModelMember model_members[];
extern const ModelShape model_shapes[];
extern const ModelOperation model_operations[];
extern const ModelService model_services[];
extern const size_t model_service_count;

/* NULL: not served. */
const ModelService *model_service(const char *signing_name);
const ModelOperation *model_operation(const ModelService *service, const char *name);
/* The member of a structure with that name; NULL: it has none. */
const ModelMember *model_member(const ModelShape *shape, const char *name);
static inline const ModelMember *shape_members(const ModelShape *shape) {
    return &model_members[shape->first];
}
static inline const ModelShape *member_shape(const ModelMember *member) {
    return &model_shapes[member->shape];
}

#endif
