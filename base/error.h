/* What went wrong, told once: what was tried, what the other side said, and what the user can do about it.
 *
 * A function that can fail returns bool or a pointer and takes `Error *` last. Results are written on success only.
 * Nothing is printed below cli/, plain/ and screens/. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

/* What the exit status follows (see base/exit.h): the kind says who can mend it. */
typedef enum {
    ERROR_FAILED,    /* it was tried, and failed */
    ERROR_USAGE,     /* wrong options, settings or input: the user corrects them */
    ERROR_DENIED,    /* not permitted: this one question, or this one step */
    ERROR_SIGN_IN,   /* AWS does not take who asks: no credentials, ended, wrong, not known in the region */
    ERROR_NETWORK,   /* the other side could not be reached: what it did is unknown */
    ERROR_CANCELLED, /* the user asked for it */
} ErrorKind;

typedef struct Error {
    ErrorKind kind;
    char tried[200];     /* "create the change set for stack myapp"; the caller knows, and fills it in */
    char said[1024];     /* "AlreadyExistsException: … (HTTP 400, request 7f3c)" */
    char remedy[400];    /* "choose another name, or open the stack with …" */
    char code[96];       /* AWS's error code alone, for decisions; "" when there is none */
    char permission[96]; /* that AWS refused for want of: "ec2:DescribeVpcs"; "" it did not, or names none */
    char setting[64];    /* that can be chosen otherwise, and mends it; "" none is known */
    char request_id[80]; /* AWS's request id, for a support case */
    int http_status;     /* 0 when there was no reply */
} Error;

/* Always false, so that a caller can `return error_set(…)`. Clears what stood in `err` before. `err` is never NULL. */
__attribute__((format(printf, 4, 5))) bool error_set(Error *err, ErrorKind kind, const char *remedy, const char *said,
                                                     ...);

/* Says what was being tried, when nothing below said it already. Always false. */
__attribute__((format(printf, 2, 3))) bool error_tried(Error *err, const char *tried, ...);

/* One more thing that can be done, behind what there is. Always false. */
bool error_add_remedy(Error *err, const char *remedy);

/* Whether the next question would fare no better: the user cancelled, AWS takes the credentials no more, or the other
 * side is out of reach. A server that answers with HTTP 5xx is not: it failed this one question, and whoever can do
 * without the reply goes on. But 511 is a network's own, which wants a sign-in first. */
bool error_ends_asking(const Error *err);

/* One line: "could not create the change set: AlreadyExistsException: …". `size` is that of `line`. */
void error_line(const Error *err, char *line, unsigned long size);

#endif
