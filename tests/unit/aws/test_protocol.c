/* Replies of all kinds, honest and hostile: what they hold, or what is told about them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/internal.h"
#include "aws/params.h"
#include "aws/protocol.h"
#include "aws/xml.h"
#include "base/memory.h"

/* ---- XML */

static void test_xml_tree(void **state) {
    Error err = {0};
    (void)state;
    static const char text[] =
        "<?xml version=\"1.0\"?>\n<A xmlns=\"urn:x\">\n  <B>one &lt;two&gt; <![CDATA[& three]]></B>\n"
        "  <C/>\n  <L><member>1</member><member>2</member></L><B>again</B></A>";
    AUTO(xml_release) XmlNode *root = xml_parse(text, sizeof text - 1, &err);
    assert_non_null(root);
    assert_string_equal(root->name, "A");
    assert_string_equal(root->text, "");
    assert_string_equal(xml_text(root, "B"), "one <two> & three");
    assert_string_equal(xml_text(root, "C"), "");
    assert_string_equal(xml_text(root, "D"), "");
    assert_string_equal(xml_text(xml_child(xml_child(root, "X"), "Y"), "Z"), "");
    size_t count;
    const XmlNode *const *list = xml_list(root, "L", &count);
    assert_int_equal(count, 2);
    assert_string_equal(list[1]->text, "2");
    xml_list(root, "none", &count);
    assert_int_equal(count, 0);
}

static void test_xml_refused(void **state) {
    static char deep[70 * 3 + 1], wide[600 * 1000 * 4 + 8];
    static const struct {
        const char *name, *text, *said;
    } cases[] = {
        {"empty", "", "no element"},
        {"cut", "<a><b>text", "no element"},
        {"crossed", "<a><b></a></b>", "mismatched"},
        {"two roots", "<a/><b/>", "junk"},
        {"own entities", "<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>", "document type"},
        {"a file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "document type"},
        {"an outer type", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x\"><a/>", "document type"},
        {"an unknown entity", "<a>&nbsp;</a>", "undefined entity"},
        {"too deep", deep, "too deep"},
        {"too many", wide, "too many"},
        {"no text", "\x01\x02\x03", "not well-formed"},
        {"bad UTF-8", "<a>\xff\xfe</a>", "not well-formed"},
    };
    (void)state;
    for (char *end = deep; end < deep + 70 * 3; end += 3)
        memcpy(end, "<d>", 3);
    char *end = wide + sprintf(wide, "<a>");
    for (int i = 0; i < 600 * 1000; i++, end += 4)
        memcpy(end, "<d/>", 4);
    strcpy(end, "</a>");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        XmlNode *root = xml_parse(cases[i].text, strlen(cases[i].text), &err);
        if (root || !strstr(err.said, cases[i].said))
            fail_msg("%s: %s", cases[i].name, root ? "was taken" : err.said);
    }
}

/* ---- replies */

typedef struct Case {
    const char *name;
    AwsOperationId operation;
    int status;
    const char *type, *body;
    bool ok;
    Fault fault;
    ErrorKind kind;
    const char *code, *said, *remedy;
} Case;

#define XML "text/xml"
#define JSON "application/x-amz-json-1.1"

static const Case cases[] = {
    {"query, a result", OP_CFN_DESCRIBE_STACKS, 200, XML,
     "<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>",
     .ok = true},
    {"query, nothing to say", OP_CFN_DELETE_STACK, 200, XML,
     "<DeleteStackResponse><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DeleteStackResponse>",
     .ok = true},
    {"ec2, a reply", OP_EC2_DESCRIBE_VPCS, 200, XML, "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>",
     .ok = true},
    {"json, a reply", OP_SSM_GET_PARAMETER, 200, JSON, "{\"Parameter\": {\"Value\": \"x\"}}", .ok = true},
    /* moto's server writes JSON under this label */
    {"json, called a page", OP_SSM_GET_PARAMETER, 200, "text/html", "{\"Parameter\": {}}", .ok = true},
    {"json, an empty one", OP_SSM_GET_PARAMETER, 200, JSON, "", .ok = true},

    {"query, an error", OP_CFN_CREATE_CHANGE_SET, 400, XML,
     "<ErrorResponse><Error><Type>Sender</Type><Code>AlreadyExistsException</Code><Message>ChangeSet x exists</Message>"
     "</Error><RequestId>7f3c</RequestId></ErrorResponse>",
     false, FAULT_FINAL, ERROR_FAILED, "AlreadyExistsException",
     "AlreadyExistsException: ChangeSet x exists (HTTP 400, request 7f3c)", ""},
    {"ec2, an error", OP_EC2_DESCRIBE_VPCS, 403, XML,
     "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized. Encoded "
     "authorization "
     "failure message: q8Xz</Message></Error></Errors><RequestID>e1</RequestID></Response>",
     false, FAULT_FINAL, ERROR_DENIED, "UnauthorizedOperation",
     "UnauthorizedOperation: You are not authorized. (HTTP 403, request e1)", "ec2:DescribeVpcs"},
    {"json, an error", OP_SECRETS_DESCRIBE_SECRET, 400, JSON,
     "{\"__type\": \"com.amazonaws.secretsmanager#ResourceNotFoundException\", \"Message\": \"no such secret\"}", false,
     FAULT_FINAL, ERROR_FAILED, "ResourceNotFoundException",
     "ResourceNotFoundException: no such secret (HTTP 400, request from-header)", ""},
    {"json, small message, bare type", OP_SSM_GET_PARAMETER, 400, JSON,
     "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}", false, FAULT_FINAL, ERROR_DENIED,
     "AccessDeniedException", "AccessDeniedException: no", "ssm:GetParameter"},
    {"200 with an error inside", OP_CFN_DESCRIBE_STACKS, 200, XML,
     "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>", false,
     FAULT_THROTTLED, ERROR_FAILED, "Throttling", "Throttling: Rate exceeded", "wait a moment"},
    {"200 with a json error inside", OP_SSM_GET_PARAMETER, 200, JSON,
     "{\"__type\":\"InternalServerError\",\"message\":\"oh\"}", false, FAULT_FINAL, ERROR_FAILED, "InternalServerError",
     "InternalServerError: oh", ""},
    {"expired", OP_CFN_DESCRIBE_STACKS, 403, XML,
     "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The token has expired</Message></Error></ErrorResponse>",
     false, FAULT_EXPIRED, ERROR_SIGN_IN, "ExpiredToken", "has expired", "sign in again"},
    {"wrong key", OP_STS_GET_CALLER_IDENTITY, 403, XML,
     "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token is invalid</Message></Error>"
     "</ErrorResponse>",
     false, FAULT_FINAL, ERROR_SIGN_IN, "InvalidClientTokenId", "invalid", "AWS_PROFILE"},
    {"wrong secret", OP_STS_GET_CALLER_IDENTITY, 403, XML,
     "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>m</Message></Error></ErrorResponse>", false,
     FAULT_CLOCK, ERROR_SIGN_IN, "SignatureDoesNotMatch", "m", "keys"},
    {"another account's image", OP_EC2_DESCRIBE_VPCS, 401, XML,
     "<Response><Errors><Error><Code>AuthFailure</Code><Message>Not authorized for images: [ami-0a1b2c3d4e5f60718]"
     "</Message></Error></Errors><RequestID>e2</RequestID></Response>",
     false, FAULT_CLOCK, ERROR_DENIED, "AuthFailure", "Not authorized for images", "its owner has to share it"},
    {"failure of AWS", OP_CFN_DESCRIBE_STACKS, 500, XML,
     "<ErrorResponse><Error><Code>InternalFailure</Code><Message/></Error></ErrorResponse>", false, FAULT_TRANSIENT,
     ERROR_NETWORK, "InternalFailure", "InternalFailure (HTTP 500", "health.aws"},

    {"a sign-in page", OP_CFN_DESCRIBE_STACKS, 200, "text/html", "<!DOCTYPE html><html><title>Hotel</title></html>",
     false, FAULT_FINAL, ERROR_NETWORK, "", "a web page came back from host in place of AWS's reply (HTTP 200)",
     "browser"},
    {"a page that is XML", OP_CFN_DESCRIBE_STACKS, 200, "", " <html><body/></html>", false, FAULT_FINAL, ERROR_NETWORK,
     "", "a web page", "browser"},
    {"a page for json", OP_SSM_GET_PARAMETER, 200, "text/html; charset=utf-8", "<p>hello", false, FAULT_FINAL,
     ERROR_NETWORK, "", "a web page", "browser"},
    {"a balancer's page", OP_SSM_GET_PARAMETER, 502, "text/html", "<html>Bad Gateway</html>", false, FAULT_TRANSIENT,
     ERROR_NETWORK, "", "the page of a failed server came back from host", "health.aws"},
    {"a server's page in place of XML", OP_CFN_DESCRIBE_STACKS, 500, "text/html", "<!doctype html><p>oh", false,
     FAULT_TRANSIENT, ERROR_NETWORK, "", "failed server came back from host in place of AWS's reply (HTTP 500)",
     "an endpoint that you set"},
    {"a sign-in is required", OP_CFN_DESCRIBE_STACKS, 511, "text/html", "<html>Hotel</html>", false, FAULT_FINAL,
     ERROR_NETWORK, "", "a web page", "browser"},
    {"a redirection", OP_CFN_DESCRIBE_STACKS, 302, "", "", false, FAULT_FINAL, ERROR_NETWORK, "", "a redirection",
     "browser"},
    {"truncated XML", OP_CFN_DESCRIBE_STACKS, 200, XML, "<DescribeStacksResponse><Describe", false, FAULT_TRANSIENT,
     ERROR_NETWORK, "", "no reply of AWS", "try again"},
    {"truncated json", OP_SSM_GET_PARAMETER, 200, JSON, "{\"Parameter\": {\"Val", false, FAULT_TRANSIENT, ERROR_NETWORK,
     "", "no reply of AWS", "try again"},
    {"an array", OP_SSM_GET_PARAMETER, 200, JSON, "[1, 2]", false, FAULT_TRANSIENT, ERROR_NETWORK, "",
     "no reply of AWS", "try again"},
    {"another call's reply", OP_CFN_DESCRIBE_STACKS, 200, XML, "<ListStacksResponse/>", false, FAULT_TRANSIENT,
     ERROR_NETWORK, "", "no reply of AWS", "try again"},
    {"nothing", OP_CFN_DESCRIBE_STACKS, 200, XML, "", false, FAULT_TRANSIENT, ERROR_NETWORK, "", "an empty reply",
     "try again"},
    {"refused without words", OP_CFN_DESCRIBE_STACKS, 403, "", "", false, FAULT_FINAL, ERROR_NETWORK, "",
     "an empty reply came back from host (HTTP 403)", "proxy"},
    {"escape codes", OP_CFN_CREATE_CHANGE_SET, 400, JSON,
     "<ErrorResponse><Error><Code>Val\xe2\x80\xaeid</Code><Message>a\nb\xc2\x9b"
     "31m</Message></Error></ErrorResponse>",
     false, FAULT_FINAL, ERROR_FAILED, "Val\\u202eid", "Val\\u202eid: a b\\x9b31m", ""},
};

static void test_replies(void **state) {
    (void)state;
    for (const Case *row = cases; row < cases + sizeof cases / sizeof *cases; row++) {
        HttpHeader headers[] = {{"Content-Type", row->type}, {"x-amzn-RequestId", "from-header"}};
        HttpReply reply = {.status = row->status,
                           .headers = headers,
                           .header_count = 2,
                           .body = (char *)row->body,
                           .body_length = strlen(row->body)};
        AwsResult result;
        Fault fault;
        Error err = {0};
        bool ok = protocol_read(aws_operation(row->operation), &reply, "host", &result, &fault, &err);
        if (ok != row->ok || (ok && !result.xml == !result.json))
            fail_msg("%s: %d, \"%s\"", row->name, ok, err.said);
        if (!ok && (fault != row->fault || err.kind != row->kind || strcmp(err.code, row->code) != 0 ||
                    !strstr(err.said, row->said) || !strstr(err.remedy, row->remedy) || err.http_status != row->status))
            fail_msg("%s: fault %d, kind %d, code %s, \"%s\", \"%s\"", row->name, fault, err.kind, err.code, err.said,
                     err.remedy);
        aws_result_release(&result);
    }
    print_message("hostile replies: %zu written by hand\n", sizeof cases / sizeof *cases);
}

/* Every prefix of a good reply, and the reply with each byte changed: no crash, no leak, no endless loop. */
static void test_mangled_replies(void **state) {
    static const char good[] =
        "<ErrorResponse xmlns=\"x\"><Error><Code>A</Code><Message>b &amp; c</Message></Error></ErrorResponse>";
    (void)state;
    size_t tried = 0;
    HttpReply reply = {.status = 400};
    for (size_t i = 0; i < 2 * sizeof good; i++) {
        for (AwsOperationId id = OP_CFN_DESCRIBE_STACKS;; id = OP_SSM_GET_PARAMETER) {
            AUTO(memory_release) char *bytes = memory_copy(good);
            AwsResult result;
            Fault fault;
            Error err = {0};
            reply.body = bytes;
            reply.body_length = sizeof good - 1;
            if (i < sizeof good)
                bytes[reply.body_length = i] = '\0';
            else if (i < 2 * sizeof good - 1)
                bytes[i - sizeof good] ^= 0x11;
            assert_false(protocol_read(aws_operation(id), &reply, "host", &result, &fault, &err));
            assert_true(err.said[0]);
            tried++;
            if (id == OP_SSM_GET_PARAMETER)
                break;
        }
    }
    print_message("hostile replies: %zu cut or with a byte changed\n", tried);
}

/* Good replies with some of their bytes changed, cut out or doubled: the same ones in each run. */
static void test_mutated_replies(void **state) {
    enum { ROUNDS = 4000 };
    (void)state;
    uint32_t chance = 1;
    size_t tried = 0;
    for (const Case *row = cases; row < cases + sizeof cases / sizeof *cases; row++) {
        size_t length = strlen(row->body);
        HttpHeader type = {"Content-Type", row->type};
        for (int round = 0; length > 0 && round < ROUNDS; round++, tried++) {
            AUTO(memory_release) char *bytes = memory_copy(row->body);
            size_t left = length;
            for (int change = 0; change < 1 + round % 4; change++) {
                chance = chance * 1664525 + 1013904223;
                size_t at = chance % left, span = 1 + (chance >> 16) % 8;
                if (chance >> 30 == 0 && at + 2 * span <= left)
                    memcpy(bytes + at, bytes + at + span, span);
                else if (chance >> 30 == 1)
                    left = at + 1;
                else
                    bytes[at] = (char)(chance >> 8);
            }
            HttpReply reply = {
                .status = row->status, .headers = &type, .header_count = 1, .body = bytes, .body_length = left};
            AwsResult result;
            Fault fault;
            Error err = {0};
            if (!protocol_read(aws_operation(row->operation), &reply, "host", &result, &fault, &err))
                assert_true(err.said[0] && err.http_status == row->status);
            aws_result_release(&result);
        }
    }
    print_message("hostile replies: %zu changed at random\n", tried);
}

/* ---- requests */

static void test_form(void **state) {
    (void)state;
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(text_release) Text body = {0};
    aws_params_add(params, "StackName", "my app&x=1\xc3\xa4");
    aws_params_add(params, "RoleARN", NULL);
    aws_params_addf(params, "", "Tags.member.%d.%s", 1, "Value");
    protocol_form(aws_operation(OP_CFN_DESCRIBE_STACKS), params, &body);
    assert_string_equal(text_string(&body), "Action=DescribeStacks&Version=2010-05-15&StackName=my%20app%26x%3D1%C3%A4"
                                            "&Tags.member.1.Value=");
}

static void test_table_of_operations(void **state) {
    size_t count;
    const AwsOperation *operations = aws_operations(&count);
    (void)state;
    assert_true(count > 30);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(operations[i].name);
        assert_non_null(operations[i].service);
        for (size_t j = 0; j < i; j++)
            if (operations[i].service == operations[j].service)
                assert_string_not_equal(operations[i].name, operations[j].name);
    }
}

/* Each has a place, and what it is about stands in it as one segment of the path. */
static void test_routes(void **state) {
    size_t count, rest = 0;
    const AwsOperation *operations = aws_operations(&count);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        if (operations[i].service->protocol != AWS_REST)
            continue;
        AUTO(memory_release) char *path = NULL;
        const char *method = protocol_route(&operations[i], "a b/../\xc3\xa4?", &path);
        assert_true(strcmp(method, "GET") == 0 || strcmp(method, "PUT") == 0);
        assert_string_equal(path, "/2015-03-31/functions/a%20b%2F..%2F%C3%A4%3F/configuration");
        rest++;
    }
    assert_int_equal(rest, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xml_tree),
        cmocka_unit_test(test_xml_refused),
        cmocka_unit_test(test_replies),
        cmocka_unit_test(test_mangled_replies),
        cmocka_unit_test(test_mutated_replies),
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_table_of_operations),
        cmocka_unit_test(test_routes),
    };
    return cmocka_run_group_tests_name("protocol", tests, NULL, NULL);
}
