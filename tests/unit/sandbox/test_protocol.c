/* Requests of the protocols to JSON, refusals, and replies. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "sandbox/wire/cbor.h"
#include "sandbox/cfn/value.h"
#include "sandbox/wire/protocol.h"

#include <string.h>

static void check(const char *service_name, const char *operation_name, const char *body, const char *expected) {
    const ModelService *service = model_service(service_name);
    assert_non_null(service);
    const ModelOperation *operation = model_operation(service, operation_name);
    assert_non_null(operation);
    CfnReply refused = {0};
    AUTO(form_release) Form form = {0};
    json_t *input = NULL;
    if (service->protocol == PROTOCOL_JSON)
        input = protocol_decode_json(service, operation, body, strlen(body), &refused);
    else if (form_parse(&form, body, strlen(body)))
        input = protocol_decode_form(service, operation, &form, &refused);
    else
        refused = reply_error(400, "form", "unreadable");
    char *text = input ? json_dumps(input, JSON_COMPACT | JSON_SORT_KEYS)
                       : memory_print("%s: %s", refused.code, refused.message);
    if (strcmp(text, expected) != 0)
        fail_msg("%s %s\nfound    %s\nexpected %s", operation_name, body, text, expected);
    memory_release(&text);
    json_decref(input);
    cfn_reply_release(&refused);
}

static void test_decode(void **state) {
    (void)state;
    static const struct {
        const char *service, *operation, *body, *expected;
    } cases[] = {
        {"sts", "GetCallerIdentity", "Action=GetCallerIdentity&Version=2011-06-15", "{}"},
        {"cloudformation", "CreateChangeSet",
         "StackName=a&ChangeSetName=b&Parameters.member.2.ParameterKey=B&Parameters.member.1.ParameterKey=A+%26&"
         "Parameters.member.10.UsePreviousValue=true&Parameters.member.10.ParameterKey=C",
         "{\"ChangeSetName\":\"b\",\"Parameters\":[{\"ParameterKey\":\"A &\"},{\"ParameterKey\":\"B\"},"
         "{\"ParameterKey\":\"C\",\"UsePreviousValue\":true}],\"StackName\":\"a\"}"},
        {"cloudformation", "CreateChangeSet",
         "StackName=a&ChangeSetName=b&Tags=", "{\"ChangeSetName\":\"b\",\"StackName\":\"a\",\"Tags\":[]}"},
        {"rds", "DescribeDBInstances", "MaxRecords=20&Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=x",
         "{\"Filters\":[{\"Name\":\"engine\",\"Values\":[\"x\"]}],\"MaxRecords\":20}"},
        {"ec2", "ModifyManagedPrefixList",
         "PrefixListId=pl-1&CurrentVersion=3&AddEntry.1.Cidr=1.2.3.4/32&AddEntry.1.Description=caf%C3%A9",
         "{\"AddEntries\":[{\"Cidr\":\"1.2.3.4/32\",\"Description\":\"caf\xc3\xa9\"}],\"CurrentVersion\":3,"
         "\"PrefixListId\":\"pl-1\"}"},
        {"ec2", "DescribeVpcs", "Filter.1.Name=state&Filter.1.Value.1=a&Filter.1.Value.2=b",
         "{\"Filters\":[{\"Name\":\"state\",\"Values\":[\"a\",\"b\"]}]}"},
        {"ssm", "GetParameter", "{\"Name\":\"/x\",\"WithDecryption\":true}",
         "{\"Name\":\"/x\",\"WithDecryption\":true}"},
        {"pricing", "GetProducts", "{\"ServiceCode\":\"a\"}", "{\"ServiceCode\":\"a\"}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i].service, cases[i].operation, cases[i].body, cases[i].expected);
}

static void test_refuse(void **state) {
    (void)state;
    static const struct {
        const char *service, *operation, *body, *expected;
    } cases[] = {
        {"cloudformation", "CreateChangeSet", "ChangeSetName=b",
         "ValidationError: 1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member "
         "must not be null"},
        {"cloudformation", "CreateChangeSet", "StackName=a&ChangeSetName=b&Parameters.member.1.Colour=red",
         "ValidationError: The parameter Parameters.member.1.Colour is not recognized"},
        {"cloudformation", "CreateChangeSet", "StackName=a&ChangeSetName=b&IncludeNestedStacks=perhaps",
         "ValidationError: The parameter IncludeNestedStacks has a malformed value"},
        {"cloudformation", "CreateChangeSet", "StackName=a&ChangeSetName=b&Parameters.member.x.ParameterKey=a",
         "ValidationError: The parameter Parameters has a malformed value"},
        {"cloudformation", "CreateChangeSet", "StackName=a&StackName=b&ChangeSetName=c",
         "MalformedQueryString: The query string contains a syntax error"},
        {"cloudformation", "CreateChangeSet", "StackName.member.1=a&ChangeSetName=c",
         "ValidationError: The parameter StackName has a malformed value"},
        {"cloudformation", "CreateChangeSet", "StackName=%ff&ChangeSetName=c", "form: unreadable"},
        {"cloudformation", "CreateChangeSet", "StackName=%0&ChangeSetName=c", "form: unreadable"},
        {"cloudformation", "DescribeStacks", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z=1",
         "MalformedQueryString: The query string contains a syntax error"},
        {"ec2", "GetManagedPrefixListEntries", "",
         "MissingParameter: The request must contain the parameter PrefixListId"},
        {"ec2", "DescribeVpcs", "Colour=red", "UnknownParameter: The parameter Colour is not recognized"},
        {"rds", "DescribeOrderableDBInstanceOptions", "",
         "MissingParameter: The request must contain the parameter Engine."},
        {"ssm", "GetParameter", "{\"Name\":7}",
         "SerializationException: NUMBER_VALUE can not be converted to a String"},
        {"ssm", "GetParameter", "{\"Name\":\"x\",\"Colour\":1}",
         "ValidationException: Unknown parameter in input: \"Colour\""},
        {"ssm", "GetParameter", "[1", "SerializationException: Unable to parse the body as a JSON object"},
        {"secretsmanager", "GetSecretValue", "{\"SecretId\":\"\"}",
         "ValidationException: 1 validation error detected: Value '' at 'secretId' failed to satisfy constraint: "
         "Member "
         "must have length greater than or equal to 1"},
        {"pricing", "GetProducts", "{\"ServiceCode\":\"a\",\"Filters\":[{\"Type\":\"LIKE\",\"Field\":\"b\"}]}",
         "ValidationException: 2 validation errors detected: Value null at 'filters.1.member.value' failed to satisfy "
         "constraint: Member must not be null; Value 'LIKE' at 'filters.1.member.type' failed to satisfy constraint: "
         "Member must satisfy enum value set: [TERM_MATCH, EQUALS, CONTAINS, ANY_OF, NONE_OF]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i].service, cases[i].operation, cases[i].body, cases[i].expected);
}

static void test_encode(void **state) {
    (void)state;
    static const struct {
        const char *service, *operation, *output, *expected;
    } cases[] = {
        {"sts", "GetCallerIdentity", "{\"Account\":\"1\",\"Arn\":\"a<&>\\u0001\",\"Unknown\":1,\"UserId\":null}",
         "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
         "<Account>1</Account><Arn>a&lt;&amp;&gt;?</Arn></GetCallerIdentityResult><ResponseMetadata><RequestId>r</"
         "RequestId>"
         "</ResponseMetadata></GetCallerIdentityResponse>\n"},
        {"ec2", "DescribeKeyPairs", "{\"KeyPairs\":[{\"KeyName\":\"k\",\"Tags\":[]}]}",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeKeyPairsResponse "
         "xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r</requestId><keySet><item><tagSet></tagSet>"
         "<keyName>k</keyName></item></keySet></DescribeKeyPairsResponse>\n"},
        {"rds", "DescribeDBInstances",
         "{\"DBInstances\":[{\"MultiAZ\":false,\"Endpoint\":{\"Port\":5432},\"InstanceCreateTime\":"
         "\"2026-11-24T20:07:32.123Z\"}]}",
         "<DescribeDBInstancesResponse xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\"><DescribeDBInstancesResult>"
         "<DBInstances><DBInstance><Endpoint><Port>5432</Port></Endpoint><InstanceCreateTime>2026-11-24T20:07:32.123Z"
         "</InstanceCreateTime><MultiAZ>false</MultiAZ></DBInstance></DBInstances></DescribeDBInstancesResult>"
         "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeDBInstancesResponse>\n"},
        {"secretsmanager", "DescribeSecret",
         "{\"Name\":\"n\",\"DeletedDate\":\"1970-01-01T00:00:01.500Z\",\"VersionIdsToStages\":{\"v\":[\"s\"]},"
         "\"Other\":1}",
         "{\"Name\":\"n\",\"DeletedDate\":1.5,\"VersionIdsToStages\":{\"v\":[\"s\"]}}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ModelService *service = model_service(cases[i].service);
        json_t *output = json_loads(cases[i].output, 0, NULL);
        AUTO(text_release) Text body = {0};
        protocol_encode(service, service->protocol, model_operation(service, cases[i].operation), output, "r", &body);
        assert_string_equal(text_string(&body), cases[i].expected);
        json_decref(output);
    }
}

/* CloudWatch speaks three: the same values in CBOR, a timestamp tagged. */
static void test_cbor(void **state) {
    (void)state;
    const ModelService *service = model_service("monitoring");
    const ModelOperation *operation = model_operation(service, "DescribeAlarms");
    static const char asked[] = "\xbf\x6a"
                                "AlarmNames\x9f\x61"
                                "a\x7f\x61"
                                "b\x61"
                                "c\xff\xff\x6aMaxRecords\x18\x32\xff";
    CfnReply refused = {0};
    json_auto_t *input = protocol_decode_cbor(service, operation, asked, sizeof asked - 1, &refused);
    AUTO(memory_release) char *text = json_dumps(input, JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(text, "{\"AlarmNames\":[\"a\",\"bc\"],\"MaxRecords\":50}");
    json_auto_t *output = json_loads("{\"MetricAlarms\":[{\"AlarmName\":\"a\",\"Unknown\":1,\"ActionsEnabled\":true,"
                                     "\"Threshold\":80,\"Period\":-7,\"AlarmConfigurationUpdatedTimestamp\":"
                                     "\"1970-01-01T00:00:01.500Z\"}]}",
                                     0, NULL);
    AUTO(text_release) Text body = {0};
    protocol_encode(service, PROTOCOL_CBOR, operation, output, "r", &body);
    json_auto_t *back = cbor_take(text_string(&body), body.length);
    AUTO(memory_release) char *found = json_dumps(back, JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(found, "{\"MetricAlarms\":[{\"ActionsEnabled\":true,\"AlarmConfigurationUpdatedTimestamp\":1.5,"
                               "\"AlarmName\":\"a\",\"Period\":-7,\"Threshold\":80.0}]}");
    assert_non_null(memmem(body.bytes, body.length, "\xc1\xfb\x3f\xf8", 4)); /* tag 1, 1.5 */
    static const char *const broken[] = {"\xa1\x61", "\x80", "\xa1\x01\x01", "\xa1\x61\x61\x41\x00", "\xa0\xa0"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_null(cbor_take(broken[i], strlen(broken[i])));
}

static void test_encode_error(void **state) {
    (void)state;
    static const struct {
        const char *service, *expected;
    } cases[] = {
        {"sts",
         "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>C</Code>"
         "<Message>a&lt;b</Message></Error><RequestId>r</RequestId></ErrorResponse>\n"},
        {"ec2",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>C</Code><Message>a&lt;b</Message>"
         "</Error></Errors><RequestID>r</RequestID></Response>\n"},
        {"kms", "{\"__type\":\"C\",\"message\":\"a<b\"}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnReply error = reply_error(400, "C", "a%sb", "<");
        AUTO(text_release) Text body = {0};
        const ModelService *service = model_service(cases[i].service);
        protocol_encode_error(service, service->protocol, &error, "r", &body);
        assert_string_equal(text_string(&body), cases[i].expected);
        cfn_reply_release(&error);
    }
}

/* What method, path, query string and body of a REST request come to: "Operation {input}", or why not. */
static char *rest(const char *method, const char *path, const char *query, const char *body) {
    const ModelService *service = NULL;
    const ModelRoute *route = model_route(method, path, &service);
    CfnReply refused = {0};
    AUTO(form_release) Form form = {0};
    if (!route || !form_parse(&form, query, strlen(query)))
        return memory_copy("no operation");
    const RestRequest request = {route->path, path, &form, body, strlen(body)};
    json_t *input = protocol_decode_rest(service, model_operation(service, route->operation), &request, &refused);
    AUTO(memory_release) char *text = input ? json_dumps(input, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
    char *found = text ? memory_print("%s %s", route->operation, text) : memory_copy(refused.code);
    json_decref(input);
    cfn_reply_release(&refused);
    return found;
}

static void test_rest(void **state) {
    (void)state;
#define PLACE "/2015-03-31/functions/"
    static const struct {
        const char *method, *path, *query, *body, *expected;
    } cases[] = {
        {"GET", PLACE "shop-rotation/configuration", "", "",
         "GetFunctionConfiguration {\"FunctionName\":\"shop-rotation\"}"},
        {"GET", PLACE "shop-rotation/configuration", "Qualifier=%24LATEST", "",
         "GetFunctionConfiguration {\"FunctionName\":\"shop-rotation\",\"Qualifier\":\"$LATEST\"}"},
        {"GET", PLACE "arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Ashop/configuration", "", "",
         "GetFunctionConfiguration {\"FunctionName\":\"arn:aws:lambda:eu-west-1:123456789012:function:shop\"}"},
        {"PUT", PLACE "shop/configuration", "", "{\"VpcConfig\":{\"SubnetIds\":[],\"SecurityGroupIds\":[]}}",
         "UpdateFunctionConfiguration "
         "{\"FunctionName\":\"shop\",\"VpcConfig\":{\"SecurityGroupIds\":[],\"SubnetIds\":[]}}"},
        /* What stands in the path is not taken from the body. */
        {"PUT", PLACE "shop/configuration", "", "{\"FunctionName\":\"other\"}",
         "UpdateFunctionConfiguration {\"FunctionName\":\"shop\"}"},
        {"PUT", PLACE "shop/configuration", "", "{\"VpcConfig\":", "SerializationException"},
        {"PUT", PLACE "shop/configuration", "", "[]", "SerializationException"},
        {"PUT", PLACE "shop/configuration", "", "{\"VpcConfig\":{\"SubnetIds\":\"x\"}}", "SerializationException"},
        {"POST", PLACE "shop/configuration", "", "", "no operation"},
        {"GET", PLACE "/configuration", "", "", "no operation"},
        {"GET", PLACE "shop/more/configuration", "", "", "no operation"},
        {"GET", PLACE "shop/configuration/", "", "", "no operation"},
        {"GET", "/", "", "", "no operation"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *found = rest(cases[i].method, cases[i].path, cases[i].query, cases[i].body);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("%s %s %s\nfound    %s\nexpected %s", cases[i].method, cases[i].path, cases[i].body, found,
                     cases[i].expected);
    }
}

/* Whatever comes, it is taken or refused, never both, never neither. */
static void test_hostile(void **state) {
    (void)state;
    static const char *const seeds[][3] = {
        {"cloudformation", "CreateChangeSet",
         "StackName=a&ChangeSetName=b&Parameters.member.1.ParameterKey=A&Tags.member.2.Key=x&Tags.member.2.Value=%41"},
        {"ec2", "ModifyManagedPrefixList",
         "PrefixListId=pl-1&CurrentVersion=3&AddEntry.1.Cidr=1.2.3.4/32&RemoveEntry.1="},
        {"pricing", "GetProducts", "{\"ServiceCode\":\"a\",\"Filters\":[{\"Type\":\"TERM_MATCH\",\"Field\":\"b\"}]}"}};
    static const char alphabet[] = "&=.%1x{}[]\":,\\+\xff\x00\x7f";
    Seed seed = seed_from("hostile", "requests", "");
    for (int turn = 0; turn < 30000; turn++) {
        const char *const *one = seeds[turn % 3];
        const ModelService *service = model_service(one[0]);
        size_t length = strlen(one[2]);
        AUTO(memory_release) char *body = memory_copy(one[2]);
        for (int k = 0; k < 1 + turn % 5; k++)
            body[seed_next(&seed) % length] = alphabet[seed_next(&seed) % (sizeof alphabet - 1)];
        length = seed_next(&seed) % 8 ? length : (size_t)(seed_next(&seed) % length);
        CfnReply refused = {0};
        AUTO(form_release) Form form = {0};
        json_t *input = NULL;
        if (service->protocol == PROTOCOL_JSON)
            input = protocol_decode_json(service, model_operation(service, one[1]), body, length, &refused);
        else if (form_parse(&form, body, length))
            input = protocol_decode_form(service, model_operation(service, one[1]), &form, &refused);
        else
            refused = reply_error(400, "form", "unreadable");
        assert_true((input != NULL) != (refused.code != NULL));
        json_decref(input);
        cfn_reply_release(&refused);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_decode),       cmocka_unit_test(test_refuse),
                                       cmocka_unit_test(test_encode),       cmocka_unit_test(test_hostile),
                                       cmocka_unit_test(test_encode_error), cmocka_unit_test(test_cbor),
                                       cmocka_unit_test(test_rest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
