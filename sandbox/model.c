/* See model.h. */
#include "sandbox/model.h"

#include <string.h>

const ModelService *model_service(const char *signing_name) {
    for (size_t i = 0; i < model_service_count; i++)
        if (strcmp(model_services[i].signing_name, signing_name) == 0)
            return &model_services[i];
    return NULL;
}

const ModelOperation *model_operation(const ModelService *service, const char *name) {
    for (size_t i = 0; i < service->count; i++)
        if (strcmp(model_operations[service->first + i].name, name) == 0)
            return &model_operations[service->first + i];
    return NULL;
}

const ModelMember *model_member(const ModelShape *shape, const char *name) {
    for (size_t i = 0; i < shape->count; i++)
        if (strcmp(shape_members(shape)[i].name, name) == 0)
            return &shape_members(shape)[i];
    return NULL;
}
