/* See ssh_key.h. */
#include "stack/ssh_key.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/secret.h"

#include <dirent.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/core_names.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

void ssh_keys_release(SshKeys *keys) {
    for (size_t i = 0; i < keys->count; i++) {
        free(keys->items[i].where);
        free(keys->items[i].line);
    }
    free(keys->items);
    *keys = (SshKeys){0};
}

static char *base64(const unsigned char *bytes, size_t length) {
    char *text = memory_new(4 * ((length + 2) / 3) + 1, 1);
    EVP_EncodeBlock((unsigned char *)text, bytes, (int)length);
    return text;
}

/* The blob of "ssh-ed25519 AAAA… comment"; NULL when it is none. The caller frees it. */
static unsigned char *blob_of(const char *line, size_t *length) {
    const char *start = strchr(line, ' ');
    if (!start)
        return NULL;
    start++;
    size_t size = strcspn(start, " \t\r\n");
    if (size == 0 || size % 4 != 0 || size > 16384)
        return NULL;
    unsigned char *blob = memory_new(size, 1);
    int got = EVP_DecodeBlock(blob, (const unsigned char *)start, (int)size);
    if (got < 0) {
        free(blob);
        return NULL;
    }
    *length = (size_t)got - (start[size - 1] == '=') - (start[size - 2] == '=');
    return blob;
}

/* One length-prefixed string of the wire format. */
static bool wire_string(const unsigned char **at, size_t *left, const unsigned char **string, size_t *length) {
    if (*left < 4)
        return false;
    size_t size = (size_t)(*at)[0] << 24 | (size_t)(*at)[1] << 16 | (size_t)(*at)[2] << 8 | (*at)[3];
    if (size > *left - 4)
        return false;
    *string = *at + 4;
    *length = size;
    *at += 4 + size;
    *left -= 4 + size;
    return true;
}

static void hex_colons(const unsigned char *bytes, size_t length, char *text) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        text[3 * i] = digits[bytes[i] >> 4];
        text[3 * i + 1] = digits[bytes[i] & 15];
        text[3 * i + 2] = i + 1 < length ? ':' : '\0';
    }
}

/* MD5 of the key's SubjectPublicKeyInfo in DER, as EC2 shows imported RSA keys. A display form, not a protection. */
static void rsa_md5(const unsigned char *blob, size_t length, char text[64]) {
    const unsigned char *kind, *e, *n;
    size_t kind_length, e_length, n_length;
    if (!wire_string(&blob, &length, &kind, &kind_length) || kind_length != 7 || memcmp(kind, "ssh-rsa", 7) != 0 ||
        !wire_string(&blob, &length, &e, &e_length) || !wire_string(&blob, &length, &n, &n_length))
        return;
    BIGNUM *big_e = BN_bin2bn(e, (int)e_length, NULL), *big_n = BN_bin2bn(n, (int)n_length, NULL);
    unsigned char *number_e = memory_new(e_length + 1, 1), *number_n = memory_new(n_length + 1, 1);
    BN_bn2nativepad(big_e, number_e, (int)e_length);
    BN_bn2nativepad(big_n, number_n, (int)n_length);
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_RSA_N, number_n, n_length),
                               OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_RSA_E, number_e, e_length),
                               OSSL_PARAM_construct_end()};
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    EVP_PKEY *key = NULL;
    unsigned char *der = NULL, digest[EVP_MAX_MD_SIZE];
    size_t digest_length = 0;
    if (context && EVP_PKEY_fromdata_init(context) > 0 &&
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) > 0) {
        int der_length = i2d_PUBKEY(key, &der);
        if (der_length > 0 && EVP_Q_digest(NULL, "MD5", NULL, der, (size_t)der_length, digest, &digest_length))
            hex_colons(digest, digest_length, text);
    }
    OPENSSL_free(der);
    EVP_PKEY_free(key);
    EVP_PKEY_CTX_free(context);
    BN_free(big_e);
    BN_free(big_n);
    free(number_e);
    free(number_n);
}

static void key_add(SshKeys *keys, char *where, char *line, bool private_here) {
    size_t length = 0, digest_length = 0;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned char *blob = blob_of(line, &length);
    if (!blob || !EVP_Q_digest(NULL, "SHA256", NULL, blob, length, digest, &digest_length)) {
        free(blob);
        free(where);
        free(line);
        return;
    }
    keys->items = memory_grow(keys->items, keys->count + 1, sizeof *keys->items);
    SshKey *key = &keys->items[keys->count++];
    *key = (SshKey){.where = where, .line = line, .private_here = private_here};
    AUTO(memory_release) char *print = base64(digest, digest_length);
    snprintf(key->sha256, sizeof key->sha256, "%s", print);
    rsa_md5(blob, length, key->md5);
    free(blob);
}

/* ---- private files: a downloaded .pem has no public file beside it */

enum { PRIVATE_MAX = 16384 };

static int no_passphrase(char *text, int size, int writing, void *data) {
    (void)text, (void)size, (void)writing, (void)data;
    return -1; /* protected: nobody is asked, the key is left out */
}

static void digest_hex(const char *name, unsigned char *der, int length, char text[64]) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    size_t digest_length = 0;
    if (length > 0 && EVP_Q_digest(NULL, name, NULL, der, (size_t)length, digest, &digest_length))
        hex_colons(digest, digest_length, text);
    if (length > 0)
        OPENSSL_clear_free(der, (size_t)length);
}

/* An RSA key in PEM, as EC2 hands it out: both of its fingerprints. */
static void pem_add(SshKeys *keys, const char *bytes, size_t length, const char *name) {
    BIO *file = BIO_new_mem_buf(bytes, (int)length);
    EVP_PKEY *pair = file ? PEM_read_bio_PrivateKey(file, NULL, no_passphrase, NULL) : NULL;
    PKCS8_PRIV_KEY_INFO *info = pair && EVP_PKEY_is_a(pair, "RSA") ? EVP_PKEY2PKCS8(pair) : NULL;
    if (info) {
        unsigned char *made = NULL, *imported = NULL;
        int made_length = i2d_PKCS8_PRIV_KEY_INFO(info, &made), imported_length = i2d_PUBKEY(pair, &imported);
        keys->items = memory_grow(keys->items, keys->count + 1, sizeof *keys->items);
        SshKey *key = &keys->items[keys->count++];
        *key = (SshKey){.where = memory_print("~/.ssh/%s", name), .line = memory_copy(""), .private_here = true};
        digest_hex("SHA1", made, made_length, key->sha1);
        digest_hex("MD5", imported, imported_length, key->md5);
    }
    PKCS8_PRIV_KEY_INFO_free(info);
    EVP_PKEY_free(pair);
    BIO_free(file);
}

/* OpenSSH's own form has the public half in the clear, also when a passphrase protects the rest. */
static void openssh_add(SshKeys *keys, const char *bytes, size_t length, const char *name) {
    static const char magic[] = "openssh-key-v1";
    enum { SKIPPED = 3 }; /* cipher, kdf, its options */
    BIO *file = BIO_new_mem_buf(bytes, (int)length);
    char *kind = NULL, *header = NULL;
    unsigned char *data = NULL;
    long size = 0;
    if (file && PEM_read_bio(file, &kind, &header, &data, &size) && (size_t)size > sizeof magic &&
        memcmp(data, magic, sizeof magic) == 0) {
        const unsigned char *at = data + sizeof magic, *part, *inside, *type;
        size_t left = (size_t)size - sizeof magic, part_length = 0, type_length;
        bool whole = true;
        for (int i = 0; i < SKIPPED; i++)
            whole = whole && wire_string(&at, &left, &part, &part_length);
        whole = whole && left > 4; /* how many keys: one */
        at += whole ? 4 : 0, left -= whole ? 4 : 0;
        if (whole && wire_string(&at, &left, &part, &part_length)) {
            size_t inside_left = part_length;
            inside = part;
            AUTO(memory_release) char *encoded = base64(part, part_length);
            if (wire_string(&inside, &inside_left, &type, &type_length))
                key_add(keys, memory_print("~/.ssh/%s", name),
                        memory_print("%.*s %s", (int)type_length, (const char *)type, encoded), true);
        }
    }
    OPENSSL_free(kind);
    OPENSSL_free(header);
    OPENSSL_clear_free(data, (size_t)size);
    BIO_free(file);
}

/* Read into one place that is wiped: what is a private key leaves no copy behind. */
static void private_file(SshKeys *keys, const char *path, const char *name) {
    char bytes[PRIVATE_MAX];
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t length = descriptor >= 0 ? read(descriptor, bytes, sizeof bytes - 1) : -1;
    if (descriptor >= 0)
        close(descriptor);
    if (length > 11 && strncmp(bytes, "-----BEGIN ", 11) == 0) {
        bytes[length] = '\0';
        if (strncmp(bytes + 11, "OPENSSH PRIVATE KEY", 19) == 0)
            openssh_add(keys, bytes, (size_t)length, name);
        else
            pem_add(keys, bytes, (size_t)length, name);
    }
    secret_wipe(bytes, sizeof bytes);
}

static void private_files(SshKeys *keys, const char *folder) {
    DIR *entries = opendir(folder);
    if (!entries)
        return;
    for (struct dirent *entry; (entry = readdir(entries));) {
        size_t length = strlen(entry->d_name);
        AUTO(memory_release) char *path = memory_print("%s/%s", folder, entry->d_name);
        AUTO(memory_release) char *public_path = memory_print("%s.pub", path);
        bool candidate = entry->d_name[0] != '.' && entry->d_type != DT_DIR && !file_exists(public_path) &&
                         (length < 4 || strcmp(entry->d_name + length - 4, ".pub") != 0);
        if (candidate)
            private_file(keys, path, entry->d_name);
    }
    closedir(entries);
}

static void folder_keys(SshKeys *keys) {
    const char *home = getenv("HOME");
    if (!home || !*home)
        return;
    AUTO(memory_release) char *folder = memory_print("%s/.ssh", home);
    DIR *entries = opendir(folder);
    if (!entries)
        return;
    for (struct dirent *entry; (entry = readdir(entries));) {
        size_t length = strlen(entry->d_name);
        if (length < 5 || strcmp(entry->d_name + length - 4, ".pub") != 0)
            continue;
        AUTO(memory_release) char *path = memory_print("%s/%s", folder, entry->d_name);
        AUTO(text_release) Text text = {.max = 16384};
        Error ignored = {0};
        if (!file_read(path, &text, &ignored))
            continue;
        char *line = text_take(&text);
        line[strcspn(line, "\r\n")] = '\0';
        path[strlen(path) - 4] = '\0';
        bool private_here = access(path, R_OK) == 0;
        key_add(keys, memory_print("~/.ssh/%.*s", (int)(length - 4), entry->d_name), line, private_here);
    }
    closedir(entries);
    private_files(keys, folder);
}

/* The agent protocol (draft-ietf-sshm-ssh-agent): request 11 asks for the identities, answer 12 lists them. */
static void agent_keys(SshKeys *keys) {
    enum { REQUEST_IDENTITIES = 11, IDENTITIES_ANSWER = 12, ANSWER_MAX = 256 * 1024 };
    const char *path = getenv("SSH_AUTH_SOCK");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (!path || strlen(path) >= sizeof address.sun_path)
        return;
    strcpy(address.sun_path, path);
    int agent = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct timeval limit = {.tv_sec = 1};
    static const unsigned char request[] = {0, 0, 0, 1, REQUEST_IDENTITIES};
    unsigned char head[4], *body = NULL;
    if (agent < 0)
        return;
    setsockopt(agent, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(agent, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (connect(agent, (struct sockaddr *)&address, sizeof address) == 0 &&
        send(agent, request, sizeof request, MSG_NOSIGNAL) == (ssize_t)sizeof request &&
        recv(agent, head, 4, MSG_WAITALL) == 4) {
        size_t length = (size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3];
        body = length >= 5 && length <= ANSWER_MAX ? memory_new(length, 1) : NULL;
        if (body && recv(agent, body, length, MSG_WAITALL) == (ssize_t)length && body[0] == IDENTITIES_ANSWER) {
            const unsigned char *at = body + 5, *blob, *comment, *kind;
            size_t left = length - 5, blob_length, comment_length, kind_length;
            while (wire_string(&at, &left, &blob, &blob_length) && wire_string(&at, &left, &comment, &comment_length)) {
                const unsigned char *inside = blob;
                size_t inside_left = blob_length;
                if (!wire_string(&inside, &inside_left, &kind, &kind_length))
                    break;
                AUTO(memory_release) char *encoded = base64(blob, blob_length);
                key_add(keys, memory_print("agent: %.*s", (int)comment_length, (const char *)comment),
                        memory_print("%.*s %s", (int)kind_length, (const char *)kind, encoded), true);
            }
        }
    }
    free(body);
    close(agent);
}

void ssh_keys_local(SshKeys *keys) {
    folder_keys(keys);
    agent_keys(keys);
}

/* EC2 shows the base64 with or without its padding, depending on how the key came to it. */
static bool same_print(const char *ours, const char *theirs) {
    size_t a = strcspn(ours, "="), b = strcspn(theirs, "=");
    return *ours && a == b && strncmp(ours, theirs, a) == 0;
}

const SshKey *ssh_keys_find(const SshKeys *keys, const char *fingerprint) {
    if (strncmp(fingerprint, "SHA256:", 7) == 0)
        fingerprint += 7;
    const SshKey *public_only = NULL;
    for (size_t i = 0; i < keys->count; i++) {
        const SshKey *key = &keys->items[i];
        if (!same_print(key->sha256, fingerprint) && !same_print(key->md5, fingerprint) &&
            !same_print(key->sha1, fingerprint))
            continue;
        if (key->private_here)
            return key;
        public_only = public_only ? public_only : key;
    }
    return public_only;
}

/* Whether the blob is one of this kind, and whole: RFC 4253 section 6.6 (kind, e, n), RFC 8709 section 4 (kind, key).
 */
static bool blob_whole(const char *line, const unsigned char *blob, size_t length) {
    const unsigned char *part;
    size_t part_length = 0, parts = 0, kind_length = strcspn(line, " ");
    bool rsa = kind_length == 7;
    for (; wire_string(&blob, &length, &part, &part_length); parts++)
        if (parts == 0 && (part_length != kind_length || memcmp(part, line, kind_length) != 0))
            return false;
    return length == 0 && (rsa ? parts == 3 : parts == 2 && part_length == 32);
}

bool ssh_public_check(const char *line, Error *err) {
    size_t length = 0;
    bool kind = strncmp(line, "ssh-ed25519 ", 12) == 0 || strncmp(line, "ssh-rsa ", 8) == 0;
    AUTO(memory_release) char *blob = kind ? (char *)blob_of(line, &length) : NULL;
    if (strstr(line, "PRIVATE KEY"))
        return error_set(err, ERROR_USAGE, "name the file that ends in .pub",
                         "this is a private key; it must stay where it is");
    if (strncmp(line, "ecdsa-", 6) == 0 || strncmp(line, "sk-", 3) == 0 || strncmp(line, "ssh-dss", 7) == 0)
        return error_set(err, ERROR_USAGE, "make one that it takes: ssh-keygen -t ed25519",
                         "EC2 takes no ECDSA or DSA key, and none of a security key: ssh-ed25519 or ssh-rsa alone");
    if (!blob || strchr(line, '\n') || !blob_whole(line, (unsigned char *)blob, length))
        return error_set(err, ERROR_USAGE, "name a file that `ssh-keygen` wrote, ending in .pub",
                         "not a public key that EC2 takes (ssh-ed25519 or ssh-rsa)");
    return true;
}

static void wire_put(Text *wire, const void *bytes, size_t length) {
    const unsigned char size[] = {(unsigned char)(length >> 24), (unsigned char)(length >> 16),
                                  (unsigned char)(length >> 8), (unsigned char)length};
    text_add(wire, (const char *)size, 4);
    text_add(wire, bytes, length);
}

/* OpenSSH's PROTOCOL.key: a magic, no cipher, one public key, then the private part with its check numbers. */
static void private_format(const unsigned char public_half[32], const unsigned char seed[32], const char *comment,
                           Secret *file) {
    enum { BLOCK = 8 };
    char storage[2048];
    /* A fixed room: growing would leave copies of the key behind. */
    Text wire = {.bytes = storage, .room = sizeof storage, .max = sizeof storage - 1};
    AUTO(text_release) Text public_blob = {0};
    wire_put(&public_blob, "ssh-ed25519", 11);
    wire_put(&public_blob, public_half, 32);
    text_add(&wire, "openssh-key-v1", 15);
    wire_put(&wire, "none", 4);
    wire_put(&wire, "none", 4);
    wire_put(&wire, "", 0);
    text_add(&wire, "\0\0\0\1", 4);
    wire_put(&wire, public_blob.bytes, public_blob.length);
    size_t size_at = wire.length;
    text_add(&wire, "\0\0\0\0", 4);
    unsigned char number[4];
    random_bytes(number, sizeof number);
    text_add(&wire, (const char *)number, 4);
    text_add(&wire, (const char *)number, 4);
    wire_put(&wire, "ssh-ed25519", 11);
    wire_put(&wire, public_half, 32);
    const unsigned char both_size[] = {0, 0, 0, 64};
    text_add(&wire, (const char *)both_size, 4);
    text_add(&wire, (const char *)seed, 32);
    text_add(&wire, (const char *)public_half, 32);
    wire_put(&wire, comment, strlen(comment));
    for (char pad = 1; (wire.length - size_at - 4) % BLOCK; pad++)
        text_add(&wire, &pad, 1);
    size_t inner = wire.length - size_at - 4;
    storage[size_at + 2] = (char)(inner >> 8);
    storage[size_at + 3] = (char)inner;
    char encoded[4096], framed[4400];
    EVP_EncodeBlock((unsigned char *)encoded, (const unsigned char *)storage, (int)wire.length);
    size_t used = (size_t)snprintf(framed, sizeof framed, "-----BEGIN OPENSSH PRIVATE KEY-----\n");
    for (const char *at = encoded; *at; at += strlen(at) < 70 ? strlen(at) : 70)
        used += (size_t)snprintf(framed + used, sizeof framed - used, "%.70s\n", at);
    used += (size_t)snprintf(framed + used, sizeof framed - used, "-----END OPENSSH PRIVATE KEY-----\n");
    secret_set(file, framed, used);
    secret_wipe(storage, sizeof storage);
    secret_wipe(encoded, sizeof encoded);
    secret_wipe(framed, sizeof framed);
}

static void public_format(const unsigned char public_half[32], const char *comment, Text *line) {
    AUTO(text_release) Text blob = {0};
    wire_put(&blob, "ssh-ed25519", 11);
    wire_put(&blob, public_half, 32);
    AUTO(memory_release) char *encoded = base64((const unsigned char *)blob.bytes, blob.length);
    text_print(line, "ssh-ed25519 %s %s", encoded, comment);
}

static bool folder_of(const char *path, Error *err) {
    AUTO(memory_release) char *folder = memory_copy(path);
    char *slash = strrchr(folder, '/');
    if (!slash || slash == folder)
        return true;
    *slash = '\0';
    return folder_make(folder, 0700, err);
}

bool ssh_key_make(const char *path, const char *comment, Text *public_line, Error *err) {
    unsigned char seed[32], public_half[32];
    size_t seed_length = sizeof seed, public_length = sizeof public_half;
    AUTO(secret_release) Secret file = {0};
    AUTO(memory_release) char *public_path = memory_print("%s.pub", path);
    if (file_exists(public_path) || file_exists(path))
        return error_set(err, ERROR_USAGE, "choose another name: nothing is overwritten", "%s is there already", path);
    if (!folder_of(path, err))
        return false;
    EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
    bool made = key && EVP_PKEY_get_raw_private_key(key, seed, &seed_length) > 0 &&
                EVP_PKEY_get_raw_public_key(key, public_half, &public_length) > 0;
    EVP_PKEY_free(key);
    if (!made)
        return error_set(err, ERROR_FAILED, "check the OpenSSL installation", "no ed25519 key could be made");
    private_format(public_half, seed, comment, &file);
    secret_wipe(seed, sizeof seed);
    AUTO(text_release) Text line = {0};
    public_format(public_half, comment, &line);
    text_put(&line, "\n");
    if (!file_create(path, file.bytes, file.length, 0600, err))
        return false;
    if (!file_create(public_path, line.bytes, line.length, 0644, err)) {
        unlink(path);
        return false;
    }
    text_add(public_line, line.bytes, line.length - 1);
    return true;
}
