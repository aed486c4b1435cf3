#include "guide/connection.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/memory.h"
#include "connect/authorities.h"
#include "stack/reach.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ssh finds its usual keys by itself; one that was made for this bastion has to be named. */
static void identity_find(const char *key_pair, char identity[400]) {
    AUTO(memory_release) char *below = memory_print(".ssh/%s", key_pair);
    AUTO(memory_release) char *path = home_path(below);
    if (*key_pair && !strchr(key_pair, '/') && !strpbrk(key_pair, " '\"\\$`") && path && file_exists(path))
        snprintf(identity, 400, "~/%s", below);
}

/* A file's name as a value of libpq's, within a shell's double quotes: briefly where it can be, else each reading's own
 * escapes. */
void connect_file_value(const char *path, const char *home, char value[CONNECT_FILE_SIZE]) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+@,:";
    AUTO(text_release) Text text = {0};
    size_t length = strlen(home);
    bool quoted = !*path || path[strspn(path, plain)];
    if (!quoted && length > 1 && strncmp(path, home, length) == 0 && path[length] == '/')
        text_print(&text, "$HOME%s", path + length);
    else if (!quoted)
        text_put(&text, path);
    for (const char *c = quoted ? path : ""; *c; c++)
        text_print(&text, "%s%s%c", strchr("\\'", *c) ? "\\\\" : "", strchr("\\\"$`", *c) ? "\\" : "", *c);
    snprintf(value, CONNECT_FILE_SIZE, "%s%s%s", quoted ? "'" : "", text_string(&text), quoted ? "'" : "");
}

/* A name that ends with a process is of no use in another terminal: the program's own file stands there then. */
static void authorities_find(const char *named, char value[CONNECT_FILE_SIZE]) {
    bool lasts = named && strncmp(named, "/proc/", 6) != 0 && strncmp(named, "/dev/", 5) != 0;
    AUTO(authorities_release) Authorities authorities = {0};
    AUTO(memory_release) char *own = authorities_own_path();
    AUTO(memory_release) char *home = home_path("");
    Error unread = {0}; /* the certificate's row of verify tells it */
    bool there = authorities_bring(lasts ? named : NULL, "", &authorities, &unread);
    size_t length = home ? strlen(home) : 0;
    if (length && home[length - 1] == '/')
        home[length - 1] = '\0';
    connect_file_value(there ? authorities.path : lasts ? named : own, home ? home : "", value);
}

bool connect_facts(const Status *status, const Settings *settings, const char *user, const char *profile,
                   const char *authorities, ConnectFacts *facts) {
    *facts = (ConnectFacts){0};
    const CfnStack *stack = &status->stack;
    snprintf(facts->bastion, sizeof facts->bastion, "%.255s",
             status->bastion_part.known ? status->bastion.public_ip : stack_output(stack, "BastionPublicIp"));
    snprintf(facts->endpoint, sizeof facts->endpoint, "%.255s", stack_output(stack, "DatabaseEndpoint"));
    snprintf(facts->secret, sizeof facts->secret, "%.299s", stack_output(stack, "SecretArn"));
    snprintf(facts->balancer, sizeof facts->balancer, "%.255s", stack_output(stack, "LoadBalancerDns"));
    snprintf(facts->user, sizeof facts->user, "%.63s", *user ? user : "USER");
    snprintf(facts->profile, sizeof facts->profile, "%.127s", profile);
    identity_find(settings_text(settings, "bastion.key_pair"), facts->identity);
    facts->local_port = reach_free_port((int)settings_number(settings, "database.port"));
    authorities_find(authorities, facts->authorities);
    return facts->endpoint[0] && facts->bastion[0];
}

bool connect_secret(AwsContext *aws, const char *arn, SecretOwner *owner, Error *err) {
    AUTO(secret_release) Secret value = {0};
    if (!secrets_value(aws, arn, &value, err))
        return false;
    const char *user = NULL, *host = NULL;
    json_t *object = json_loads(secret_string(&value), 0, NULL);
    bool whole = object && json_unpack(object, "{s:s, s:s}", "username", &user, "host", &host) == 0;
    if (whole) {
        snprintf(owner->user, sizeof owner->user, "%.63s", user);
        snprintf(owner->host, sizeof owner->host, "%.255s", host);
    }
    json_decref(object);
    return whole || error_set(err, ERROR_FAILED, "look at the secret in the Secrets Manager console",
                              "the secret has no user and host");
}

void connect_commands_release(ConnectCommands *commands) {
    for (size_t i = 0; i < commands->count; i++)
        free(commands->items[i].words);
    *commands = (ConnectCommands){0};
}

static void add(ConnectCommands *commands, const char *what, char *words) {
    commands->items[commands->count++] = (ConnectCommand){what, words};
}

void connect_commands(const ConnectFacts *facts, const Settings *settings, ConnectCommands *commands) {
    const char *port = settings_text(settings, "database.port"), *region = settings_text(settings, "region");
    const char *database = settings_database_name(settings);
    *commands = (ConnectCommands){0};
    add(commands, "In one step, with the options that you use now: psql, signed in",
        memory_print("secure-rds connect%s%s", facts->profile[0] ? " --profile " : "", facts->profile));
    add(commands, "Or by hand: open a tunnel through the bastion, and leave it open",
        memory_print("ssh -N -L %d:%s:%s%s%s ec2-user@%s", facts->local_port, facts->endpoint, port,
                     facts->identity[0] ? " -i " : "", facts->identity, facts->bastion));
    add(commands, "The password of the moment",
        memory_print("aws secretsmanager get-secret-value --region %s%s%s --secret-id %s --query SecretString "
                     "--output text",
                     region, facts->profile[0] ? " --profile " : "", facts->profile, facts->secret));
    add(commands, "Connect through the tunnel",
        memory_print("psql \"host=%s hostaddr=127.0.0.1 port=%d dbname=%s user=%s sslmode=verify-full "
                     "sslrootcert=%s\"",
                     facts->endpoint, facts->local_port, database, facts->user, facts->authorities));
    if (facts->balancer[0])
        add(commands, "Or connect through the load balancer, without a tunnel",
            memory_print("psql \"host=%s hostaddr=$(getent ahostsv4 %s | awk '{print $1; exit}') port=%s dbname=%s "
                         "user=%s sslmode=verify-full sslrootcert=%s\"",
                         facts->endpoint, facts->balancer, port, database, facts->user, facts->authorities));
}

void connect_notes(const Settings *settings, const char *config, Text *text) {
    text_print(text, "Your settings are in %s. No secret is in it: keep it in your repository.\n", config);
    if (*settings_text(settings, "alarms.email"))
        text_print(text, "AWS has sent a mail to %s: no alarm arrives until its link is clicked.\n",
                   settings_text(settings, "alarms.email"));
    text_put(text,
             "An application reads the password from Secrets Manager when it connects, and again when a login fails.\n"
             "`secure-rds status` shows how it is; `secure-rds access add --me` lets you in from another place.");
}
