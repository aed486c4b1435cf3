/* See picture.h. */
#include "screens/picture.h"

#include <string.h>

void picture_text(const Settings *settings, Text *text) {
    bool balancer = settings_on(settings, "access.load_balancer"), zones = settings_on(settings, "database.multi_az");
    const char *nat = settings_text(settings, "network.nat"), *port = settings_text(settings, "database.port");
    const char *class_name = settings_text(settings, "database.instance_class");
    const char *nat_words = strcmp(nat, "instance") == 0  ? "NAT instance"
                            : strcmp(nat, "gateway") == 0 ? "NAT gateway"
                                                          : "NAT gateways x2";
    text_print(text, "  allowed IPs (%zu)\n", allow_list_count(settings_allowed_const(settings)));
    text_print(text, "    | 22%s\n", balancer ? "               | " : "");
    if (balancer) {
        text_print(text, "    |                  | %s\n", port);
    }
    text_print(text, "+---|------------------|------ VPC %-18s -+\n", settings_text(settings, "network.cidr"));
    if (!balancer)
        text_put(text, "");
    text_print(text, "|   v                  %s   public subnets, 2 zones  |\n", balancer ? "v" : " ");
    text_print(text, "|  [bastion]   %-18s  [%s]%*s|\n", balancer ? "[load balancer]" : "", nat_words,
               (int)(20 - strlen(nat_words)), "");
    text_print(text, "|   |                  %s                             |\n", balancer ? "|" : " ");
    text_print(text, "|   | %-5s            %s private subnets, 2 zones   |\n", port, balancer ? "|" : " ");
    text_print(text, "|   v                  %s                             |\n", balancer ? "v" : " ");
    text_print(text, "|  [PostgreSQL %-2.2s  %-18.18s]%-17s|\n", settings_text(settings, "database.engine_version"),
               class_name, zones ? "-- [standby]" : "");
    text_put(text, "|   ^                                                |\n"
                   "|  [rotation] --443--> [Secrets Manager endpoint]    |\n"
                   "+----------------------------------------------------+\n");
    text_put(text, "  KMS keys, flow logs, query logs, alarms, dashboard\n");
}
