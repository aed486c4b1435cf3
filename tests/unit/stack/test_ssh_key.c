/* Keys of this machine: made, found again, told apart by what EC2 shows of them. The fingerprints of the fixed keys are
 * those that OpenSSH 9.2 and OpenSSL 3.0 give: ssh-keygen -lf; ssh-keygen -e -m PKCS8, openssl md5 of the DER form. */
#include "stack/ssh_key.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define ED25519 "AAAAC3NzaC1lZDI1NTE5AAAAIA396prX7KpX72dRBnQsYlMvEyVpfNxWrWZJ0I55I5MB"
#define ED25519_SHA256 "uqPiAp8pY8MHGW5jP4dS4ina7EJqXFl87oNyJxvhGWA"
#define RSA                                                                                                            \
    "AAAAB3NzaC1yc2EAAAADAQABAAABAQCtHWeVSy05BWiuluBWYA7yt+bH1yIn4H+8jmDTKYNTfrr7WQl8W5pIG2obVqUvLnOPOpJsPvfwPGqCDdfP" \
    "4e8GWaO4b4mAisqlhu+uLi5OAj9uzAxAAw3syzVqXjx9frju044Zjv5+D1PHC9/W87FuxjcokVjGMNz+vc/cKmwlMbxjB+k4IeOjn4mxF4rbwKdC" \
    "fepJdDPrpYgVzQt81btB8Sw7tA1ga5o6qiYPn+vvVMbKjk3418hsXJwXZIgdoHMl2dZuaUBhstH71Nv5iQSeQf7m7P01ROSg2jnrOzm8G4GX8aD/" \
    "nWRRo6OA65ASKIMESfgAENXs7VWGnCFIj9MT"
#define RSA_SHA256 "iA8mKNWAWdGD5hm/P2yayEXNy/z44vLw1URi3luacl0"
#define RSA_MD5 "8f:87:69:ac:8f:53:d7:df:67:ae:a6:15:38:ce:a4:92"
#define ECDSA                                                                                                          \
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBCypQ0nN3L+OkObX5etrC/VNdJVLhRg27YyIndod" \
    "fxYo183t+odTDbNLt/TP4taPoOkmqMaGJpnxW3wjStRGPfo= t"

static char home[] = "/tmp/test_ssh_key.XXXXXX";
static char folder[64], path[96], public_path[128];

static int set_up(void **unused) {
    (void)unused;
    strcpy(home + strlen(home) - 6, "XXXXXX");
    if (!mkdtemp(home))
        return -1;
    snprintf(folder, sizeof folder, "%s/.ssh", home);
    snprintf(path, sizeof path, "%s/myapp", folder);
    snprintf(public_path, sizeof public_path, "%s.pub", path);
    unsetenv("SSH_AUTH_SOCK");
    return setenv("HOME", home, 1);
}

static int tear_down(void **unused) {
    (void)unused;
    DIR *all = opendir(folder);
    if (all) {
        for (struct dirent *entry; (entry = readdir(all));)
            if (unlinkat(dirfd(all), entry->d_name, 0) < 0)
                unlinkat(dirfd(all), entry->d_name, AT_REMOVEDIR);
        closedir(all);
        rmdir(folder);
    }
    return rmdir(home);
}

static char *content(const char *file) {
    AUTO(text_release) Text text = {0};
    Error err = {0};
    if (!file_read(file, &text, &err))
        fail_msg("%s", err.said);
    return text_take(&text);
}

static unsigned mode_of(const char *file) {
    struct stat about;
    assert_int_equal(stat(file, &about), 0);
    return about.st_mode & 07777;
}

static void put(const char *name, const char *line) {
    AUTO(memory_release) char *file = memory_print("%s/%s", folder, name);
    Error err = {0};
    if (!folder_make(folder, 0700, &err) || !file_replace(file, line, strlen(line), 0644, &err))
        fail_msg("%s", err.said);
}

/* SHA-256 of a line's blob, by another way than the product's. */
static void digest_of(const char *line, char text[64]) {
    unsigned char blob[256], digest[32];
    const char *start = strchr(line, ' ') + 1;
    int length = EVP_DecodeBlock(blob, (const unsigned char *)start, (int)strcspn(start, " "));
    assert_int_equal(length, 51); /* 4 + 11 + 4 + 32: a multiple of three, so no padding */
    assert_true(EVP_Digest(blob, (size_t)length, digest, NULL, EVP_sha256(), NULL));
    EVP_EncodeBlock((unsigned char *)text, digest, sizeof digest);
}

static void test_make(void **unused) {
    AUTO(text_release) Text line = {0};
    AUTO(ssh_keys_release) SshKeys keys = {0};
    Error err = {0};
    (void)unused;
    if (!ssh_key_make(path, "myapp on laptop", &line, &err))
        fail_msg("%s", err.said);
    assert_int_equal(mode_of(folder), 0700);
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(mode_of(public_path), 0644);
    assert_true(ssh_public_check(text_string(&line), &err));
    assert_non_null(strstr(text_string(&line), " myapp on laptop"));
    AUTO(memory_release) char *written = content(public_path);
    AUTO(memory_release) char *expected = memory_print("%s\n", text_string(&line));
    assert_string_equal(written, expected);

    char digest[64];
    digest_of(text_string(&line), digest);
    ssh_keys_local(&keys);
    assert_int_equal(keys.count, 1);
    assert_string_equal(keys.items[0].where, "~/.ssh/myapp");
    assert_string_equal(keys.items[0].line, text_string(&line));
    assert_string_equal(keys.items[0].sha256, digest);
    assert_string_equal(keys.items[0].md5, "");
    assert_true(keys.items[0].private_here);
}

/* The private file as OpenSSH's PROTOCOL.key has it: read back field by field, and it belongs to the public half. */
static void test_private_format(void **unused) {
    static const char begin[] = "-----BEGIN OPENSSH PRIVATE KEY-----\n", end[] = "-----END OPENSSH PRIVATE KEY-----\n";
    AUTO(text_release) Text line = {0}, body = {0};
    Error err = {0};
    (void)unused;
    for (int length = 0; length < 9; length++) { /* every length of the padding */
        AUTO(memory_release) char *file = memory_print("%s/key%d", folder, length);
        text_clear(&line);
        text_clear(&body);
        assert_true(ssh_key_make(file, &"12345678"[8 - length], &line, &err));
        AUTO(memory_release) char *text = content(file);
        assert_memory_equal(text, begin, strlen(begin));
        char *stop = strstr(text, end);
        assert_non_null(stop);
        assert_string_equal(stop, end);
        *stop = '\0';
        for (const char *at = text + strlen(begin); *at; at++)
            if (*at != '\n')
                text_add(&body, at, 1);
        unsigned char raw[1024];
        int size = EVP_DecodeBlock(raw, (const unsigned char *)body.bytes, (int)body.length);
        size -= body.bytes[body.length - 1] == '=';
        size -= body.bytes[body.length - 2] == '=';
        /* magic, "none" twice, no options, one key of 51 bytes, then the private part in blocks of eight */
        enum { PRIVATE_AT = 15 + 8 + 8 + 4 + 4 + 4 + 51 };
        assert_memory_equal(raw, "openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1\0\0\0\63", 15 + 28);
        int inner = raw[PRIVATE_AT + 2] << 8 | raw[PRIVATE_AT + 3];
        assert_int_equal(inner % 8, 0);
        assert_int_equal(size, PRIVATE_AT + 4 + inner);
        const unsigned char *private = raw + PRIVATE_AT + 4;
        assert_memory_equal(private, private + 4, 4); /* the check numbers are alike */
        const unsigned char *public_half = private + 8 + 15 + 4, *seed = public_half + 32 + 4;
        assert_memory_equal(seed + 32, public_half, 32);
        assert_int_equal(seed[64 + 3], length);
        for (int pad = 1; seed + 64 + 4 + length + pad - 1 < private + inner; pad++)
            assert_int_equal(seed[64 + 4 + length + pad - 1], pad);
        EVP_PKEY *key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 32);
        unsigned char derived[32];
        size_t derived_size = sizeof derived;
        assert_true(key && EVP_PKEY_get_raw_public_key(key, derived, &derived_size));
        EVP_PKEY_free(key);
        assert_memory_equal(derived, public_half, 32);
    }
}

/* Whichever half is there, nothing is written. */
static void test_no_overwriting(void **unused) {
    static const char *const there[] = {"myapp", "myapp.pub"};
    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        AUTO(text_release) Text line = {0};
        Error err = {0};
        put(there[i], "mine\n");
        assert_false(ssh_key_make(path, "myapp", &line, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.remedy, "nothing is overwritten"));
        assert_string_equal(text_string(&line), "");
        AUTO(memory_release) char *kept = content(i == 0 ? path : public_path);
        assert_string_equal(kept, "mine\n");
        assert_int_equal(file_exists(path), i == 0);
        assert_int_equal(file_exists(public_path), i == 1);
        unlink(i == 0 ? path : public_path);
    }
    AUTO(text_release) Text line = {0};
    Error err = {0};
    assert_true(ssh_key_make(path, "myapp", &line, &err));
    AUTO(memory_release) char *before = content(path);
    assert_false(ssh_key_make(path, "myapp", &line, &err));
    AUTO(memory_release) char *after = content(path);
    assert_string_equal(before, after);
}

static void test_fingerprints(void **unused) {
    static const struct {
        const char *fingerprint, *where; /* NULL: no key has it */
    } cases[] = {
        {ED25519_SHA256, "~/.ssh/ed"},
        {ED25519_SHA256 "=", "~/.ssh/ed"},
        {"SHA256:" ED25519_SHA256, "~/.ssh/ed"},
        {RSA_MD5, "~/.ssh/rsa"},
        {RSA_SHA256, "~/.ssh/rsa"},
        {"", NULL},
        {"=", NULL},
        {"SHA256:", NULL},
        {"uqPiAp8pY8MHGW5jP4dS4ina7EJqXFl87oNyJxvhGW", NULL},
        {"8f:87:69:ac:8f:53:d7:df:67:ae:a6:15:38:ce:a4:93", NULL},
    };
    AUTO(ssh_keys_release) SshKeys keys = {0};
    (void)unused;
    put("ed.pub", "ssh-ed25519 " ED25519 " t\n");
    put("ed", "the private half");
    put("rsa.pub", "ssh-rsa " RSA "\r\n");
    put("known_hosts", "host ssh-ed25519 " ED25519 "\n");
    put("broken.pub", "ssh-ed25519 AAAA!\n");
    put("cut.pub", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCt\n");
    put("empty.pub", "");
    put(".pub", "ssh-ed25519 " ED25519 "\n");
    ssh_keys_local(&keys);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const SshKey *key = ssh_keys_find(&keys, cases[i].fingerprint);
        if (!key != !cases[i].where || (key && strcmp(key->where, cases[i].where) != 0))
            fail_msg("\"%s\" gave %s", cases[i].fingerprint, key ? key->where : "none");
    }
    assert_true(ssh_keys_find(&keys, ED25519_SHA256)->private_here);
    assert_false(ssh_keys_find(&keys, RSA_MD5)->private_here);
    assert_string_equal(ssh_keys_find(&keys, RSA_MD5)->line, "ssh-rsa " RSA);
}

/* As EC2 hands them out: PEM files without a public one beside them. What a passphrase protects is asked of nobody. */
static void test_private_files(void **unused) {
    (void)unused;
    EVP_PKEY *key = EVP_RSA_gen(2048);
    BIO *pem = BIO_new(BIO_s_mem()), *der = BIO_new(BIO_s_mem()), *locked = BIO_new(BIO_s_mem());
    unsigned char digest[20];
    char *bytes, *expected = memory_new(1, 64);
    assert_non_null(key);
    assert_int_equal(PEM_write_bio_PrivateKey_traditional(pem, key, NULL, NULL, 0, NULL, NULL), 1);
    assert_int_equal(i2d_PKCS8PrivateKey_bio(der, key, NULL, NULL, 0, NULL, NULL), 1);
    assert_int_equal(PEM_write_bio_PrivateKey(locked, key, EVP_aes_128_cbc(), (unsigned char *)"word", 4, NULL, NULL),
                     1);
    long length = BIO_get_mem_data(der, &bytes);
    SHA1((unsigned char *)bytes, (size_t)length, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(expected + 3 * i, 4, i + 1 < sizeof digest ? "%02x:" : "%02x", digest[i]);
    length = BIO_get_mem_data(pem, &bytes);
    AUTO(memory_release) char *text = memory_copy_n(bytes, (size_t)length);
    put("from-ec2.pem", text);
    length = BIO_get_mem_data(locked, &bytes);
    AUTO(memory_release) char *locked_text = memory_copy_n(bytes, (size_t)length);
    put("locked.pem", locked_text);
    put("nonsense",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n");

    AUTO(memory_release) char *home_key = memory_print("%s/.ssh/made", getenv("HOME"));
    AUTO(memory_release) char *home_public = memory_print("%s.pub", home_key);
    AUTO(text_release) Text line = {0};
    Error err = {0};
    assert_true(ssh_key_make(home_key, "made", &line, &err));
    assert_int_equal(unlink(home_public), 0);

    AUTO(ssh_keys_release) SshKeys keys = {0};
    ssh_keys_local(&keys);
    const SshKey *found = ssh_keys_find(&keys, expected);
    assert_non_null(found);
    assert_string_equal(found->where, "~/.ssh/from-ec2.pem");
    assert_true(found->private_here);
    bool made = false;
    for (size_t i = 0; i < keys.count; i++) {
        made = made || (strcmp(keys.items[i].where, "~/.ssh/made") == 0 && keys.items[i].private_here &&
                        strncmp(keys.items[i].line, text_string(&line), strlen(keys.items[i].line)) == 0);
        assert_string_not_equal(keys.items[i].where, "~/.ssh/locked.pem");
        assert_string_not_equal(keys.items[i].where, "~/.ssh/nonsense");
    }
    assert_true(made);
    unlink(home_key);
    free(expected);
    BIO_free(pem);
    BIO_free(der);
    BIO_free(locked);
    EVP_PKEY_free(key);
}

static void test_no_home(void **unused) {
    AUTO(ssh_keys_release) SshKeys keys = {0};
    (void)unused;
    ssh_keys_local(&keys); /* no ~/.ssh */
    unsetenv("HOME");
    ssh_keys_local(&keys);
    setenv("SSH_AUTH_SOCK", "/nonexistent/agent", 1);
    ssh_keys_local(&keys);
    assert_int_equal(keys.count, 0);
    assert_null(ssh_keys_find(&keys, ED25519_SHA256));
}

/* An agent that answers one question with `answer`. */
typedef struct Agent {
    int listener;
    const unsigned char *answer;
    size_t length;
} Agent;

static void *answer_once(void *data) {
    const Agent *agent = data;
    unsigned char request[5];
    int client = accept(agent->listener, NULL, NULL);
    if (client >= 0 && recv(client, request, sizeof request, MSG_WAITALL) == sizeof request && request[4] == 11)
        (void)send(client, agent->answer, agent->length, MSG_NOSIGNAL);
    close(client);
    return NULL;
}

static void ask_agent(const unsigned char *answer, size_t length, SshKeys *keys) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    Agent agent = {.listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), .answer = answer, .length = length};
    pthread_t thread;
    snprintf(address.sun_path, sizeof address.sun_path, "%s/agent", home);
    assert_int_equal(bind(agent.listener, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(agent.listener, 1), 0);
    assert_int_equal(pthread_create(&thread, NULL, answer_once, &agent), 0);
    setenv("SSH_AUTH_SOCK", address.sun_path, 1);
    ssh_keys_local(keys);
    pthread_join(thread, NULL);
    close(agent.listener);
    unlink(address.sun_path);
}

static void test_agent(void **unused) {
    unsigned char answer[4 + 1 + 4 + 4 + 51 + 4 + 6] = {0, 0, 0, sizeof answer - 4, 12, 0, 0, 0, 1, 0, 0, 0, 51};
    AUTO(ssh_keys_release) SshKeys keys = {0};
    (void)unused;
    assert_int_equal(EVP_DecodeBlock(answer + 13, (const unsigned char *)ED25519, strlen(ED25519)), 51);
    memcpy(answer + 64, "\0\0\0\6laptop", 10);
    ask_agent(answer, sizeof answer, &keys);
    assert_int_equal(keys.count, 1);
    assert_string_equal(keys.items[0].where, "agent: laptop");
    assert_string_equal(keys.items[0].line, "ssh-ed25519 " ED25519);
    assert_ptr_equal(ssh_keys_find(&keys, "SHA256:" ED25519_SHA256), &keys.items[0]);
    assert_true(keys.items[0].private_here);
}

/* Answers that are cut, lie about lengths, or are none: no key, and no reading past the end. */
static void test_agent_rubbish(void **unused) {
    static const struct {
        const char *name;
        unsigned char answer[24];
        size_t length;
    } cases[] = {
        {"nothing", {0}, 0},
        {"a head alone", {0, 0, 0, 9}, 4},
        {"no room for a count", {0, 0, 0, 1, 12}, 5},
        {"too long", {0xff, 0xff, 0xff, 0xff, 12}, 5},
        {"a refusal", {0, 0, 0, 5, 5, 0, 0, 0, 0}, 9},
        {"fewer keys than said", {0, 0, 0, 5, 12, 0, 0, 0, 9}, 9},
        {"a key longer than the answer", {0, 0, 0, 13, 12, 0, 0, 0, 1, 0, 0, 0, 99, 'a', 'b', 'c', 'd'}, 17},
        {"a kind longer than the key", {0, 0, 0, 17, 12, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 9, 0, 0, 0, 0}, 21},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(ssh_keys_release) SshKeys keys = {0};
        ask_agent(cases[i].answer, cases[i].length, &keys);
        if (keys.count)
            fail_msg("%s: %zu keys", cases[i].name, keys.count);
    }
}

static void test_public_check(void **unused) {
    static const struct {
        const char *line, *said; /* said: NULL when it is good */
    } cases[] = {
        {"ssh-ed25519 " ED25519, NULL},
        {"ssh-ed25519 " ED25519 " me@laptop", NULL},
        {"ssh-rsa " RSA " me at my laptop", NULL},
        {"", "not a public key"},
        {"ssh-ed25519", "not a public key"},
        {"ssh-ed25519 ", "not a public key"},
        {"ssh-ed25519 AAAA", "not a public key"},
        {"ssh-ed25519 not!base64", "not a public key"},
        {"ssh-ed25519 " RSA, "not a public key"},
        {"ssh-rsa " ED25519, "not a public key"},
        {"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA396prX7KpX72dRBnQsYlMvEyVpfNxWrWZJ0I55", "not a public key"},
        {ED25519, "not a public key"},
        {ECDSA, "no ECDSA or DSA key"},
        {"ssh-dss AAAAB3NzaC1kc3MAAACB", "no ECDSA or DSA key"},
        {"sk-ssh-ed25519@openssh.com AAAAGnNr", "none of a security key"},
        {"ssh-ed25519 " ED25519 "\nssh-ed25519 " ED25519, "not a public key"},
        {"from=\"1.2.3.4\" ssh-ed25519 " ED25519, "not a public key"},
        {"-----BEGIN OPENSSH PRIVATE KEY-----", "private key"},
        {"-----BEGIN RSA PRIVATE KEY-----\nMIIE", "private key"},
        {"-----BEGIN PUBLIC KEY-----", "not a public key"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        bool good = ssh_public_check(cases[i].line, &err);
        if (good != !cases[i].said || (!good && (err.kind != ERROR_USAGE || !strstr(err.said, cases[i].said))))
            fail_msg("\"%.40s\" gave %d, \"%s\"", cases[i].line, good, err.said);
    }
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    umask(022);
    const struct CMUnitTest tests[] = {
        AT_HOME(test_make),         AT_HOME(test_private_format), AT_HOME(test_no_overwriting),
        AT_HOME(test_fingerprints), AT_HOME(test_private_files),  AT_HOME(test_no_home),
        AT_HOME(test_agent),        AT_HOME(test_agent_rubbish),  cmocka_unit_test(test_public_check),
    };
    return cmocka_run_group_tests_name("ssh_key", tests, NULL, NULL);
}
