/* The bastion's SSH server; see keeper_parts.h. */
#include "base/file.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/keeper_parts.h"
#include "sandbox/world/made_keys.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static bool write_file(const char *folder, const char *name, const char *text, Error *err) {
    AUTO(memory_release) char *path = memory_print("%s/%s", folder, name);
    return file_replace(path, text, strlen(text), 0600, err);
}

/* What the bastion's own script says of sshd comes first: sshd takes the first that it reads. */
static void settings_write(const char *folder, const json_t *programs, const json_t *bastion, Text *text) {
    text_put(text, value_text(bastion, "sshd"));
    text_print(
        text,
        "HostKey \"%s/host_key\"\nAuthorizedKeysFile \"%s/authorized_keys\"\nUsePAM no\nStrictModes no\nPidFile none\n"
        "KbdInteractiveAuthentication no\nPasswordAuthentication no\n",
        folder, folder);
    if (*value_text(programs, "sshd_session"))
        text_print(text, "SshdSessionPath \"%s\"\n", value_text(programs, "sshd_session"));
    if (*value_text(programs, "sshd_auth"))
        text_print(text, "SshdAuthPath \"%s\"\n", value_text(programs, "sshd_auth"));
}

bool names_write(const char *folder, const json_t *view, Error *err) {
    const json_t *database = json_object_get(view, "database");
    unsigned uid = (unsigned)geteuid(), gid = (unsigned)getegid();
    AUTO(memory_release)
    char *passwd = memory_print("root:x:0:0::/root:/bin/sh\nsshd:x:100:65534::/run/sshd:/usr/sbin/nologin\n"
                                "ec2-user:x:%u:%u::%s:/bin/sh\n",
                                uid, gid, folder);
    AUTO(memory_release) char *group = memory_print("ec2-user:x:%u:\n", gid);
    /* The name is known as long as the database is there, whatever its state. */
    AUTO(memory_release)
    char *hosts = database ? memory_print("127.0.0.1 localhost\n%s %s\n", value_text(database, "address"),
                                          value_text(database, "host"))
                           : memory_copy("127.0.0.1 localhost\n");
    return write_file(folder, "passwd", passwd, err) && write_file(folder, "group", group, err) &&
           write_file(folder, "hosts", hosts, err);
}

bool ssh_prepare(const char *folder, const json_t *programs, const json_t *bastion, Error *err) {
    AUTO(memory_release) char *keys = memory_print("%s\n", value_text(bastion, "key"));
    AUTO(text_release) Text settings = {0};
    AUTO(secret_release) Secret host_key = {0};
    MadeKey key = made_ssh_key("host", value_text(bastion, "id"));
    openssh_private(key.public_half, key.seed, "bastion", &host_key);
    settings_write(folder, programs, bastion, &settings);
    return write_file(folder, "authorized_keys", keys, err) &&
           write_file(folder, "host_key", secret_string(&host_key), err) &&
           write_file(folder, "sshd_config", text_string(&settings), err);
}

pid_t ssh_serve(const char *folder, const json_t *programs, int connection, int log) {
    AUTO(memory_release) char *settings = memory_print("%s/sshd_config", folder);
    AUTO(memory_release) char *path = memory_copy(value_text(programs, "sshd"));
    char inetd[] = "-i", errors[] = "-e", file[] = "-f";
    char *const arguments[] = {path, inetd, errors, file, settings, NULL};
    Program program = {.arguments = arguments,
                       .programs = programs,
                       .folder = folder,
                       .in = connection,
                       .out = connection,
                       .errors = -1,
                       .kept = -1,
                       .signal = SIGTERM,
                       .log = log};
    return sim_program_start(&program);
}
