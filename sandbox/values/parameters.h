/* What RDS takes as values of a parameter group's parameters, family by family: those that are known here. */
#ifndef SANDBOX_VALUES_PARAMETERS_H
#define SANDBOX_VALUES_PARAMETERS_H

#include <jansson.h>
#include <stdbool.h>

/* The first of `parameters` that its family does not have, as far as is known here; NULL: it has them all. */
const char *parameters_unknown(const char *family, const json_t *parameters);
/* Whether one of `parameters` (name → value) has a value that its family does not allow; value, name and what is
 * allowed go into `said`. Of many the values are not known here: those take any. */
bool parameters_invalid(const char *family, const json_t *parameters, json_t *said);

#endif
