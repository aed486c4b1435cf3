/* The signer against the public vectors (sigv4_vectors.h), and against cases that those do not hold. The signatures of
 * the latter were computed by botocore 1.29.27 (Debian's), another implementation of the same rules. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/sigv4.h"
#include "base/memory.h"
#include "tests/unit/aws/sigv4_vectors.h"

enum { MAX_HEADERS = 8 };

/* A request as the vectors write it, taken apart: it points into `copy`. */
typedef struct Parsed {
    char *copy;
    SigHeader headers[MAX_HEADERS];
    SigRequest request;
} Parsed;

/* The end of a header: the first line break that no blank follows. */
static char *header_end(char *line) {
    char *end = strchr(line, '\n');
    while (end && (end[1] == ' ' || end[1] == '\t'))
        end = strchr(end + 1, '\n');
    return end;
}

static void parse(const char *text, Parsed *parsed) {
    char *copy = memory_copy(text), *line = copy, *end = strchr(copy, '\n');
    *parsed = (Parsed){.copy = copy};
    *end = '\0';
    *strrchr(line, ' ') = '\0'; /* before "HTTP/1.1": a path may hold blanks */
    char *target = strchr(line, ' ');
    *target++ = '\0';
    char *query = strchr(target, '?');
    if (query)
        *query++ = '\0';
    parsed->request = (SigRequest){.method = line, .path = target, .query = query ? query : ""};
    for (line = end + 1; *line && *line != '\n'; line = end + 1) {
        char *colon = strchr(line, ':');
        end = header_end(line);
        if (end)
            *end = '\0';
        *colon = '\0';
        assert_true(parsed->request.header_count < MAX_HEADERS);
        parsed->headers[parsed->request.header_count++] = (SigHeader){line, colon + 1};
        if (!end)
            end = strchr(colon + 1, '\0') - 1;
    }
    parsed->request.body = *line ? line + 1 : "";
    parsed->request.body_length = strlen(parsed->request.body);
    parsed->request.headers = parsed->headers;
}

static void expect_stages(const char *name, const SigRequest *request, const SigScope *scope, bool query_form,
                          const char *canonical, const char *hash, const char *signature) {
    AUTO(text_release) Text found = {0}, string = {0}, expected = {0};
    char found_signature[SIG_SIZE];
    sigv4_canonical_request(request, scope, query_form, &found);
    if (strcmp(text_string(&found), canonical) != 0)
        fail_msg("%s, %s: canonical request\n%s\ninstead of\n%s", name, query_form ? "query" : "header",
                 text_string(&found), canonical);
    text_print(&expected, "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n%s", hash);
    sigv4_string_to_sign(scope, text_string(&found), &string);
    if (strcmp(text_string(&string), text_string(&expected)) != 0)
        fail_msg("%s: string to sign %s instead of %s", name, text_string(&string), text_string(&expected));
    sigv4_signature(scope, text_string(&string), found_signature);
    if (strcmp(found_signature, signature) != 0)
        fail_msg("%s: signature %s instead of %s", name, found_signature, signature);
}

static void expect_sent(const Vector *vector, const Text *sent, const char *words) {
    if (!strstr(text_string(sent), words))
        fail_msg("%s: %s lacks %s", vector->name, text_string(sent), words);
}

static void expect_signed(const Vector *vector, const SigRequest *request, const SigScope *scope, bool query_form,
                          const char *signature) {
    AUTO(text_release) Text sent = {0}, expected = {0}, token = {0};
    if (!query_form) {
        sigv4_authorization(request, scope, &sent);
        text_print(&expected, ", Signature=%s", signature);
        expect_sent(vector, &sent, text_string(&expected));
        return;
    }
    sigv4_presigned_query(request, scope, &sent);
    text_print(&expected, "X-Amz-Signature=%s", signature);
    expect_sent(vector, &sent, text_string(&expected));
    if (vector->token) {
        text_put(&token, "X-Amz-Security-Token=");
        sigv4_encode(&token, vector->token, strlen(vector->token), false);
        expect_sent(vector, &sent, text_string(&token));
    }
}

static void test_vectors(void **state) {
    (void)state;
    assert_int_equal(sizeof vectors / sizeof *vectors, 38);
    for (const Vector *vector = vectors; vector < vectors + sizeof vectors / sizeof *vectors; vector++) {
        Parsed parsed;
        char hash[SIG_SIZE];
        parse(vector->request, &parsed);
        SigRequest *request = &parsed.request;
        request->keep_path = vector->keep_path;
        SigScope scope = {.access_key_id = ACCESS_KEY,
                          .secret_access_key = SECRET_KEY,
                          .token = vector->token,
                          .token_after = vector->token_after,
                          .region = "us-east-1",
                          .service = "service",
                          .time = "20150830T123600Z",
                          .expires_s = 3600};
        expect_stages(vector->name, request, &scope, true, vector->query.canonical, vector->query.hash,
                      vector->query.signature);
        expect_signed(vector, request, &scope, true, vector->query.signature);
        if (vector->sign_body) {
            sigv4_sha256(request->body, request->body_length, hash);
            parsed.headers[request->header_count++] = (SigHeader){"X-Amz-Content-Sha256", hash};
        }
        expect_stages(vector->name, request, &scope, false, vector->header.canonical, vector->header.hash,
                      vector->header.signature);
        expect_signed(vector, request, &scope, false, vector->header.signature);
        free(parsed.copy);
    }
    print_message("signature version 4: %zu of %zu public vectors, header and query form each\n",
                  sizeof vectors / sizeof *vectors, sizeof vectors / sizeof *vectors);
}

static void test_header_that_stands_already(void **state) {
    (void)state;
    SigHeader headers[] = {{"Host", "example.amazonaws.com"}, {"x-AMZ-date", "20150830T123600Z"}};
    SigRequest bare = {.method = "GET", .path = "/", .query = "", .headers = headers, .header_count = 1};
    SigRequest full = bare;
    full.header_count = 2;
    SigScope scope = {.access_key_id = ACCESS_KEY,
                      .secret_access_key = SECRET_KEY,
                      .region = "us-east-1",
                      .service = "service",
                      .time = "20150830T123600Z"};
    AUTO(text_release) Text one = {0}, other = {0};
    sigv4_authorization(&bare, &scope, &one);
    sigv4_authorization(&full, &scope, &other);
    assert_string_equal(text_string(&one), text_string(&other));
}

/* Lines of a canonical request that the vectors do not reach: path and query. */
static void test_own_cases(void **state) {
    static const struct {
        const char *name, *path, *query, *canonical_path, *canonical_query;
        bool keep_path;
    } cases[] = {
        {"name without a value", "/", "acl", "/", "acl=", false},
        {"empty value", "/", "acl=", "/", "acl=", false},
        {"name twice, by value", "/", "a=2&a=10&a=1", "/", "a=1&a=10&a=2", false},
        {"value with an equals sign", "/", "a=b=c", "/", "a=b%3Dc", false},
        {"plus is a plus", "/", "a=1+2", "/", "a=1%2B2", false},
        {"lone percent", "/", "a=100%&b=%zz", "/", "a=100%25&b=%25zz", false},
        {"lower-case digits", "/", "a=%2f%c3%a4", "/", "a=%2F%C3%A4", false},
        {"empty pairs", "/", "&a=1&&b=2&", "/", "a=1&b=2", false},
        {"by name before value", "/", "a-=1&a=2", "/", "a=2&a-=1", false},
        {"encoded path, encoded again", "/a%20b", "", "/a%2520b", "", false},
        {"empty path", "", "", "/", "", false},
        {"empty path, kept", "", "", "/", "", true},
        {"above the root", "/../../a", "", "/a", "", false},
        {"last segment up", "/a/b/..", "", "/a/", "", false},
        {"three dots are a name", "/.../a", "", "/.../a", "", false},
        {"last slash stays", "/a/b/", "", "/a/b/", "", false},
    };
    (void)state;
    SigHeader host = {"Host", "localhost:4566"};
    SigScope scope = {.access_key_id = ACCESS_KEY,
                      .secret_access_key = SECRET_KEY,
                      .region = "eu-west-1",
                      .service = "ec2",
                      .time = "20150830T123600Z"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SigRequest request = {.method = "GET",
                              .path = cases[i].path,
                              .query = cases[i].query,
                              .headers = &host,
                              .header_count = 1,
                              .keep_path = cases[i].keep_path};
        AUTO(text_release) Text found = {0}, expected = {0};
        sigv4_canonical_request(&request, &scope, false, &found);
        text_print(&expected, "GET\n%s\n%s\nhost:localhost:4566\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n%s",
                   cases[i].canonical_path, cases[i].canonical_query, EMPTY_HASH);
        if (strcmp(text_string(&found), text_string(&expected)) != 0)
            fail_msg("%s:\n%s\ninstead of\n%s", cases[i].name, text_string(&found), text_string(&expected));
    }
}

static void test_body_that_is_no_text(void **state) {
    (void)state;
    char hash[SIG_SIZE];
    sigv4_sha256("a\0b\xff", 4, hash);
    assert_string_equal(hash, "a37cc3026aae4d519e0b19c298fa913b4dccfdf0658cbccbb7deaa0226d5acdb");
    sigv4_sha256(NULL, 0, hash);
    assert_string_equal(hash, EMPTY_HASH);
    SigHeader host = {"Host", "example.com"};
    SigRequest request = {
        .method = "PUT", .path = "/", .headers = &host, .header_count = 1, .body_hash = "UNSIGNED-PAYLOAD"};
    SigScope scope = {.access_key_id = ACCESS_KEY,
                      .secret_access_key = SECRET_KEY,
                      .region = "eu-west-1",
                      .service = "s3",
                      .time = "20150830T123600Z"};
    AUTO(text_release) Text found = {0};
    sigv4_canonical_request(&request, &scope, false, &found);
    assert_non_null(strstr(text_string(&found), "\nUNSIGNED-PAYLOAD"));
}

/* A whole request of another service and region, with token, port and body, as botocore signs it. */
static void test_other_scope(void **state) {
    (void)state;
    static const char body[] = "Action=DescribeStacks&Version=2010-05-15&StackName=my%20app";
    SigHeader headers[] = {{"Host", "127.0.0.1:4566"},
                           {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    SigRequest request = {.method = "POST",
                          .path = "/",
                          .query = "",
                          .headers = headers,
                          .header_count = 2,
                          .body = body,
                          .body_length = sizeof body - 1};
    SigScope scope = {.access_key_id = "ASIAEXAMPLE",
                      .secret_access_key = "another/secret+key",
                      .token = "tok/en+==",
                      .region = "eu-central-1",
                      .service = "cloudformation",
                      .time = "20261124T200732Z"};
    AUTO(text_release) Text found = {0};
    sigv4_authorization(&request, &scope, &found);
    assert_string_equal(text_string(&found),
                        "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261124/eu-central-1/cloudformation/aws4_request, "
                        "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, "
                        "Signature=37ae1bc6040f19356fe48ff38a44b3d3600f1baab626fdb0069e06535455a341");
}

/* The sign-in token of an RDS database: a presigned GET without its scheme, good for 900 s. */
static void test_rds_token(void **state) {
    (void)state;
    SigHeader host = {"Host", "db.example.eu-west-1.rds.amazonaws.com:5432"};
    SigRequest request = {
        .method = "GET", .path = "/", .query = "Action=connect&DBUser=app_user", .headers = &host, .header_count = 1};
    SigScope scope = {.access_key_id = "ASIAEXAMPLE",
                      .secret_access_key = "another/secret+key",
                      .token = "tok/en+==",
                      .region = "eu-west-1",
                      .service = "rds-db",
                      .time = "20261124T200732Z",
                      .expires_s = 900};
    AUTO(text_release) Text found = {0};
    sigv4_presigned_query(&request, &scope, &found);
    assert_string_equal(text_string(&found),
                        "Action=connect&DBUser=app_user&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                        "ASIAEXAMPLE%2F20261124%2Feu-west-1%2Frds-db%2Faws4_request&X-Amz-Date=20261124T200732Z"
                        "&X-Amz-Expires=900&X-Amz-Security-Token=tok%2Fen%2B%3D%3D&X-Amz-SignedHeaders=host"
                        "&X-Amz-Signature=f874925144ef97322c8c90cc8d39fedc327e4d6f8a6e839a1ef73e68b3728cad");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),     cmocka_unit_test(test_header_that_stands_already),
        cmocka_unit_test(test_own_cases),   cmocka_unit_test(test_body_that_is_no_text),
        cmocka_unit_test(test_other_scope), cmocka_unit_test(test_rds_token),
    };
    return cmocka_run_group_tests_name("sigv4", tests, NULL, NULL);
}
