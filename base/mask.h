/* Secrets in texts that others wrote, covered before anybody sees them. */
#ifndef BASE_MASK_H
#define BASE_MASK_H

/* Covers, in place, what stands between "://" and '@' of each address in `text`: "http://(stars)@proxy:3128". Passwords
 * hold
 * '@', '/' and blanks where nobody encoded them, so the last '@' up to the next address counts. */
void mask_users(char *text);

#endif
