/* Signatures seen from the service's side: good ones, and what AWS says to the others. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "sandbox/wire/signature.h"

#include <string.h>

#define SECRET "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
static const char body[] = "Action=GetCallerIdentity&Version=2011-06-15";

/* What is wrong with a request: words that replace others in its Authorization header, and what it sends else. */
typedef struct Case {
    const char *name, *from, *to; /* in the Authorization header */
    const char *date, *sent_body; /* X-Amz-Date as sent; the body as sent */
    const char *secret;           /* it is signed with */
    long long seconds_later;      /* when it arrives */
    SignatureState expected;
    const char *words;
} Case;

static char *replaced(const char *text, const char *from, const char *to) {
    const char *at = from ? strstr(text, from) : NULL;
    return at ? memory_print("%.*s%s%s", (int)(at - text), text, to, at + strlen(from)) : memory_copy(text);
}

static SignatureState look(const HttpRequest *request, const char *secret, long long now_ms, Text *problem) {
    AUTO(form_release) Form form = {0};
    AUTO(signature_claim_release) SignatureClaim claim = {0};
    SignatureState state;
    assert_true(form_parse(&form, request->query, strlen(request->query)));
    if (!signature_claim(request, &form, &claim, &state, problem))
        return state;
    return signature_check(request, &claim, secret, now_ms, problem);
}

static void check_header(const Case *one) {
    SigHeader headers[] = {{"Host", "127.0.0.1:4566"},
                           {"Content-Type", "application/x-www-form-urlencoded"},
                           {"X-Amz-Date", "20150830T123600Z"},
                           {"Authorization", ""}};
    SigRequest sent = {.method = "POST",
                       .path = "/",
                       .query = "",
                       .headers = headers,
                       .header_count = 3,
                       .body = body,
                       .body_length = strlen(body)};
    SigScope scope = {.access_key_id = "AKIDEXAMPLE",
                      .secret_access_key = one->secret ? one->secret : SECRET,
                      .region = "us-east-1",
                      .service = "sts",
                      .time = "20150830T123600Z"};
    AUTO(text_release) Text authorization = {0}, problem = {0};
    sigv4_authorization(&sent, &scope, &authorization);
    AUTO(memory_release) char *header = replaced(text_string(&authorization), one->from, one->to);
    headers[3].value = header;
    if (one->date)
        headers[2].value = one->date;
    const char *arrived = one->sent_body ? one->sent_body : body;
    HttpRequest request = {.method = "POST",
                           .path = "/",
                           .query = "",
                           .headers = headers,
                           .header_count = 4,
                           .body = arrived,
                           .body_length = strlen(arrived)};
    SignatureState state =
        look(&request, SECRET, time_parse("2015-08-30T12:36:00Z") + 1000 * one->seconds_later, &problem);
    if (state != one->expected || (one->words && !strstr(text_string(&problem), one->words)))
        fail_msg("%s: found %d, '%s'", one->name, (int)state, text_string(&problem));
}

static void test_header_form(void **state) {
    (void)state;
    static const Case cases[] = {
        {.name = "good", .expected = SIGNATURE_GOOD},
        {.name = "just in time", .seconds_later = 300, .expected = SIGNATURE_GOOD},
        {.name = "just not early", .seconds_later = -300, .expected = SIGNATURE_GOOD},
        {.name = "late",
         .seconds_later = 301,
         .expected = SIGNATURE_LATE,
         .words =
             "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)"},
        {.name = "early",
         .seconds_later = -301,
         .expected = SIGNATURE_EARLY,
         .words =
             "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5"},
        {.name = "another secret", .secret = "other", .expected = SIGNATURE_WRONG, .words = "does not match"},
        {.name = "another body", .sent_body = "Action=Other", .expected = SIGNATURE_WRONG},
        {.name = "another time", .date = "20150830T123700Z", .expected = SIGNATURE_WRONG},
        {.name = "another day",
         .date = "20150831T123600Z",
         .expected = SIGNATURE_INCOMPLETE,
         .words = "Date in Credential scope does not match"},
        {.name = "no time", .date = "yesterday", .expected = SIGNATURE_INCOMPLETE, .words = "X-Amz-Date"},
        {.name = "no signature",
         .from = "Signature=",
         .to = "Sign=",
         .expected = SIGNATURE_INCOMPLETE,
         .words = "requires 'Signature' parameter"},
        {.name = "no headers",
         .from = "SignedHeaders",
         .to = "Headers",
         .expected = SIGNATURE_INCOMPLETE,
         .words = "requires 'SignedHeaders'"},
        {.name = "no scope",
         .from = "/us-east-1/sts/aws4_request",
         .to = "",
         .expected = SIGNATURE_INCOMPLETE,
         .words = "5 slash-delimited"},
        {.name = "another region", .from = "us-east-1", .to = "eu-west-1", .expected = SIGNATURE_WRONG},
        {.name = "host not signed", .from = "host;", .to = "", .expected = SIGNATURE_WRONG},
        {.name = "a header twice",
         .from = "host;",
         .to = "host;host;host;host;host;host;",
         .expected = SIGNATURE_WRONG},
        {.name = "a header that is not there", .from = "host;", .to = "host;x-none;", .expected = SIGNATURE_WRONG},
        {.name = "a longer signature", .from = "Signature=", .to = "Signature=00", .expected = SIGNATURE_WRONG},
        {.name = "another way", .from = "AWS4-HMAC-SHA256", .to = "Basic", .expected = SIGNATURE_MISSING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_header(&cases[i]);
}

static void test_query_form(void **state) {
    (void)state;
    static const struct {
        const char *name, *from, *to;
        long long seconds_later;
        SignatureState expected;
    } cases[] = {{"good", NULL, NULL, 0, SIGNATURE_GOOD},
                 {"in time", NULL, NULL, 900, SIGNATURE_GOOD},
                 {"late", NULL, NULL, 901, SIGNATURE_LATE},
                 {"another action", "GetCallerIdentity", "AssumeRole", 0, SIGNATURE_WRONG},
                 {"longer than signed for", "X-Amz-Expires=900", "X-Amz-Expires=901", 0, SIGNATURE_WRONG},
                 {"longer than a week", "X-Amz-Expires=900", "X-Amz-Expires=604801", 0, SIGNATURE_INCOMPLETE},
                 {"no end", "X-Amz-Expires=900", "X-Amz-Expires=", 0, SIGNATURE_INCOMPLETE},
                 {"a name more", "Action=", "Extra=1&Action=", 0, SIGNATURE_WRONG}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SigHeader headers[] = {{"host", "127.0.0.1"}};
        SigRequest sent = {.method = "GET", .path = "/", .query = body, .headers = headers, .header_count = 1};
        SigScope scope = {.access_key_id = "AKIDEXAMPLE",
                          .secret_access_key = SECRET,
                          .token = "to/ken+",
                          .region = "us-east-1",
                          .service = "sts",
                          .time = "20150830T123600Z",
                          .expires_s = 900};
        AUTO(text_release) Text query = {0}, problem = {0};
        sigv4_presigned_query(&sent, &scope, &query);
        AUTO(memory_release) char *arrived = replaced(text_string(&query), cases[i].from, cases[i].to);
        HttpRequest request = {
            .method = "GET", .path = "/", .query = arrived, .headers = headers, .header_count = 1, .body = ""};
        SignatureState found =
            look(&request, SECRET, time_parse("2015-08-30T12:36:00Z") + 1000 * cases[i].seconds_later, &problem);
        if (found != cases[i].expected)
            fail_msg("%s: found %d, '%s'", cases[i].name, (int)found, text_string(&problem));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_header_form), cmocka_unit_test(test_query_form)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
