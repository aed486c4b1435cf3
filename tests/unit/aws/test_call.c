/* Whole calls of a real session, against a server on loopback that answers as told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <time.h>

#include "aws/cloudformation.h"
#include "aws/ec2.h"
#include "aws/internal.h"
#include "aws/services.h"
#include "base/clock.h"
#include "tests/unit/aws/listener.h"

#define XML_REPLY(status, body) "HTTP/1.1 " status "\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n" body
#define IDENTITY                                                                                                       \
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account><Arn>arn:aws:iam::1:user/x"    \
    "</Arn><UserId>AIDA</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>"
#define FAILURE(code) "<ErrorResponse><Error><Code>" code "</Code><Message>m</Message></Error></ErrorResponse>"
#define EC2_FAILURE(code)                                                                                              \
    "<Response><Errors><Error><Code>" code "</Code><Message>m</Message></Error></Errors></Response>"

/* A server, a session that calls it, and what the session told while it waited. */
typedef struct Scene {
    Listener listener;
    AwsContext aws;
    char told[200];
    Error err;
} Scene;

static void note_waiting(void *data, const char *why, long long ms) {
    Scene *scene = data;
    (void)ms;
    snprintf(scene->told, sizeof scene->told, "%s", why);
}

static void scene_open(Scene *scene, const Answer *answers, size_t count) {
    char url[64];
    *scene = (Scene){0};
    listener_start(&scene->listener, answers, count);
    snprintf(url, sizeof url, "http://127.0.0.1:%d", scene->listener.port);
    AwsOptions options = {.region = "eu-west-1",
                          .endpoint_url = url,
                          .checkip_url = url,
                          .access_key_id = "AKIDEXAMPLE",
                          .secret_access_key = "wJalrXUtnFEMI/K7MDENG"};
    scene->aws =
        (AwsContext){.session = aws_session_new(&options, &scene->err), .waiting = note_waiting, .data = scene};
    assert_non_null(scene->aws.session);
}

static void scene_close(Scene *scene) {
    aws_session_free(scene->aws.session);
    listener_stop(&scene->listener);
    listener_release(&scene->listener);
}

static void expect_request(Scene *scene, const char *words) {
    pthread_mutex_lock(&scene->listener.lock);
    bool there = strstr(scene->listener.last, words) != NULL;
    pthread_mutex_unlock(&scene->listener.lock);
    if (!there)
        fail_msg("no \"%s\" in\n%s", words, scene->listener.last);
}

static void test_what_is_sent(void **state) {
    static const Answer answers[] = {{XML_REPLY("200 OK", IDENTITY), true}};
    Scene scene;
    StsIdentity identity;
    (void)state;
    scene_open(&scene, answers, 1);
    assert_true(sts_caller_identity(&scene.aws, &identity, &scene.err));
    assert_string_equal(identity.account, "123456789012");
    assert_string_equal(identity.arn, "arn:aws:iam::1:user/x");
    expect_request(&scene, "POST / HTTP/1.1\r\n");
    expect_request(&scene, "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n");
    expect_request(&scene, "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
    expect_request(&scene, "/eu-west-1/sts/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=");
    expect_request(&scene, "User-Agent: secure-rds/" VERSION "\r\n");
    expect_request(&scene, "\r\n\r\nAction=GetCallerIdentity&Version=2011-06-15");
    scene_close(&scene);
}

static void test_json_call(void **state) {
    static const Answer answers[] = {
        {XML_REPLY("200 OK", "{\"Parameter\": {\"Name\": \"p\", \"Value\": \"ami-1\"}}"), true}};
    Scene scene;
    char *value = NULL;
    (void)state;
    scene_open(&scene, answers, 1);
    assert_true(ssm_parameter(&scene.aws, "/aws/service/x", &value, &scene.err));
    assert_string_equal(value, "ami-1");
    free(value);
    expect_request(&scene, "X-Amz-Target: AmazonSSM.GetParameter\r\n");
    expect_request(&scene, "Content-Type: application/x-amz-json-1.1\r\n");
    expect_request(&scene, "SignedHeaders=content-type;host;x-amz-date;x-amz-target, ");
    expect_request(&scene, "{\"Name\":\"/aws/service/x\"}");
    scene_close(&scene);
}

/* What is repeated, and how often: `requests` is what the server saw. */
static void test_retries(void **state) {
    static const struct {
        const char *name;
        bool repeatable;
        Answer answers[3];
        bool ok;
        int requests;
        ErrorKind kind;
        const char *told;
    } cases[] = {
        {"500, then well",
         true,
         {{XML_REPLY("500 No", FAILURE("InternalFailure")), true}, {XML_REPLY("200 OK", IDENTITY), true}, {"", true}},
         true,
         2,
         0,
         "GetCallerIdentity got no good answer"},
        {"throttled, then well",
         true,
         {{XML_REPLY("400 No", FAILURE("Throttling")), true}, {XML_REPLY("200 OK", IDENTITY), true}, {"", true}},
         true,
         2,
         0,
         "GetCallerIdentity is throttled"},
        {"throttled inside a 200",
         true,
         {{XML_REPLY("200 OK", FAILURE("Throttling")), true}, {XML_REPLY("200 OK", IDENTITY), true}, {"", true}},
         true,
         2,
         0,
         "throttled"},
        {"dropped, then well",
         true,
         {{"", true}, {XML_REPLY("200 OK", IDENTITY), true}, {"", true}},
         true,
         2,
         0,
         "no good"},
        {"truncated, then well",
         true,
         {{XML_REPLY("200 OK", "<GetCallerIdentityResponse>"), true},
          {XML_REPLY("200 OK", IDENTITY), true},
          {"", true}},
         true,
         2,
         0,
         "no good"},
        {"dropped for ever", true, {{"", true}, {"", true}, {"", true}}, false, 3, ERROR_NETWORK, "no good"},
        {"denied",
         true,
         {{XML_REPLY("403 No", FAILURE("AccessDenied")), true}, {"", true}, {"", true}},
         false,
         1,
         ERROR_DENIED,
         ""},
        {"a page",
         true,
         {{XML_REPLY("200 OK", "<html></html>"), true}, {"", true}, {"", true}},
         false,
         1,
         ERROR_NETWORK,
         ""},
        {"once only: dropped", false, {{"", true}, {"", true}, {"", true}}, false, 1, ERROR_NETWORK, ""},
        {"once only: 500",
         false,
         {{XML_REPLY("500 No", EC2_FAILURE("InternalError")), true}, {"", true}, {"", true}},
         false,
         1,
         ERROR_NETWORK,
         ""},
        {"once only: throttled",
         false,
         {{XML_REPLY("503 No", EC2_FAILURE("RequestLimitExceeded")), true},
          {XML_REPLY("200 OK", "<ImportKeyPairResponse><keyName>k</keyName>"
                               "</ImportKeyPairResponse>"),
           true},
          {"", true}},
         true,
         2,
         0,
         "ImportKeyPair is throttled"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scene scene;
        StsIdentity identity;
        Ec2KeyPair pair = {0};
        scene_open(&scene, cases[i].answers, 3);
        bool ok = cases[i].repeatable ? sts_caller_identity(&scene.aws, &identity, &scene.err)
                                      : ec2_import_key_pair(&scene.aws, "k", "ssh-ed25519 AAAA", &pair, &scene.err);
        if (ok != cases[i].ok || listener_requests(&scene.listener) != cases[i].requests ||
            (ok ? scene.err.said[0] != '\0' : scene.err.kind != cases[i].kind) || !strstr(scene.told, cases[i].told))
            fail_msg("%s: %d after %d requests, kind %d, \"%s\", told \"%s\"", cases[i].name, ok,
                     listener_requests(&scene.listener), scene.err.kind, scene.err.said, scene.told);
        Ec2KeyPairs one = {memory_new(1, sizeof pair), 1};
        one.items[0] = pair;
        ec2_key_pairs_release(&one);
        scene_close(&scene);
    }
}

/* A clock that is an hour behind is noticed by the Date header, and set right for this call and those after it. */
static void test_clock(void **state) {
    char refused[600], date[64];
    Clock wall = clock_wall();
    time_t ahead = (time_t)(clock_now_ms(&wall) / 1000) + 3600;
    struct tm parts;
    (void)state;
    gmtime_r(&ahead, &parts);
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    snprintf(refused, sizeof refused,
             "HTTP/1.1 403 No\r\nDate: %s\r\nConnection: close\r\n\r\n" FAILURE("SignatureDoesNotMatch"), date);
    Answer answers[] = {{refused, true}, {XML_REPLY("200 OK", IDENTITY), true}, {refused, true}};
    Scene scene;
    StsIdentity identity;
    char signed_at[32];
    scene_open(&scene, answers, 3);
    assert_true(sts_caller_identity(&scene.aws, &identity, &scene.err));
    assert_int_equal(listener_requests(&scene.listener), 2);
    strftime(signed_at, sizeof signed_at, "X-Amz-Date: %Y%m%dT%H", &parts);
    expect_request(&scene, signed_at);
    /* Now the clocks agree: the same refusal means the keys. */
    assert_false(sts_caller_identity(&scene.aws, &identity, &scene.err));
    assert_int_equal(listener_requests(&scene.listener), 3);
    assert_int_equal(scene.err.kind, ERROR_SIGN_IN);
    scene_close(&scene);
}

#define EARLY                                                                                                          \
    "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature not yet current: 20261124T200732Z is " \
    "still later than 20261124T190732Z (20261124T190232Z + 5 min.)</Message></Error></ErrorResponse>"

/* Where something in between takes the Date away, the words are what is left to tell the clock from the keys. */
static void test_clock_without_date(void **state) {
    (void)state;
    Answer answers[] = {{XML_REPLY("403 No", EARLY), true}};
    Scene scene;
    StsIdentity identity;
    scene_open(&scene, answers, 1);
    assert_false(sts_caller_identity(&scene.aws, &identity, &scene.err));
    assert_non_null(strstr(scene.err.remedy, "set this machine's clock"));
    scene_close(&scene);
}

/* ---- pages, and what the services make of their replies */

#define EVENT(id)                                                                                                      \
    "<member><EventId>" id "</EventId><Timestamp>2026-11-24T20:07:32.5Z</Timestamp><LogicalResourceId>Db"              \
    "</LogicalResourceId><ResourceStatus>CREATE_FAILED</ResourceStatus></member>"
#define EVENTS(items, token)                                                                                           \
    XML_REPLY("200 OK", "<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>" items                  \
                        "</StackEvents>" token "</DescribeStackEventsResult></DescribeStackEventsResponse>")

static void test_event_pages(void **state) {
    static const Answer answers[] = {{EVENTS(EVENT("e5") EVENT("e4"), "<NextToken>t1</NextToken>"), true},
                                     {EVENTS(EVENT("e3") EVENT("e2") EVENT("e1"), "<NextToken>t2</NextToken>"), true}};
    Scene scene;
    CfnEvents events = {0};
    (void)state;
    scene_open(&scene, answers, 2);
    assert_true(cfn_describe_events(&scene.aws, "myapp", "e2", 0, &events, &scene.err));
    assert_int_equal(events.count, 3);
    assert_string_equal(events.items[0].id, "e5");
    assert_string_equal(events.items[2].id, "e3");
    assert_int_equal(events.items[0].at_ms, 1795550852500LL);
    assert_string_equal(events.items[0].reason, "");
    expect_request(&scene, "StackName=myapp&NextToken=t1");
    cfn_events_release(&events);
    scene_close(&scene);
}

static void test_pages_in_a_circle(void **state) {
    static const Answer answers[] = {{EVENTS(EVENT("e"), "<NextToken>t1</NextToken>"), true},
                                     {EVENTS(EVENT("e"), "<NextToken>t2</NextToken>"), true},
                                     {EVENTS(EVENT("e"), "<NextToken>t1</NextToken>"), true}};
    Scene scene;
    CfnEvents events = {0};
    (void)state;
    scene_open(&scene, answers, 3);
    assert_false(cfn_describe_events(&scene.aws, "myapp", NULL, 0, &events, &scene.err));
    assert_int_equal(listener_requests(&scene.listener), 3);
    assert_non_null(strstr(scene.err.said, "again and again"));
    assert_null(events.items);
    scene_close(&scene);
}

static void test_unknown_stack(void **state) {
    static const Answer answers[] = {
        {XML_REPLY("400 No", "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id myapp does not "
                             "exist</Message></Error></ErrorResponse>"),
         true}};
    Scene scene;
    CfnStack stack;
    (void)state;
    scene_open(&scene, answers, 1);
    assert_false(cfn_describe_stack(&scene.aws, "myapp", &stack, &scene.err));
    assert_string_equal(scene.err.code, "StackNotFound");
    scene_close(&scene);
}

static void test_orderable_classes(void **state) {
    static const Answer answers[] = {
        {XML_REPLY("200 OK", "<DescribeDBEngineVersionsResponse><DescribeDBEngineVersionsResult><DBEngineVersions>"
                             "<DBEngineVersion><EngineVersion>17.6</EngineVersion></DBEngineVersion></DBEngineVersions>"
                             "</DescribeDBEngineVersionsResult></DescribeDBEngineVersionsResponse>"),
         true},
        {XML_REPLY(
             "200 OK",
             "<DescribeOrderableDBInstanceOptionsResponse><DescribeOrderableDBInstanceOptionsResult>"
             "<OrderableDBInstanceOptions>"
             "<OrderableDBInstanceOption><DBInstanceClass>db.t4g.micro</DBInstanceClass><StorageType>gp2</StorageType>"
             "</OrderableDBInstanceOption>"
             "<OrderableDBInstanceOption><DBInstanceClass>db.t4g.micro</DBInstanceClass><StorageType>gp3</StorageType>"
             "<MultiAZCapable>true</MultiAZCapable><AvailabilityZones><AvailabilityZone><Name>eu-west-1a</Name>"
             "</AvailabilityZone></AvailabilityZones></OrderableDBInstanceOption>"
             "<OrderableDBInstanceOption><DBInstanceClass>db.t4g.micro</DBInstanceClass><StorageType>gp3</StorageType>"
             "<AvailabilityZones><AvailabilityZone><Name>eu-west-1a</Name></AvailabilityZone><AvailabilityZone>"
             "<Name>eu-west-1b</Name></AvailabilityZone></AvailabilityZones></OrderableDBInstanceOption>"
             "</OrderableDBInstanceOptions></DescribeOrderableDBInstanceOptionsResult>"
             "</DescribeOrderableDBInstanceOptionsResponse>"),
         true}};
    Scene scene;
    AUTO(rds_classes_release) RdsClasses classes = {0};
    (void)state;
    scene_open(&scene, answers, 2);
    assert_true(rds_orderable_classes(&scene.aws, "17", &classes, &scene.err));
    assert_int_equal(classes.count, 1);
    assert_string_equal(classes.items[0].name, "db.t4g.micro");
    assert_string_equal(classes.items[0].zones, "eu-west-1a eu-west-1b");
    assert_true(classes.items[0].gp3 && classes.items[0].multi_az && !classes.items[0].iam);
    expect_request(&scene, "Engine=postgres&EngineVersion=17.6&");
    scene_close(&scene);
}

static void test_quota_falls_back(void **state) {
    static const Answer answers[] = {{XML_REPLY("400 No", "{\"__type\":\"NoSuchResourceException\"}"), true},
                                     {XML_REPLY("200 OK", "{\"Quota\": {\"Value\": 5}}"), true}};
    Scene scene;
    double value = 0;
    (void)state;
    scene_open(&scene, answers, 2);
    assert_true(quota_value(&scene.aws, "vpc", "L-F678F1CE", &value, &scene.err));
    assert_int_equal((int)value, 5);
    expect_request(&scene, "ServiceQuotasV20190624.GetAWSDefaultServiceQuota");
    scene_close(&scene);
}

static void test_own_address(void **state) {
    static const struct {
        const char *name, *reply, *address;
    } cases[] = {
        {"an address", XML_REPLY("200 OK", "203.0.113.7\n"), "203.0.113.7"},
        {"six", XML_REPLY("200 OK", "2001:db8::1\n"), "2001:db8::1"},
        {"twice the same", XML_REPLY("200 OK", "203.0.113.9, 203.0.113.9\n"), "203.0.113.9"},
        {"two", XML_REPLY("200 OK", "203.0.113.9, 198.51.100.4\n"), NULL},
        {"one of each family", XML_REPLY("200 OK", "2001:db8::7, 203.0.113.9\n"), "203.0.113.9"},
        {"the other way round", XML_REPLY("200 OK", "203.0.113.9,2001:db8::7\n"), "203.0.113.9"},
        {"IPv6 alone", XML_REPLY("200 OK", "2001:db8::7\n"), "2001:db8::7"},
        {"two lines", XML_REPLY("200 OK", "203.0.113.9\n198.51.100.4\n"), NULL},
        {"a page", XML_REPLY("200 OK", "<html>sign in</html>"), NULL},
        {"nothing", XML_REPLY("200 OK", ""), NULL},
        {"refused", XML_REPLY("403 No", "203.0.113.7"), NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Answer answer = {cases[i].reply, true};
        Scene scene;
        char address[64] = "";
        scene_open(&scene, &answer, 1);
        bool ok = checkip_address(&scene.aws, address, &scene.err);
        if (ok != (cases[i].address != NULL) || (ok && strcmp(address, cases[i].address) != 0))
            fail_msg("%s: %d, %s, %s", cases[i].name, ok, address, scene.err.said);
        if (strncmp(cases[i].name, "two", 3) == 0 && !strstr(scene.err.said, "203.0.113.9 and 198.51.100.4"))
            fail_msg("%s: %s", cases[i].name, scene.err.said);
        scene_close(&scene);
    }
}

/* A call that waits for its next attempt ends at once when that is wished. */
static void cancel_at_wait(void *data, const char *why, long long ms) {
    (void)why, (void)ms;
    cancel_request(data);
}

static void test_cancel_while_waiting(void **state) {
    static const Answer answers[] = {
        {"HTTP/1.1 400 No\r\nx-amz-retry-after: 5000\r\nConnection: close\r\n\r\n" FAILURE("Throttling"), true}};
    Scene scene;
    StsIdentity identity;
    Cancel cancel = {0};
    (void)state;
    scene_open(&scene, answers, 1);
    scene.aws.cancel = &cancel;
    scene.aws.waiting = cancel_at_wait;
    scene.aws.data = &cancel;
    assert_false(sts_caller_identity(&scene.aws, &identity, &scene.err));
    assert_int_equal(scene.err.kind, ERROR_CANCELLED);
    assert_int_equal(listener_requests(&scene.listener), 1);
    scene_close(&scene);
}

static void note_wait(void *data, const char *why, long long ms) {
    (void)why;
    *(long long *)data = ms;
}

/* A reply that asks for patience gets it, in each of the three forms. */
static void test_wait_that_is_asked_for(void **state) {
    static const char moment[] = "Date: Tue, 24 Nov 2026 20:07:32 GMT\r\nRetry-After: Tue, 24 Nov 2026 20:07:33 GMT";
    static const char *const headers[] = {"x-amz-retry-after: 1200", "Retry-After: 1", moment};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        char refused[400];
        snprintf(refused, sizeof refused, "HTTP/1.1 503 No\r\n%s\r\nConnection: close\r\n\r\n%s", headers[i],
                 FAILURE("ServiceUnavailable"));
        Answer answers[] = {{refused, true}, {XML_REPLY("200 OK", IDENTITY), true}};
        Scene scene;
        StsIdentity identity;
        long long waited = 0;
        scene_open(&scene, answers, 2);
        scene.aws.waiting = note_wait;
        scene.aws.data = &waited;
        long long started = clock_monotonic_ms();
        assert_true(sts_caller_identity(&scene.aws, &identity, &scene.err));
        assert_true(clock_monotonic_ms() - started >= 990);
        assert_in_range(waited, 1000, 1200);
        scene_close(&scene);
    }
}

static int pin_environment(void **state) {
    (void)state;
    clearenv();
    setenv("HOME", "/dev/null", 1);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_sent),
        cmocka_unit_test(test_json_call),
        cmocka_unit_test(test_retries),
        cmocka_unit_test(test_clock),
        cmocka_unit_test(test_clock_without_date),
        cmocka_unit_test(test_event_pages),
        cmocka_unit_test(test_pages_in_a_circle),
        cmocka_unit_test(test_unknown_stack),
        cmocka_unit_test(test_orderable_classes),
        cmocka_unit_test(test_quota_falls_back),
        cmocka_unit_test(test_own_address),
        cmocka_unit_test(test_cancel_while_waiting),
        cmocka_unit_test(test_wait_that_is_asked_for),
    };
    return cmocka_run_group_tests_name("call", tests, pin_environment, NULL);
}
