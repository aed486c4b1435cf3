/* See picture.h. */
#include "screens/picture.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { INSIDE = 54 };

/* One line inside the VPC's box, filled up to its width. */
__attribute__((format(printf, 2, 3))) static void row(Text *text, const char *format, ...) {
    char line[200];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    text_print(text, "| %-*.*s |\n", INSIDE, INSIDE, line);
}

static void edge(Text *text, const char *title, bool balancer) {
    char line[INSIDE + 5];
    memset(line, '-', INSIDE + 4);
    line[INSIDE + 4] = '\0';
    line[0] = line[INSIDE + 3] = '+';
    if (*title)
        memcpy(line + INSIDE + 2 - strlen(title), title, strlen(title));
    if (*title) {
        line[6] = '|';
        if (balancer)
            line[23] = '|';
    }
    text_print(text, "%s\n", line);
}

void picture_text(const Settings *settings, Text *text) {
    bool balancer = settings_on(settings, "access.load_balancer"), standby = settings_on(settings, "database.multi_az");
    const char *nat = settings_text(settings, "network.nat"), *port = settings_text(settings, "database.port");
    const char *nat_words = strcmp(nat, "instance") == 0  ? "[NAT instance]"
                            : strcmp(nat, "gateway") == 0 ? "[NAT gateway]"
                                                          : "[2 NAT gateways]";
    AUTO(memory_release) char *vpc = memory_print(" VPC %s ", settings_text(settings, "network.cidr"));
    text_print(text, "  allowed IPs (%zu)%s\n", allow_list_count(settings_allowed_const(settings)),
               balancer ? "" : "   nobody else gets in");
    if (balancer)
        text_print(text, "      | 22 (SSH)         | %s (TLS)\n", port);
    else
        text_put(text, "      | 22 (SSH)\n");
    edge(text, vpc, balancer);
    row(text, "    v                %s          public, two zones", balancer ? "v" : " ");
    row(text, " [bastion]     %s%s", balancer ? "[load balancer]   " : "                  ", nat_words);
    row(text, "    |                %s                 |", balancer ? "|" : " ");
    row(text, "    | %-5s          %s          private, two zones", port, balancer ? "|" : " ");
    row(text, "    v                %s                 |", balancer ? "v" : " ");
    row(text, " [PostgreSQL %s, %s]%s", settings_text(settings, "database.engine_version"),
        settings_text(settings, "database.instance_class"), standby ? " -- [standby]" : "");
    row(text, "    ^");
    row(text, " [rotation] -- 443 --> [endpoint of Secrets Manager]");
    edge(text, "", false);
    text_put(text, "  KMS keys, flow logs, query logs, alarms, dashboard\n");
}
