/* See model.h. */
#include "sandbox/wire/model.h"

#include <string.h>

extern const ModelService model_cloudformation, model_cloudwatch, model_ec2, model_elbv2, model_freetier, model_iam,
    model_kms, model_lambda, model_logs, model_pricing, model_rds, model_secretsmanager, model_service_quotas,
    model_ssm, model_sts;

static const ModelService *const services[] = {
    &model_cloudformation, &model_cloudwatch, &model_ec2, &model_elbv2,
    &model_freetier,       &model_iam,        &model_kms, &model_lambda,
    &model_logs,           &model_pricing,    &model_rds, &model_secretsmanager,
    &model_service_quotas, &model_ssm,        &model_sts,
};

const ModelShape model_nothing = {.type = SHAPE_STRUCTURE}, model_string = {.type = SHAPE_STRING},
                 model_integer = {.type = SHAPE_INTEGER}, model_long = {.type = SHAPE_LONG},
                 model_double = {.type = SHAPE_DOUBLE}, model_boolean = {.type = SHAPE_BOOLEAN},
                 model_timestamp = {.type = SHAPE_TIMESTAMP}, model_blob = {.type = SHAPE_BLOB};

const ModelService *model_service(const char *signing_name) {
    for (size_t i = 0; i < sizeof services / sizeof *services; i++)
        if (strcmp(services[i]->signing_name, signing_name) == 0)
            return services[i];
    return NULL;
}

const ModelOperation *model_operation(const ModelService *service, const char *name) {
    for (const ModelOperation *operation = service->operations; operation->name; operation++)
        if (strcmp(operation->name, name) == 0)
            return operation;
    return NULL;
}

/* "/functions/shop/configuration" is of the form "/functions/{FunctionName}/configuration". */
static bool path_fits(const char *form, const char *path) {
    while (*form && *path) {
        if (*form == '{') {
            size_t length = strcspn(path, "/");
            if (!length)
                return false;
            path += length;
            form += strcspn(form, "}") + 1;
        } else if (*form++ != *path++) {
            return false;
        }
    }
    return !*form && !*path;
}

const ModelRoute *model_route(const char *method, const char *path, const ModelService **service) {
    for (size_t i = 0; i < sizeof services / sizeof *services; i++)
        for (const ModelRoute *route = services[i]->routes; route && route->method; route++)
            if (strcmp(route->method, method) == 0 && path_fits(route->path, path)) {
                *service = services[i];
                return route;
            }
    return NULL;
}

const ModelMember *model_members(const ModelShape *shape) {
    static const ModelMember none = {0};
    return shape->members ? shape->members : &none;
}

const ModelMember *model_member(const ModelShape *shape, const char *name) {
    for (const ModelMember *member = model_members(shape); member->name; member++)
        if (strcmp(member->name, name) == 0)
            return member;
    return NULL;
}
