/* What the sandbox knows of AWS's service models: services, the operations it serves, and the shapes of their requests
 * and replies. The rows stand in generated/model_*.c, one file a service, which `make sandbox-models` makes. */
#ifndef SANDBOX_WIRE_MODEL_H
#define SANDBOX_WIRE_MODEL_H

#include <stdbool.h>
#include <stddef.h>

/* How a request is written, and its reply. A service may be spoken to in several. */
typedef enum {
    PROTOCOL_QUERY = 1,
    PROTOCOL_EC2 = 2,
    PROTOCOL_JSON = 4,
    PROTOCOL_CBOR = 8,
    PROTOCOL_REST = 16, /* JSON at a path of its own, told by the method (smithy.io, "aws.protocols#restJson1") */
} Protocol;

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

typedef struct ModelShape ModelShape;

/* A member of a structure, the one item of a list, or the key and the value of a map. */
typedef struct ModelMember {
    const char *name;    /* as in the model, in JSON, and in what handlers take and give */
    const char *request; /* in the form of a query or ec2 request; of a REST one outside of its body: "{FunctionName}"
                            in the path, "?Qualifier" in the query string, NULL in the body */
    const char *reply;   /* the element of an XML reply */
    const ModelShape *shape;
    bool required;
} ModelMember;

struct ModelShape {
    ShapeType type;
    bool has_min, has_max;
    long long min, max;         /* of a length or a value */
    const char *choices;        /* "CREATE, UPDATE"; NULL: anything */
    const ModelMember *members; /* ended by a row without name; NULL: none */
};
/* For the rows. */
#define AT_LEAST(number) .has_min = true, .min = (number)
#define AT_MOST(number) .has_max = true, .max = (number)

typedef struct ModelOperation {
    const char *name;
    const ModelShape *input, *output;
    const char *wrapper; /* "CreateStackResult", the element around a query reply; NULL: none */
} ModelOperation;

/* What a REST operation is told by: "PUT", "/2015-03-31/functions/{FunctionName}/configuration". */
typedef struct ModelRoute {
    const char *method, *path, *operation;
} ModelRoute;

typedef struct ModelService {
    const char *signing_name;         /* "elasticloadbalancing", in the credential scope */
    const char *id;                   /* botocore's name: "elbv2" */
    Protocol protocol;                /* its eldest: codes and words of refusals follow it */
    unsigned protocols;               /* all that it speaks */
    const char *version;              /* "2010-05-15" */
    const char *target;               /* json: what stands before the dot in X-Amz-Target; cbor: in the path */
    const char *json_version;         /* "1.1"; NULL: no json */
    const char *namespace;            /* of XML replies */
    const ModelRoute *routes;         /* REST: ended by a row without method; NULL: none */
    const ModelOperation *operations; /* ended by a row without name */
} ModelService;

/* Scalars without limits, and the structure without members: one for all services. */
extern const ModelShape model_nothing, model_string, model_integer, model_long, model_double, model_boolean,
    model_timestamp, model_blob;

/* NULL: not served. */
const ModelService *model_service(const char *signing_name);
const ModelOperation *model_operation(const ModelService *service, const char *name);
/* What a request's method and path name, of all services; NULL: no REST operation. */
const ModelRoute *model_route(const char *method, const char *path, const ModelService **service);
/* The member of a structure with that name; NULL: it has none. */
const ModelMember *model_member(const ModelShape *shape, const char *name);
/* What a loop over a structure's members begins with: a row without name ends it. */
const ModelMember *model_members(const ModelShape *shape);

#endif
