/* What options, environment and shared files make of a session, and what each of them overrides. No network. */
#include "aws/internal.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ftw.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char home[] = "/tmp/secure-rds-session-XXXXXX";

static const char config_text[] =
    "[default]\nregion = eu-west-1\n"
    "[profile work]\nregion = ap-south-1\nmax_attempts = 7\nservices = dev\nendpoint_url = http://127.0.0.1:9/all/\n"
    "[profile fips]\nregion = us-east-1\nuse_fips_endpoint = true\nuse_dualstack_endpoint = TRUE\n"
    "[profile ignored]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:9\n"
    "ignore_configured_endpoint_urls = true\n"
    "[profile nowhere]\noutput = json\n"
    "[profile bad]\nregion = eu-west-1/x\nendpoint_url = gopher://x\n"
    "[services dev]\nsecrets_manager =\n  endpoint_url = http://127.0.0.1:8\n";
static const char credentials_text[] = "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s\n"
                                       "[only here]\nregion = sa-east-1\n";

typedef struct Variable {
    const char *name, *value;
} Variable;

/* The environment of the machine must not get through. */
static void environment_set(const Variable *variables, size_t count) {
    clearenv();
    setenv("HOME", home, 1);
    setenv("AWS_EC2_METADATA_DISABLED", "true", 1);
    for (size_t i = 0; i < count && variables[i].name; i++)
        setenv(variables[i].name, variables[i].value, 1);
}

static void file_write(const char *below, const char *text) {
    Error err = {0};
    AUTO(memory_release) char *path = memory_print("%s/%s", home, below);
    assert_true(file_replace(path, text, strlen(text), 0600, &err));
}

static int home_make(void **unused) {
    Error err = {0};
    (void)unused;
    if (!mkdtemp(home))
        return -1;
    AUTO(memory_release) char *folder = memory_print("%s/.aws", home);
    if (!folder_make(folder, 0700, &err))
        return -1;
    file_write(".aws/config", config_text);
    file_write(".aws/credentials", credentials_text);
    file_write("broken", "[default]\nnonsense\n");
    return 0;
}

static int entry_remove(const char *path, const struct stat *about, int type, struct FTW *where) {
    (void)about, (void)type, (void)where;
    return remove(path);
}

static int home_remove(void **unused) {
    (void)unused;
    return nftw(home, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
}

static void session_release(AwsSession **session) {
    aws_session_free(*session);
}

static void test_profile_and_region(void **unused) {
    static const struct {
        const char *name;
        AwsOptions options;
        Variable environment[4];
        const char *region; /* … or the error's code when there is no session */
    } cases[] = {
        {"nothing given", {0}, {{0}}, "eu-west-1"},
        {"option", {.profile = "work"}, {{0}}, "ap-south-1"},
        {"variable", {0}, {{"AWS_PROFILE", "work"}}, "ap-south-1"},
        {"older variable", {0}, {{"AWS_DEFAULT_PROFILE", "work"}}, "ap-south-1"},
        {"newer variable", {0}, {{"AWS_DEFAULT_PROFILE", "fips"}, {"AWS_PROFILE", "work"}}, "ap-south-1"},
        {"empty variable", {0}, {{"AWS_PROFILE", ""}}, "eu-west-1"},
        {"option before variable", {.profile = "fips"}, {{"AWS_PROFILE", "work"}}, "us-east-1"},
        {"credentials file alone", {.profile = "only here"}, {{0}}, "sa-east-1"},
        {"region option", {.region = "us-west-2"}, {{"AWS_REGION", "us-east-2"}}, "us-west-2"},
        {"AWS_REGION", {0}, {{"AWS_REGION", "us-east-2"}, {"AWS_DEFAULT_REGION", "x"}}, "us-east-2"},
        {"AWS_DEFAULT_REGION", {.profile = "work"}, {{"AWS_DEFAULT_REGION", "us-east-2"}}, "us-east-2"},
        {"no region", {.profile = "nowhere"}, {{0}}, "NoRegion"},
        {"bad region", {.profile = "bad"}, {{0}}, "NoRegion"},
        {"no profile", {.profile = "gone"}, {{0}}, "NoProfile"},
        {"no profile of that variable", {0}, {{"AWS_PROFILE", "gone"}}, "NoProfile"},
        {"broken file", {0}, {{"AWS_CONFIG_FILE", "~/broken"}}, ""},
        {"given keys, broken file",
         {.access_key_id = "AKIA", .secret_access_key = "s", .region = "eu-west-3"},
         {{"AWS_CONFIG_FILE", "$HOME/broken"}, {"AWS_PROFILE", "gone"}},
         "eu-west-3"},
        {"no files", {0}, {{"AWS_CONFIG_FILE", "/none"}, {"AWS_REGION", "eu-west-2"}}, "eu-west-2"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        environment_set(cases[i].environment, 4);
        AUTO(session_release) AwsSession *session = aws_session_new(&cases[i].options, &err);
        const char *region = session ? aws_session_region(session) : err.code;
        if (strcmp(region, cases[i].region) != 0)
            fail_msg("%s: \"%s\", %s", cases[i].name, region, err.said);
        if (!session && (err.kind != ERROR_USAGE || !err.remedy[0]))
            fail_msg("%s: kind %d, remedy \"%s\"", cases[i].name, err.kind, err.remedy);
    }
}

static void test_endpoints(void **unused) {
    static const AwsService secrets = {
        .id = "secrets_manager", .host_prefix = "secretsmanager", .signing_name = "secretsmanager"};
    static const struct {
        const char *name;
        AwsOptions options;
        Variable environment[4];
        const char *url; /* NULL: refused */
    } cases[] = {
        {"default", {0}, {{0}}, "https://secretsmanager.eu-west-1.amazonaws.com"},
        {"option",
         {.profile = "work", .endpoint_url = "http://127.0.0.1:1//"},
         {{"AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:2"}},
         "http://127.0.0.1:1"},
        {"option stays when others are ignored",
         {.endpoint_url = "http://127.0.0.1:1"},
         {{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}},
         "http://127.0.0.1:1"},
        {"variable of the service",
         {.profile = "work"},
         {{"AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:2"}, {"AWS_ENDPOINT_URL", "http://127.0.0.1:3"}},
         "http://127.0.0.1:2"},
        {"variable", {.profile = "work"}, {{"AWS_ENDPOINT_URL", "http://127.0.0.1:3/"}}, "http://127.0.0.1:3"},
        {"variable of another service",
         {0},
         {{"AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:2"}},
         "https://secretsmanager.eu-west-1.amazonaws.com"},
        {"services section", {.profile = "work"}, {{0}}, "http://127.0.0.1:8"},
        {"ignored by variable",
         {.profile = "work"},
         {{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "True"}, {"AWS_ENDPOINT_URL", "http://127.0.0.1:3"}},
         "https://secretsmanager.ap-south-1.amazonaws.com"},
        {"ignored by profile", {.profile = "ignored"}, {{0}}, "https://secretsmanager.us-east-1.amazonaws.com"},
        {"no URL", {.profile = "bad", .region = "eu-west-1"}, {{0}}, NULL},
        {"FIPS", {.profile = "fips"}, {{0}}, "https://secretsmanager-fips.us-east-1.amazonaws.com"},
        {"FIPS off by variable",
         {.profile = "fips"},
         {{"AWS_USE_FIPS_ENDPOINT", "false"}},
         "https://secretsmanager.us-east-1.amazonaws.com"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        environment_set(cases[i].environment, 4);
        AUTO(session_release) AwsSession *session = aws_session_new(&cases[i].options, &err);
        assert_non_null(session);
        AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
        bool ok = session_endpoint(session, &secrets, NULL, &endpoint, &err);
        if (ok != (cases[i].url != NULL) || (ok && strcmp(endpoint.url, cases[i].url) != 0))
            fail_msg("%s: \"%s\", %s", cases[i].name, ok ? endpoint.url : "(none)", err.said);
    }
    static const AwsService kms = {.id = "kms", .host_prefix = "kms", .signing_name = "kms"};
    AwsOptions work = {.profile = "work"};
    Error err = {0};
    environment_set(NULL, 0);
    AUTO(session_release) AwsSession *session = aws_session_new(&work, &err);
    AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
    assert_true(session_endpoint(session, &kms, NULL, &endpoint, &err));
    assert_string_equal(endpoint.url, "http://127.0.0.1:9/all"); /* the profile's own, for services without one */
    assert_int_equal(session_max_attempts(session), 7);
}

static void test_given_keys(void **unused) {
    AwsOptions options = {
        .access_key_id = "AKIASANDBOX00000000X", .secret_access_key = "sandbox", .region = "eu-west-1"};
    static const Variable variables[] = {{"AWS_ACCESS_KEY_ID", "AKIAENV"}, {"AWS_SECRET_ACCESS_KEY", "s"}};
    Error err = {0};
    (void)unused;
    environment_set(variables, 2);
    AUTO(session_release) AwsSession *session = aws_session_new(&options, &err);
    AwsContext aws = {.session = session};
    AUTO(aws_credentials_release) AwsCredentials keys = {0};
    AwsCredentialsInfo info = {0};
    assert_true(session_credentials(&aws, &keys, &err));
    assert_string_equal(keys.access_key_id, "AKIASANDBOX00000000X");
    assert_string_equal(secret_string(&keys.secret_access_key), "sandbox");
    assert_true(aws_session_credentials(&aws, &info, &err));
    assert_string_equal(info.source, "keys given by option");
    assert_string_equal(info.access_key, "****************000X");
    assert_false(session_credentials_refused(&aws, &keys)); /* asking again gives the same */
    assert_string_equal(session_checkip_url(session), "https://checkip.amazonaws.com");
}

static void test_source_words(void **unused) {
    static const struct {
        const char *name;
        Variable environment[3];
        const char *source; /* NULL: none; then `code` */
        const char *code;
        long long expires_ms;
    } cases[] = {
        {"file", {{0}}, "profile default: static keys in ~/.aws/credentials", NULL, 0},
        {"environment", {{"AWS_ACCESS_KEY_ID", "AKIA"}, {"AWS_SECRET_ACCESS_KEY", "s"}}, "environment", NULL, 0},
        {"half of it", {{"AWS_ACCESS_KEY_ID", "AKIA"}}, NULL, "PartialCredentials", 0},
        {"with an end",
         {{"AWS_ACCESS_KEY_ID", "AKIA"},
          {"AWS_SECRET_ACCESS_KEY", "s"},
          {"AWS_CREDENTIAL_EXPIRATION", "2096-10-02T07:06:40Z"}},
         "environment",
         NULL,
         4000000000000},
        {"that is past",
         {{"AWS_ACCESS_KEY_ID", "AKIA"},
          {"AWS_SECRET_ACCESS_KEY", "s"},
          {"AWS_CREDENTIAL_EXPIRATION", "2001-09-09T01:46:40Z"}},
         NULL,
         "SignInExpired",
         0},
        {"none", {{"AWS_PROFILE", "only here"}}, NULL, "NoCredentials", 0},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AwsOptions options = {0};
        Error err = {0};
        AwsCredentialsInfo info = {0};
        environment_set(cases[i].environment, 3);
        AUTO(session_release) AwsSession *session = aws_session_new(&options, &err);
        AwsContext aws = {.session = session};
        bool ok = aws_session_credentials(&aws, &info, &err);
        if (ok != (cases[i].source != NULL) || (ok && strcmp(info.source, cases[i].source) != 0) ||
            (!ok && strcmp(err.code, cases[i].code) != 0) || info.expires_ms != cases[i].expires_ms)
            fail_msg("%s: \"%s\", %lld, %s (%s)", cases[i].name, info.source, info.expires_ms, err.said, err.code);
        if (!ok && err.kind != ERROR_SIGN_IN)
            fail_msg("%s: kind %d", cases[i].name, err.kind);
    }
}

typedef struct Caller {
    AwsSession *session;
    Cancel cancel;
    pthread_t thread;
    bool ok;
    Error err;
} Caller;

static void *caller_main(void *argument) {
    Caller *caller = argument;
    AwsContext aws = {.session = caller->session, .cancel = &caller->cancel};
    AwsCredentialsInfo info;
    caller->ok = aws_session_credentials(&aws, &info, &caller->err);
    return NULL;
}

static AwsSession *process_session(const char *script) {
    AUTO(memory_release) char *path = memory_print("%s/script", home);
    AUTO(memory_release)
    char *config = memory_print("[default]\nregion = eu-west-1\ncredential_process = sh %s\n", path);
    Error err = {0};
    file_write("script", script);
    file_write("process-config", config);
    Variable variables[] = {
        {"AWS_CONFIG_FILE", "~/process-config"}, {"AWS_SHARED_CREDENTIALS_FILE", "/none"}, {"PATH", "/usr/bin:/bin"}};
    environment_set(variables, 3);
    AwsOptions options = {0};
    return aws_session_new(&options, &err);
}

/* Sixteen threads at once, and the program runs once. */
static void test_one_looks_up(void **unused) {
    enum { CALLERS = 16 };
    (void)unused;
    AUTO(session_release)
    AwsSession *session =
        process_session("echo x >>$HOME/count\n"
                        "echo '{\"Version\": 1, \"AccessKeyId\": \"AKIA\", \"SecretAccessKey\": \"s\"}'\n");
    Caller callers[CALLERS] = {0};
    for (size_t i = 0; i < CALLERS; i++) {
        callers[i].session = session;
        assert_int_equal(pthread_create(&callers[i].thread, NULL, caller_main, &callers[i]), 0);
    }
    for (size_t i = 0; i < CALLERS; i++) {
        pthread_join(callers[i].thread, NULL);
        if (!callers[i].ok)
            fail_msg("caller %zu: %s", i, callers[i].err.said);
    }
    AUTO(memory_release) char *path = memory_print("%s/count", home);
    AUTO(text_release) Text count = {0};
    Error err = {0};
    assert_true(file_read(path, &count, &err));
    assert_string_equal(text_string(&count), "x\n");
}

/* One waits for a program that does not answer, another for the first: each can be cancelled. */
static void test_cancel(void **unused) {
    (void)unused;
    AUTO(session_release) AwsSession *session = process_session("mkfifo $HOME/fifo; cat $HOME/fifo\n");
    Caller callers[2] = {{.session = session}, {.session = session}};
    AUTO(memory_release) char *fifo = memory_print("%s/fifo", home);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_create(&callers[i].thread, NULL, caller_main, &callers[i]), 0);
        while (!file_exists(fifo)) /* the first one holds the lookup */
            sched_yield();
    }
    for (size_t i = 2; i-- > 0;) {
        cancel_request(&callers[i].cancel);
        pthread_join(callers[i].thread, NULL);
        assert_false(callers[i].ok);
        assert_int_equal(callers[i].err.kind, ERROR_CANCELLED);
    }
}

/* Whatever else the sources have to say: who stopped it is told that it stopped. */
static void test_cancel_is_told_first(void **unused) {
    static const char *const profiles[] = {"",
                                           "credential_process = /nonexistent\n",
                                           "sso_session = old\nsso_account_id = 1\nsso_role_name = R\n",
                                           "sso_session = never\nsso_account_id = 1\nsso_role_name = R\n",
                                           "aws_access_key_id = AKIA\n",
                                           "role_arn = arn:aws:iam::123456789012:role/R\nsource_profile = nobody\n"};
    static const Variable variables[] = {{"AWS_CONFIG_FILE", "~/cancel-config"},
                                         {"AWS_SHARED_CREDENTIALS_FILE", "/none"}};
    Cancel stopped = {0};
    (void)unused;
    cancel_request(&stopped);
    Error err = {0};
    AUTO(memory_release) char *cache = memory_print("%s/.aws/sso/cache", home);
    assert_true(folder_make(cache, 0700, &err));
    /* SHA-1 of "old" */
    file_write(".aws/sso/cache/c00dbbc9dadfbe1e232e93a729dd4752fade0abf.json",
               "{\"accessToken\": \"t\", \"expiresAt\": \"2001-09-09T01:46:40Z\"}");
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        AUTO(memory_release)
        char *config = memory_print("[default]\nregion = eu-west-1\n%s[sso-session old]\nsso_start_url = https://x\n"
                                    "sso_region = eu-west-1\n[sso-session never]\nsso_start_url = https://y\n"
                                    "sso_region = eu-west-1\n",
                                    profiles[i]);
        AwsOptions options = {0};
        AwsCredentialsInfo info = {0};
        file_write("cancel-config", config);
        environment_set(variables, sizeof variables / sizeof *variables);
        AUTO(session_release) AwsSession *session = aws_session_new(&options, &err);
        AwsContext aws = {.session = session, .cancel = &stopped};
        assert_false(aws_session_credentials(&aws, &info, &err));
        if (err.kind != ERROR_CANCELLED)
            fail_msg("%zu: %s", i, err.said);
    }
}

static void test_profile_names(void **unused) {
    (void)unused;
    environment_set(NULL, 0);
    size_t count;
    AwsProfile *profiles = aws_profiles(&count);
    AUTO(text_release) Text joined = {0};
    for (size_t i = 0; i < count; i++)
        text_print(&joined, "%s|", profiles[i].name);
    aws_profiles_free(profiles, count);
    assert_string_equal(text_string(&joined), "default|bad|fips|ignored|nowhere|only here|work|");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_profile_and_region),
        cmocka_unit_test(test_endpoints),
        cmocka_unit_test(test_given_keys),
        cmocka_unit_test(test_source_words),
        cmocka_unit_test(test_profile_names),
        cmocka_unit_test(test_one_looks_up),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_cancel_is_told_first),
    };
    return cmocka_run_group_tests_name("session", tests, home_make, home_remove);
}
