/* What RDS takes as values of a parameter group's parameters, family by family: those that are known here. */
#ifndef SANDBOX_VALUES_PARAMETERS_H
#define SANDBOX_VALUES_PARAMETERS_H

#include <jansson.h>
#include <stdbool.h>

/* Whether one of `parameters` (name → value) has a value that its family does not allow; value, name and what is
 * allowed go into `said`. Those that are not known here take any. */
bool parameters_invalid(const char *family, const json_t *parameters, json_t *said);

#endif
