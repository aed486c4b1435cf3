/* The profiles of the shared files, to choose from. See session.h. */
#include "aws/config.h"
#include "aws/session.h"
#include "aws/arn.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* ---- whose */

/* "account 123456789012, role Admin" of "arn:aws:iam::123456789012:role/path/Admin", and the like of users. */
static void arn_words(const char *arn, const char *path_of_role, Text *words) {
    AUTO(memory_release) char *account = arn_part(arn, ARN_ACCOUNT), *what = arn_part(arn, ARN_RESOURCE);
    const char *slash = strchr(what, '/'), *name = slash ? slash + 1 : "";
    bool role = strncmp(what, "role/", 5) == 0, assumed = strncmp(what, "assumed-role/", 13) == 0;
    size_t length = assumed ? strcspn(name, "/") : strlen(name);
    if (role && strrchr(name, '/')) { /* its path is of no matter to people */
        name = strrchr(name, '/') + 1;
        length = strlen(name);
    }
    if (*account)
        text_print(words, "account %s, ", account);
    text_print(words, "%s %.*s%s", role || assumed ? "role" : slash ? "user" : what, (int)length, name, path_of_role);
}

static char *whose(const AwsConfig *config, const char *profile) {
    Text words = {.max = 400};
    const char *account = config_value(config, profile, "sso_account_id");
    const char *role = config_value(config, profile, "sso_role_name");
    const char *arn = config_value(config, profile, "role_arn");
    const char *login = config_value(config, profile, "login_session");
    if (arn)
        arn_words(arn, "", &words);
    else if (account && role)
        text_print(&words, "account %s, role %s, by IAM Identity Center", account, role);
    else if (config_value(config, profile, "aws_access_key_id"))
        text_put(&words, "keys of its own");
    else if (login)
        arn_words(login, ", by aws login", &words);
    else if (config_value(config, profile, "credential_process"))
        text_put(&words, "keys from a program");
    return text_take(&words);
}

/* ---- all of them */

static int by_name(const void *left, const void *right) {
    const char *a = ((const AwsProfile *)left)->name, *b = ((const AwsProfile *)right)->name;
    int defaults = (strcmp(b, "default") == 0) - (strcmp(a, "default") == 0);
    return defaults ? defaults : strcmp(a, b);
}

static void add(AwsProfile **profiles, size_t *count, char *name) {
    for (size_t i = 0; name && i < *count; i++)
        if (strcmp((*profiles)[i].name, name) == 0)
            memory_release(&name);
    if (!name)
        return;
    *profiles = memory_more(*profiles, *count, sizeof **profiles);
    (*profiles)[(*count)++] = (AwsProfile){.name = name};
}

AwsProfile *aws_profiles(size_t *count) {
    AUTO(config_release) AwsConfig config = {0};
    AwsProfile *profiles = NULL;
    Error err = {0};
    *count = 0;
    if (!config_read(&config, &err)) /* aws_session_new() says what is wrong with it */
        return NULL;
    for (size_t i = 0; i < config.config.count; i++)
        add(&profiles, count, config_section_name(&config.config.sections[i], "profile"));
    for (size_t i = 0; i < config.credentials.count; i++)
        add(&profiles, count, memory_copy(config.credentials.sections[i].name));
    for (size_t i = 0; i < *count; i++)
        profiles[i].whose = whose(&config, profiles[i].name);
    if (profiles)
        qsort(profiles, *count, sizeof *profiles, by_name);
    return profiles;
}

void aws_profiles_free(AwsProfile *profiles, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(profiles[i].name);
        free(profiles[i].whose);
    }
    free(profiles);
}
