/* Rules of security groups beside those of the template: what somebody added, what is gone, and what nobody can know.
 */
#include "stack/drift.h"
#include "base/memory.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char body[] = "Parameters: {Port: {Type: Number}, With: {Type: String}}\n"
                           "Conditions: {Wide: !Equals [!Ref With, 'yes'], Here: !Equals [!Ref AWS::Region, x]}\n"
                           "Resources:\n"
                           " Db: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupEgress: [{IpProtocol: '-1', "
                           "CidrIp: 127.0.0.1/32}]}}\n"
                           " Gate: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{IpProtocol: "
                           "tcp, FromPort: 22, ToPort: 22,"
                           " SourcePrefixListId: !Ref AllowedAddresses}, !If [Wide, {IpProtocol: tcp, FromPort: 1, "
                           "ToPort: 9, CidrIp: 10.0.0.0/8},"
                           " !Ref AWS::NoValue]]}}\n"
                           " Maybe: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{IpProtocol: "
                           "tcp, FromPort: 1, ToPort: 2,"
                           " CidrIp: !Select [0, !Cidr [10.0.0.0/16, 2, 8]]}]}}\n"
                           " FromGate: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref Db, "
                           "IpProtocol: tcp, FromPort: !Ref Port,"
                           " ToPort: !Ref Port, SourceSecurityGroupId: !Ref Gate}}\n"
                           " FromNobody: {Type: AWS::EC2::SecurityGroupIngress, Condition: Wide, Properties: {GroupId: "
                           "!Ref Db, IpProtocol: tcp,"
                           " FromPort: 1, ToPort: 1, CidrIp: 10.9.9.9/32}}\n";

#define TEXT(words) ((char *)(uintptr_t)(words))
#define IN(protocol_, from_, to_, peer_)                                                                               \
    { .protocol = TEXT(protocol_), .from = from_, .to = to_, .peer = TEXT(peer_) }

static Ec2Rule gate_rules[] = {IN("tcp", 22, 22, "pl-1"), IN("tcp", 22, 22, "0.0.0.0/0")};
static Ec2Rule db_rules[] = {IN("tcp", 5432, 5432, "sg-gate"), IN("tcp", 5432, 5432, "0.0.0.0/0"),
                             IN("-1", -1, -1, "2001:db8::/32")};
static Ec2Rule maybe_rules[] = {IN("tcp", 1, 2, "10.0.0.0/24")};

static Drift look(size_t db_count, size_t gate_count, const char *with, bool beside) {
    CfnParameter parameters[] = {{TEXT("Port"), TEXT("5432")}, {TEXT("With"), TEXT(with)}};
    CfnParameter outputs[] = {{TEXT("AllowedAddressesId"), TEXT("pl-1")}};
    const CfnStack stack = {.parameters = parameters, .parameter_count = 2, .outputs = outputs, .output_count = 1};
    Ec2Group items[] = {{TEXT("sg-db"), TEXT("Db"), db_rules, db_count},
                        {TEXT("sg-gate"), TEXT("Gate"), gate_rules, gate_count},
                        {TEXT("sg-maybe"), TEXT("Maybe"), maybe_rules, 1},
                        {TEXT("sg-else"), TEXT("NotInTheTemplate"), db_rules, 3}};
    const Ec2Groups groups = {items, 4};
    Drift drift = {0};
    Error err = {0};
    assert_true(drift_look_groups(body, &stack, &groups, beside, &drift, &err));
    return drift;
}

/* One line a rule: "Db tcp 5432 from 0.0.0.0/0 | ", which stand only there or only here. */
static void expect(Drift drift, const char *words) {
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < drift.count; i++)
        text_print(&text, "%s%s %s%s", i ? "; " : "", drift.items[i].logical_id, *drift.items[i].actual ? "+" : "-",
                   *drift.items[i].actual ? drift.items[i].actual : drift.items[i].expected);
    assert_string_equal(text_string(&text), words);
    drift_release(&drift);
}

static void test_rules(void **unused) {
    (void)unused;
    expect(look(1, 1, "no", false), "Db -all traffic to 127.0.0.1/32");
    expect(look(1, 1, "no", true), "");
    expect(look(3, 2, "no", true), "Db +tcp 5432 from 0.0.0.0/0; Db +all traffic from 2001:db8::/32");
    expect(look(2, 2, "no", false), "Db +tcp 5432 from 0.0.0.0/0; Db -all traffic to 127.0.0.1/32; "
                                    "Gate +tcp 22 from 0.0.0.0/0");
    expect(look(0, 0, "yes", false),
           "Db -all traffic to 127.0.0.1/32; Db -tcp 5432 from sg-gate; Db -tcp 1 from 10.9.9.9/32; "
           "Gate -tcp 22 from pl-1; Gate -tcp 1-9 from 10.0.0.0/8");
}

/* Only what CloudFormation does not compare comes with the command that takes it out. */
static void test_by_hand(void **unused) {
    (void)unused;
    Drift drift = look(3, 2, "no", false);
    for (size_t i = 0; i < drift.count; i++)
        assert_int_equal(drift.items[i].by_hand != NULL,
                         strcmp(drift.items[i].logical_id, "Db") == 0 && *drift.items[i].actual);
    Drift copied = {0};
    drift_add(&copied, drift_item_copy(&drift.items[0]));
    assert_string_equal(copied.items[0].group_id, "sg-db");
    assert_string_equal(copied.items[0].rule.peer, "0.0.0.0/0");
    assert_int_equal(copied.items[0].rule.to, 5432);
    drift_release(&copied);
    assert_string_equal(drift.items[0].by_hand,
                        "aws ec2 revoke-security-group-ingress --group-id sg-db --ip-permissions "
                        "'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=0.0.0.0/0}]'");
    assert_non_null(strstr(drift.items[1].by_hand, "'IpProtocol=-1,Ipv6Ranges=[{CidrIpv6=2001:db8::/32}]'"));
    drift_release(&drift);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
