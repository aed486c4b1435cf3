/* Files as a whole: the old one stands until the new one is complete, and nothing is left behind. */
#include "base/file.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/test_file.XXXXXX";
static char path[64], other[64];

/* Every test begins in an empty folder of its own. */
static int set_up(void **unused) {
    (void)unused;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/settings", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    return 0;
}

/* The entries of the folder, "." and ".." left out. */
static size_t entries(void) {
    size_t count = 0;
    DIR *all = opendir(folder);
    assert_non_null(all);
    for (struct dirent *entry; (entry = readdir(all));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(all);
    return count;
}

static int tear_down(void **unused) {
    (void)unused;
    DIR *all = opendir(folder);
    for (struct dirent *entry; all && (entry = readdir(all));)
        if (unlinkat(dirfd(all), entry->d_name, 0) < 0)
            unlinkat(dirfd(all), entry->d_name, AT_REMOVEDIR);
    closedir(all);
    return rmdir(folder);
}

static void expect_content(const char *file, const char *content) {
    AUTO(text_release) Text text = {0};
    Error err = {0};
    if (!file_read(file, &text, &err))
        fail_msg("%s", err.said);
    assert_string_equal(text_string(&text), content);
}

static unsigned mode_of(const char *file) {
    struct stat about;
    assert_int_equal(lstat(file, &about), 0);
    return about.st_mode & 07777;
}

static void test_read(void **unused) {
    Error err = {0};
    AUTO(text_release) Text text = {.max = 8};
    (void)unused;
    assert_false(file_read(path, &text, &err));
    assert_string_equal(err.code, "ENOENT");
    assert_true(file_create(path, "12345678", 8, 0600, &err));
    text_put(&text, "");
    assert_true(file_read(path, &text, &err));
    assert_string_equal(text_string(&text), "12345678");
    text_clear(&text);
    text_put(&text, "0"); /* adds to what is there */
    assert_false(file_read(path, &text, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.said, "more than 8 bytes"));

    enum { LARGE = 100000 };
    AUTO(memory_release) char *large = memory_new(LARGE + 1, 1);
    memset(large, 'x', LARGE);
    assert_true(file_create(other, large, LARGE, 0600, &err));
    expect_content(other, large);
}

/* Neither read nor replaced, and no hanging on a FIFO that nobody writes. */
static void test_no_file(void **unused) {
    Error err = {0};
    AUTO(text_release) Text text = {0};
    (void)unused;
    assert_int_equal(mkfifo(path, 0600), 0);
    const char *const refused[] = {path, folder, "/dev/null"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        err = (Error){0};
        assert_false(file_read(refused[i], &text, &err));
        assert_non_null(strstr(err.said, "not a file"));
        err = (Error){0};
        assert_false(file_replace(refused[i], "new", 3, 0600, &err));
        assert_non_null(strstr(err.said, "not a file"));
        assert_false(file_create(refused[i], "new", 3, 0600, &err));
    }
    assert_int_equal(text.length, 0);
    assert_int_equal(entries(), 1);
}

static void test_replace(void **unused) {
    Error err = {0};
    (void)unused;
    assert_true(file_replace(path, "one", 3, 0640, &err));
    assert_int_equal(mode_of(path), 0640);
    assert_int_equal(chmod(path, 0604), 0);
    int held = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(held >= 0);
    assert_true(file_replace(path, "second", 6, 0640, &err));
    assert_int_equal(mode_of(path), 0604); /* kept */
    expect_content(path, "second");
    char old[8] = "";
    assert_int_equal(read(held, old, sizeof old), 3); /* who reads the old file reads it to its end */
    assert_string_equal(old, "one");
    close(held);
    assert_true(file_replace(path, "", 0, 0640, &err));
    expect_content(path, "");
    assert_int_equal(entries(), 1);
}

/* One of several that take their places together. */
static void test_draft(void **unused) {
    Error err = {0};
    (void)unused;
    assert_false(file_sync(path, &err));
    assert_non_null(strstr(err.said, path));
    assert_true(file_draft(path, "one", 3, 0640, &err));
    assert_true(file_draft(path, "second", 6, 0600, &err));
    assert_true(file_sync(path, &err));
    assert_int_equal(mode_of(path), 0640);
    expect_content(path, "second");
    assert_int_equal(entries(), 1);
}

/* Text replaced under a hold. False: err tells. */
static bool put(const char *file, const char *text, Error *err) {
    AUTO(file_hold_release) FileHold hold = {0};
    *err = (Error){0};
    return file_hold(file, &hold, err) && file_hold_replace(&hold, text, strlen(text), 0644, err);
}

/* The program's own files are never written through a link, and never read through one: a cloned folder may hold any.
 */
static void test_own_files_and_links(void **unused) {
    Error err = {0};
    AUTO(text_release) Text text = {0};
    (void)unused;
    assert_true(file_create(other, "one", 3, 0600, &err));
    assert_int_equal(symlink("other", path), 0);
    assert_false(file_replace(path, "two", 3, 0644, &err));
    assert_non_null(strstr(err.said, "symbolic link"));
    assert_false(file_create(path, "two", 3, 0644, &err));
    assert_false(file_read_own(path, &text, &err));
    assert_non_null(strstr(err.said, "symbolic link"));
    assert_true(file_read_own(other, &text, &err));
    expect_content(other, "one");
    assert_int_equal(unlink(other), 0);
    assert_false(file_replace(path, "two", 3, 0644, &err)); /* nor made where it leads */
    assert_false(file_exists(other));
}

static void test_hold_follows_links(void **unused) {
    Error err = {0};
    AUTO(memory_release) char *deep = memory_print("%s/deep", folder), *file = memory_print("%s/deep/file", folder);
    (void)unused;
    assert_true(file_create(other, "one", 3, 0600, &err));
    assert_int_equal(symlink("other", path), 0);
    assert_true(put(path, "two", &err));
    struct stat about;
    assert_int_equal(lstat(path, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    expect_content(other, "two");
    assert_int_equal(mode_of(other), 0600);
    /* A link that leads nowhere yet, over another one and another folder: the file is made there. */
    assert_int_equal(unlink(other), 0);
    assert_int_equal(mkdir(deep, 0700), 0);
    assert_int_equal(symlink("deep/file", other), 0);
    assert_true(put(path, "three", &err));
    assert_int_equal(lstat(other, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    expect_content(file, "three");
    assert_int_equal(unlink(file), 0);
    assert_int_equal(rmdir(deep), 0);
    assert_false(put(path, "four", &err)); /* its folder is gone: no plain file takes the link's place */
    assert_int_equal(entries(), 2);
    assert_int_equal(unlink(other), 0);
    assert_int_equal(symlink("settings", other), 0);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("other", path), 0);
    assert_false(put(path, "five", &err));
    assert_non_null(strstr(err.said, "circle"));
}

/* Of another user: for root one whose owner was changed, for anybody else a file of root's. */
static void test_foreign(void **unused) {
    enum { SOMEBODY = 12345 };
    Error err = {0};
    (void)unused;
    bool root = geteuid() == 0;
    assert_true(file_create(other, "one", 3, 0640, &err));
    assert_int_equal(symlink(root ? "other" : "/etc/passwd", path), 0);
    if (root)
        assert_int_equal(chown(other, SOMEBODY, SOMEBODY), 0);
    assert_false(put(path, "two", &err)); /* through our link */
    assert_non_null(strstr(err.said, "another user"));
    if (!root)
        return;
    struct stat about;
    assert_true(put(other, "two", &err)); /* root writes a user's file, and it stays his */
    assert_int_equal(stat(other, &about), 0);
    assert_int_equal(about.st_uid, SOMEBODY);
    assert_int_equal(about.st_gid, SOMEBODY);
    assert_int_equal(about.st_mode & 07777, 0640);
    assert_true(file_replace(other, "three", 5, 0600, &err));
    assert_int_equal(stat(other, &about), 0);
    assert_int_equal(about.st_uid, SOMEBODY);
    assert_int_equal(lchown(path, SOMEBODY, SOMEBODY), 0); /* his link to his file */
    assert_true(put(path, "four", &err));
    assert_int_equal(chown(other, 0, 0), 0); /* his link to ours */
    assert_false(put(path, "five", &err));
    expect_content(other, "four");
}

static void test_changed_meanwhile(void **unused) {
    Error err = {0};
    AUTO(file_hold_release) FileHold hold = {0};
    AUTO(file_hold_release) FileHold absent = {0};
    (void)unused;
    assert_true(file_create(path, "one", 3, 0600, &err));
    assert_true(file_hold(path, &hold, &err));
    assert_true(file_create(other, "editor", 6, 0600, &err));
    assert_int_equal(rename(other, path), 0); /* as editors save */
    assert_false(file_hold_replace(&hold, "two", 3, 0600, &err));
    assert_string_equal(err.code, "Changed");
    expect_content(path, "editor");
    assert_true(file_hold(other, &absent, &err));
    assert_true(symlink("settings", other) == 0);
    assert_false(file_hold_replace(&absent, "two", 3, 0600, &err));
    assert_string_equal(err.code, "EEXIST");
    expect_content(path, "editor");
    assert_int_equal(entries(), 2);
}

/* Each of many processes adds one to a number, so many times: none is lost, the first that make the file included. */
static void test_many_at_once(void **unused) {
    enum { PROCESSES = 12, TIMES = 20 };
    (void)unused;
    for (int i = 0; i < PROCESSES; i++) {
        if (fork() != 0)
            continue;
        for (int k = 0; k < TIMES; k++) {
            AUTO(file_hold_release) FileHold hold = {0};
            AUTO(text_release) Text text = {0};
            Error err = {0};
            if (!file_hold(path, &hold, &err) || (hold.file >= 0 && !file_read(hold.path, &text, &err))) {
                fprintf(stderr, "%s\n", err.said);
                _exit(1);
            }
            AUTO(memory_release) char *next = memory_print("%ld", strtol(text_string(&text), NULL, 10) + 1);
            if (!file_hold_replace(&hold, next, strlen(next), 0600, &err)) {
                fprintf(stderr, "%s\n", err.said);
                _exit(1);
            }
        }
        _exit(0);
    }
    for (int i = 0, status; i < PROCESSES; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    AUTO(memory_release) char *all = memory_print("%d", PROCESSES * TIMES);
    expect_content(path, all);
    assert_int_equal(entries(), 1);
}

/* What a killed process left goes with the next write; what lives, or is a person's, stays. */
static void test_leftovers(void **unused) {
    static const char *const names[] = {".settings.secure-rds-0a1b2c", ".settings.secure-rds-0a1b2d", "settings.backup",
                                        ".settings.secure-rds-0a1b2c.kept"};
    Error err = {0};
    int living = -1;
    (void)unused;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        AUTO(memory_release) char *name = memory_print("%s/%s", folder, names[i]);
        int file = open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
        assert_true(file >= 0);
        if (i == 1 && flock(file, LOCK_EX) == 0)
            living = file;
        else
            close(file);
    }
    assert_true(put(path, "one", &err));
    AUTO(memory_release) char *left = memory_print("%s/%s", folder, names[0]);
    assert_false(file_exists(left));
    assert_int_equal(entries(), 4);
    close(living);
    assert_true(file_replace(path, "two", 3, 0600, &err));
    assert_int_equal(entries(), 3);
}

/* The disk is full, as RLIMIT_FSIZE plays it: the old file stands, and the half of the new one is gone. */
static void test_no_room(void **unused) {
    static char large[4096];
    struct rlimit before, tight;
    Error err = {0}, create = {0}, fresh = {0};
    (void)unused;
    assert_true(file_create(path, "old", 3, 0600, &err));
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    tight = (struct rlimit){.rlim_cur = 1000, .rlim_max = before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    bool replaced = file_replace(path, large, sizeof large, 0600, &err);
    bool made = file_replace(other, large, sizeof large, 0600, &fresh);
    bool created = file_create(other, large, sizeof large, 0600, &create);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(replaced);
    assert_false(made);
    assert_false(created);
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_non_null(strstr(err.said, path));
    assert_non_null(strstr(create.said, other));
    assert_non_null(strstr(fresh.said, other));
    expect_content(path, "old");
    assert_int_equal(entries(), 1);
}

static void test_no_folder(void **unused) {
    Error err = {0};
    (void)unused;
    AUTO(memory_release) char *inside = memory_print("%s/missing/settings", folder);
    assert_false(file_replace(inside, "new", 3, 0600, &err));
    assert_string_equal(err.code, "ENOENT");
    assert_false(file_create(inside, "new", 3, 0600, &err));
    assert_int_equal(entries(), 0);
}

static void test_create(void **unused) {
    Error err = {0};
    (void)unused;
    assert_true(file_create(path, "one", 3, 0600, &err));
    assert_int_equal(mode_of(path), 0600);
    assert_false(file_create(path, "two", 3, 0600, &err));
    assert_non_null(strstr(err.remedy, "nothing is overwritten"));
    expect_content(path, "one");
    assert_int_equal(symlink("missing", other), 0); /* a link is there, though its file is not */
    assert_false(file_create(other, "two", 3, 0600, &err));
    assert_int_equal(entries(), 2);
}

static void test_folders(void **unused) {
    Error err = {0};
    (void)unused;
    AUTO(memory_release) char *upper = memory_print("%s/a", folder);
    AUTO(memory_release) char *lower = memory_print("%s/b", upper);
    assert_true(folder_make(lower, 0700, &err));
    assert_int_equal(mode_of(lower), 0700);
    assert_true(folder_make(lower, 0700, &err));
    assert_true(file_exists(lower));
    assert_false(file_exists(path));
    assert_int_equal(rmdir(lower), 0);
    assert_true(file_create(path, "", 0, 0600, &err));
    AUTO(memory_release) char *below_file = memory_print("%s/b", path);
    assert_false(folder_make(below_file, 0700, &err));
    assert_false(folder_make(path, 0700, &err)); /* a file stands in its place */
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    umask(022);
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_read),
        IN_FOLDER(test_no_file),
        IN_FOLDER(test_replace),
        IN_FOLDER(test_draft),
        IN_FOLDER(test_own_files_and_links),
        IN_FOLDER(test_hold_follows_links),
        IN_FOLDER(test_foreign),
        IN_FOLDER(test_changed_meanwhile),
        IN_FOLDER(test_many_at_once),
        IN_FOLDER(test_leftovers),

        IN_FOLDER(test_no_room),
        IN_FOLDER(test_no_folder),
        IN_FOLDER(test_create),
        IN_FOLDER(test_folders),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
