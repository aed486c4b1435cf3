/* See done_commands.h. */
#include "screens/done_commands.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void commands_release(Commands *commands) {
    for (size_t i = 0; i < commands->count; i++)
        free(commands->items[i].words);
    *commands = (Commands){0};
}

static void add(Commands *commands, const char *what, char *words) {
    commands->items[commands->count++] = (Command){what, words};
}

/* RDS User Guide, "Using SSL/TLS to encrypt a connection": a bundle for each partition. */
static const char *bundle_url(const char *region) {
    if (strncmp(region, "us-gov-", 7) == 0)
        return "https://truststore.pki.us-gov-west-1.rds.amazonaws.com/global/global-bundle.pem";
    if (strncmp(region, "cn-", 3) == 0)
        return "https://rds-truststore.s3.cn-north-1.amazonaws.com.cn/global/global-bundle.pem";
    return "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem";
}

void commands_make(const ConnectFacts *facts, const Settings *settings, Commands *commands) {
    const char *port = settings_text(settings, "database.port"), *region = settings_text(settings, "region");
    const char *database = settings_database_name(settings);
    *commands = (Commands){0};
    add(commands, "Once: Amazon's certificates, by which the database is known",
        memory_print("curl -O %s", bundle_url(region)));
    add(commands, "Open a tunnel through the bastion, and leave it open",
        memory_print("ssh -N -L %s:%s:%s%s%s ec2-user@%s", port, facts->endpoint, port,
                     facts->identity[0] ? " -i " : "", facts->identity, facts->bastion));
    add(commands, "The password of the moment",
        memory_print("aws secretsmanager get-secret-value --region %s%s%s --secret-id %s --query SecretString "
                     "--output text",
                     region, facts->profile[0] ? " --profile " : "", facts->profile, facts->secret));
    add(commands, "Connect through the tunnel",
        memory_print("psql \"host=%s hostaddr=127.0.0.1 port=%s dbname=%s user=%s sslmode=verify-full "
                     "sslrootcert=global-bundle.pem\"",
                     facts->endpoint, port, database, facts->user));
    if (facts->balancer[0])
        add(commands, "Or connect through the load balancer, without a tunnel",
            memory_print("psql \"host=%s hostaddr=$(getent ahostsv4 %s | awk '{print $1; exit}') port=%s dbname=%s "
                         "user=%s sslmode=verify-full sslrootcert=global-bundle.pem\"",
                         facts->endpoint, facts->balancer, port, database, facts->user));
}
