/* Sizes, Retention and Options: parts that are lists of settings. */
#include "plain/parts.h"

Answer plain_sizes(Plain *plain) {
    Answer answer = plain_class(plain);
    return answer == ANSWER_GIVEN ? plain_settings(plain, ON_SIZES) : answer;
}

Answer plain_retention(Plain *plain) {
    plain_say(plain, "Longer costs more storage.");
    return plain_settings(plain, ON_RETENTION);
}

Answer plain_options(Plain *plain) {
    return plain_settings(plain, ON_OPTIONS);
}
