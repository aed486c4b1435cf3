/* What must be true, asserted where it could break: at the seams of the domain. On in a release, too.
 *
 * A failed one is a mistake of this program; it ends in the orderly way (end.h), before anything is made of what can't
 * be. Never between a call to AWS and what records it. What others may get wrong (input, AWS, the network) is an Error.
 */
#ifndef BASE_MUST_H
#define BASE_MUST_H

#define MUST(condition) ((condition) ? (void)0 : must_failed(#condition, __FILE__, __LINE__))

_Noreturn void must_failed(const char *condition, const char *file, int line);

#endif
