/* The CloudFormation template: the embedded one, made ready for given settings, and what it says about itself.
 *
 * Two things are spliced in, because CloudFormation takes no parameter there: the entries of the allow list and the
 * deletion policies. Everything else is a parameter or a stack tag. */
#ifndef STACK_TEMPLATE_H
#define STACK_TEMPLATE_H

#include "aws/cloudformation.h"
#include "settings/settings.h"

/* CreateChangeSet takes no longer TemplateBody (CloudFormation quotas). */
enum { TEMPLATE_MAX = 51200 };

/* The embedded file as it is; `length` may be NULL. */
const char *template_source(size_t *length);

/* The template for these settings as it is sent: without what its conditions switch off (template_cut.h) and in few
 * bytes (template_emit.h), for the parameters that template_parameters() gives and no others that decide. ERROR_USAGE:
 * a note that CloudFormation would read as a dynamic reference ("{{resolve:…}}"); past TEMPLATE_MAX, which a full list
 * of the longest notes does not reach. */
bool template_render(const Settings *settings, Text *body, Error *err);
/* The whole one, for any parameters and for people: with comments and indentation, unless that would be past
 * TEMPLATE_MAX. */
bool template_render_readable(const Settings *settings, Text *body, Error *err);
/* `body` (e.g. a deployed one) with other entries in its allow list, in few bytes, and nothing else changed. False when
 * it has no such list: somebody deployed another template. */
bool template_splice_allowed(const char *body, const AllowList *list, Text *out, Error *err);
/* The entries that stand in `body`, added to `list`. */
bool template_read_allowed(const char *body, AllowList *list, Error *err);
/* Which retention.on_delete `body` means, by the database's deletion policy; false: it has no database. */
bool template_read_on_delete(const char *body, char value[16]);

typedef struct TemplateParameters {
    CfnParameter *items;
    size_t count;
} TemplateParameters;
void template_parameters_release(TemplateParameters *parameters); /* for AUTO */
/* The value of that key, or NULL. */
const char *template_parameter(const CfnParameter *items, size_t count, const char *key);
/* Replaces or adds. */
void template_parameter_set(TemplateParameters *parameters, const char *key, const char *value);
/* One for each row of the settings table that has a parameter. */
bool template_parameters(const Settings *settings, TemplateParameters *parameters, Error *err);
/* Whether two templates come to the same outputs for their parameters, however they are written. A body that is no
 * template: false. */
bool template_same_outputs(const char *one, const TemplateParameters *given, const char *other,
                           const TemplateParameters *other_given);
/* The settings' tags, and TEMPLATE_TAG = app, by which the program finds its stacks again. */
bool template_tags(const Settings *settings, TemplateParameters *tags, Error *err);
#define TEMPLATE_TAG "secure-rds:app"

/* What a template makes: the steps of the provisioning screen (assets/steps.yaml, or its own Metadata), the resources
 * in each, how long each usually takes and what must stand before it. Never changed once made, so that threads may
 * share it. */
enum { TEMPLATE_TOOK_KEPT = 3 };
typedef enum { TEMPLATE_CREATE, TEMPLATE_UPDATE, TEMPLATE_DELETE, TEMPLATE_VERBS } TemplateVerb;
/* What the last runs have shown (stack/durations.h), in seconds. */
typedef struct TemplateTook {
    size_t runs; /* 0: none has */
    int least_s, middle_s, most_s;
} TemplateTook;

typedef struct TemplateResource {
    char *logical_id, *type;
    size_t step; /* index into `steps` */
    int usual_s; /* of its creation, by the table */
    TemplateTook took[TEMPLATE_VERBS];
    char *deletion_policy; /* "Delete", "Retain", "Snapshot" … as the template has it; "" the type's default */
    char *name;            /* the name AWS will know it by, where the template gives one that can be told; else "" */
    bool wanted;           /* its condition holds for the parameters handed in */
    bool ready;            /* one of those that must stand before one can connect (assets/steps.yaml) */
    size_t *needs;
    size_t need_count; /* indexes of the resources that it refers to or depends on */
} TemplateResource;

typedef struct TemplateOutline {
    char **steps;
    size_t step_count;
    TemplateResource *resources; /* in the order of the steps */
    size_t resource_count;
} TemplateOutline;

/* `body` NULL: the embedded template. `parameters`: the stack's, or those about to be sent; what is missing has the
 * template's default. The caller frees it. */
TemplateOutline *template_outline_new(const char *body, const CfnParameter *parameters, size_t count, Error *err);
void template_outline_free(TemplateOutline *outline); /* NULL is welcome */

#endif
