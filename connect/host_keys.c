/* See host_keys.h. */
#include "connect/host_keys.h"
#include "aws/config.h"
#include "aws/ec2.h"
#include "base/file.h"
#include "base/memory.h"
#include "connect/program.h"

#include <openssl/evp.h>
#include <poll.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MAX = 1 << 20, SCAN_MAX = 65536 };

char *host_keys_path(void) {
    return state_path("known_hosts");
}

/* ---- what a key is */

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The length of "TYPE KEY" at the beginning of the line, without what may follow; 0: it is none. */
static size_t key_length(const char *line) {
    static const char *const types[] = {"ssh-ed25519 ", "ecdsa-sha2-nistp256 ", "ecdsa-sha2-nistp384 ",
                                        "ecdsa-sha2-nistp521 ", "ssh-rsa "};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t type = strlen(types[i]), key = strncmp(line, types[i], type) == 0 ? strspn(line + type, base64) : 0;
        key += key ? strspn(line + type + key, "=") : 0;
        if (key >= 68 && key % 4 == 0 && (line[type + key] == '\0' || strchr(" \r\n", line[type + key])))
            return type + key;
    }
    return 0;
}

void host_keys_of_console(const char *console, Text *keys) {
    static const char begin[] = "-----BEGIN SSH HOST KEY KEYS-----", end[] = "-----END SSH HOST KEY KEYS-----";
    const char *last = NULL, *stop = NULL;
    for (const char *at = console; (at = strstr(at, begin)); at += sizeof begin - 1) {
        const char *after = strstr(at, end), *next = strstr(at + 1, begin);
        if (after && (!next || after < next)) { /* a newer one may have been cut off by the end of the console */
            last = at;
            stop = after;
        }
    }
    for (const char *line = last ? strchr(last, '\n') : NULL; line && line < stop; line = strchr(line + 1, '\n')) {
        size_t length = key_length(line + 1);
        if (length && line + 1 + length <= stop) {
            text_add(keys, line + 1, length);
            text_put(keys, "\n");
        }
    }
}

void host_key_fingerprint(const char *line, char fingerprint[FINGERPRINT_SIZE]) {
    unsigned char bytes[4096], digest[EVP_MAX_MD_SIZE];
    size_t length = key_length(line), size = 0;
    const char *key = length ? strchr(line, ' ') + 1 : "";
    length = length ? length - (size_t)(key - line) : 0;
    *fingerprint = '\0';
    if (!length || length > sizeof bytes)
        return;
    int decoded = EVP_DecodeBlock(bytes, (const unsigned char *)key, (int)length);
    for (size_t i = length; decoded > 0 && key[i - 1] == '='; i--)
        decoded--;
    if (decoded <= 0 || !EVP_Q_digest(NULL, "SHA256", NULL, bytes, (size_t)decoded, digest, &size))
        return;
    unsigned char text[64];
    EVP_EncodeBlock(text, digest, (int)size);
    snprintf(fingerprint, FINGERPRINT_SIZE, "SHA256:%.*s", (int)strcspn((char *)text, "="), (char *)text);
}

/* ---- the file */

static bool known(const char *text, const char *instance) {
    size_t length = strlen(instance);
    for (const char *line = text; line; line = (line = strchr(line, '\n')) ? line + 1 : NULL)
        if (strncmp(line, instance, length) == 0 && line[length] == ' ')
            return true;
    return false;
}

static bool file_known(const char *path, const char *instance) {
    AUTO(text_release) Text text = {.max = FILE_MAX};
    Error ignored = {0};
    return file_read(path, &text, &ignored) && known(text_string(&text), instance);
}

/* Whoever else writes at the same time may get lost, and is asked for anew. */
static bool keep(const char *path, const char *instance, const char *keys, Error *err) {
    AUTO(text_release) Text text = {.max = FILE_MAX};
    Error none = {0};
    if (!file_read(path, &text, &none) && strcmp(none.code, "ENOENT") != 0)
        return error_set(err, ERROR_FAILED, "mend it, or remove it", "%s", none.said);
    if (text.length && text.bytes[text.length - 1] != '\n')
        text_put(&text, "\n");
    for (const char *line = keys; *line; line += strcspn(line, "\n") + 1)
        text_print(&text, "%s %.*s\n", instance, (int)strcspn(line, "\n"), line);
    return (state_folder_make(err) && file_replace(path, text_string(&text), text.length, 0600, err)) ||
           error_tried(err, "keep the bastion's host key");
}

/* ---- asking the bastion itself */

static bool read_all(int from, const Cancel *cancel, Text *text) {
    char bytes[2048];
    while (!cancel_wanted(cancel)) {
        struct pollfd wait = {.fd = from, .events = POLLIN};
        if (cancel_poll(cancel, &wait, -1) <= 0)
            continue;
        ssize_t length = read(from, bytes, sizeof bytes);
        if (length <= 0)
            return length == 0;
        text_add(text, bytes, (size_t)length);
    }
    return false;
}

/* What `ssh-keyscan` prints: "ADDRESS TYPE KEY" a line. Nobody vouches for it. */
static bool scan(const RoutePlace *place, const Cancel *cancel, Text *keys, Error *err) {
    AUTO(memory_release) char *path = program_find("ssh-keyscan");
    AUTO(text_release) Text said = {.max = SCAN_MAX};
    char name[] = "ssh-keyscan", wait[] = "-T", seconds[] = "10", at[] = "-p", port[12], host[ROUTE_HOST_SIZE];
    char *const arguments[] = {name, wait, seconds, at, port, host, NULL};
    int pipes[2];
    if (!path)
        return error_set(err, ERROR_FAILED, "install OpenSSH's client (Debian: openssh-client)",
                         "there is no ssh-keyscan on this machine");
    snprintf(port, sizeof port, "%d", place->port);
    snprintf(host, sizeof host, "%s", place->host);
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return error_set(err, ERROR_FAILED, "close other programs", "no pipe: %s", strerror(errno));
    Program program = {.path = path, .arguments = arguments, .out = pipes[1], .errors = -1};
    pid_t pid = program_start(&program, err);
    close(pipes[1]);
    bool whole = pid > 0 && read_all(pipes[0], cancel, &said);
    close(pipes[0]);
    program_end(&pid);
    if (!whole)
        return cancel_wanted(cancel) ? cancel_error(err) : false;
    for (const char *line = text_string(&said); *line;) {
        const char *key = line + strcspn(line, " \n");
        size_t length = *key == ' ' ? key_length(key + 1) : 0;
        if (length) {
            text_add(keys, key + 1, length);
            text_put(keys, "\n");
        }
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return keys->length || error_set(err, ERROR_NETWORK, "let your address in with `secure-rds access add --me`",
                                     "the bastion %s shows no host key", place->host);
}

/* The key that ssh will choose first is the one to agree to; only that one is kept. */
static bool ask_once(const char *instance, const char *keys, const HostKeysAsk *ask, Text *agreed, Error *err) {
    char fingerprint[FINGERPRINT_SIZE];
    const char *line = strstr(keys, "ssh-ed25519 ");
    line = line ? line : keys;
    host_key_fingerprint(line, fingerprint);
    if (!ask || !ask->agree(ask->data, instance, fingerprint))
        return error_set(err, ERROR_FAILED,
                         "compare it with what the bastion's own console shows, and agree on a terminal; or get the "
                         "permission ec2:GetConsoleOutput, so that it is read there",
                         "nobody vouches for the host key of the bastion %s, %s", instance, fingerprint);
    text_print(agreed, "%.*s\n", (int)strcspn(line, "\n"), line);
    return true;
}

bool host_keys_bring(AwsContext *aws, const char *instance, const RoutePlace *place, const HostKeysAsk *ask,
                     HostKeysFrom *from, Error *err) {
    AUTO(memory_release) char *path = host_keys_path();
    AUTO(memory_release) char *console = NULL;
    AUTO(text_release) Text keys = {.max = SCAN_MAX}, agreed = {0};
    Error unread = {0};
    *from = HOST_KEYS_KEPT;
    if (file_known(path, instance))
        return true;
    *from = HOST_KEYS_CONSOLE;
    if (ec2_console_output(aws, instance, &console, &unread))
        host_keys_of_console(console, &keys);
    else if (unread.kind == ERROR_CANCELLED)
        return cancel_error(err);
    if (keys.length)
        return keep(path, instance, text_string(&keys), err);
    *from = HOST_KEYS_ASKED;
    return scan(place, aws->cancel, &keys, err) && ask_once(instance, text_string(&keys), ask, &agreed, err) &&
           keep(path, instance, text_string(&agreed), err);
}
