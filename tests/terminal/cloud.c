#include "tests/terminal/cloud.h"
#include "base/file.h"
#include "base/memory.h"

#include <fcntl.h>
#include <ftw.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* SHA-1 of "corp", the name of the sso-session: how the cache names its files. */
const char cloud_token[] = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

static void line_read(int from, char *line, size_t size) {
    size_t length = 0;
    while (length + 1 < size && read(from, line + length, 1) == 1 && line[length] != '\n')
        length++;
    line[length] = '\0';
}

static void sandbox_start(Cloud *cloud, const char *program, const char *faults) {
    int in[2], out[2];
    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    cloud->pid = fork();
    assert_true(cloud->pid >= 0);
    if (cloud->pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execl(program, program, "--speed", "100", "--fault-file", faults, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    cloud->leash = in[1];
    char line[2000];
    line_read(out[0], line, sizeof line);
    close(out[0]);
    json_t *said = json_loads(line, 0, NULL);
    const char *url, *key, *secret;
    assert_int_equal(
        json_unpack(said, "{s:s, s:s, s:s}", "endpoint_url", &url, "access_key_id", &key, "secret_access_key", &secret),
        0);
    snprintf(cloud->url, sizeof cloud->url, "%s", url);
    snprintf(cloud->key, sizeof cloud->key, "%s", key);
    snprintf(cloud->secret, sizeof cloud->secret, "%s", secret);
    json_decref(said);
}

Cloud *cloud_new(void) {
    Cloud *cloud = memory_new(1, sizeof *cloud);
    cloud->place = place_new();
    AUTO(memory_release) char *program = memory_print("%s-sandbox", cloud->place->program);
    AUTO(memory_release) char *faults = memory_print("%s/faults", cloud->place->folder);
    cloud_faults(cloud, "");
    sandbox_start(cloud, program, faults);
    return cloud;
}

static int entry_remove(const char *path, const struct stat *status, int type, struct FTW *where) {
    (void)status, (void)type;
    return where->level > 0 ? remove(path) : 0; /* the folder itself goes with the place */
}

void cloud_free(Cloud *cloud) {
    close(cloud->leash);
    assert_int_equal(waitpid(cloud->pid, NULL, 0), cloud->pid);
    nftw(cloud->place->folder, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
    place_free(cloud->place);
    free(cloud);
}

static void file_write(const Cloud *cloud, const char *below, const char *text) {
    AUTO(memory_release) char *path = memory_print("%s/%s", cloud->place->folder, below);
    AUTO(memory_release) char *folder = memory_copy_n(path, (size_t)(strrchr(path, '/') - path));
    Error err = {0};
    if (!folder_make(folder, 0700, &err) || !file_replace(path, text, strlen(text), 0600, &err))
        fail_msg("%s: %s", path, err.said);
}

void cloud_file(const Cloud *cloud, const char *below, const char *format, ...) {
    char text[8000];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    file_write(cloud, below, text);
}

void cloud_program(const Cloud *cloud, const char *name, const char *format, ...) {
    AUTO(memory_release) char *below = memory_print("bin/%s", name);
    AUTO(memory_release) char *path = memory_print("%s/%s", cloud->place->folder, below);
    AUTO(text_release) Text text = {0};
    char lines[4000];
    va_list args;
    va_start(args, format);
    vsnprintf(lines, sizeof lines, format, args);
    va_end(args);
    text_print(&text, "#!/bin/sh\n%s", lines);
    file_write(cloud, below, text_string(&text));
    assert_int_equal(chmod(path, 0700), 0);
}

void cloud_portal(const Cloud *cloud, const char *ends) {
    cloud_file(cloud, ".aws/config",
               "[profile work]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Developer\n"
               "[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n");
    cloud_file(cloud, cloud_token, "{\"accessToken\": \"sandbox-sso-token\", \"expiresAt\": \"%s\"}", ends);
}

void cloud_role(const Cloud *cloud) {
    cloud_file(cloud, ".aws/credentials", "[base]\naws_access_key_id = %s\naws_secret_access_key = %s\n", cloud->key,
               cloud->secret);
    cloud_file(cloud, ".aws/config",
               "[profile work]\nrole_arn = arn:aws:iam::123456789012:role/Deployer\nsource_profile = base\n"
               "mfa_serial = arn:aws:iam::123456789012:mfa/operator\nrole_session_name = jane\n");
}

void cloud_faults(const Cloud *cloud, const char *lines) {
    file_write(cloud, "faults", lines);
}

Window *cloud_wizard(const Cloud *cloud, int rows, int columns, const char *const *more) {
    AUTO(memory_release) char *home = memory_print("HOME=%s", cloud->place->folder);
    AUTO(memory_release) char *endpoint = memory_print("AWS_ENDPOINT_URL=%s", cloud->url);
    AUTO(memory_release) char *path = memory_print("PATH=%s/bin:/usr/bin:/bin", cloud->place->folder);
    const char *const extra[] = {
        home, endpoint, path, "AWS_PROFILE=work", "AWS_REGION=eu-west-1", "AWS_EC2_METADATA_DISABLED=true", NULL};
    const char *argv[16] = {cloud->place->program, "--config", cloud->place->config};
    size_t count = 3;
    for (; more && *more; more++)
        argv[count++] = *more;
    Window *window = window_open(rows, columns, argv, extra);
    window_masks(window, wizard_masks);
    return window;
}
