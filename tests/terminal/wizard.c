#include "tests/terminal/wizard.h"
#include "base/file.h"
#include "base/memory.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Addresses and names first: what looks like a time inside them must not be cut out of them. */
const char *const wizard_masks[] = {"127\\.[0-9]+\\.[0-9]+\\.[0-9]+",
                                    "myapp\\.[0-9a-z]+\\.eu-west-1",
                                    "secret:myapp-[0-9A-Za-z]+",
                                    "[0-9A-Za-z]+ --query",
                                    "-L [0-9]+:", /* any port that is free */
                                    "port=[0-9]+ dbname",
                                    "[0-9A-Za-z+/]{43}=", /* fingerprints of keys made in a test */
                                    "/tmp/secure-rds-terminal-[0-9A-Za-z]+",
                                    "20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]",
                                    "[0-9]+:[0-9][0-9](:[0-9][0-9])?", /* times and durations */
                                    "after [0-9]+(\\.[0-9])? m?s",
                                    NULL};

Place *place_new(void) {
    Place *place = memory_new(1, sizeof *place);
    const char *build = getenv("BUILD");
    snprintf(place->folder, sizeof place->folder, "/tmp/secure-rds-terminal-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    assert_int_equal(chmod(place->folder, 0711), 0); /* root's servers run as somebody else, who has to get there */
    place->config = memory_print("%s/secure-rds.yaml", place->folder);
    place->state = memory_print("%s/secure-rds.sandbox", place->folder);
    place->program = memory_print("%s/secure-rds", build ? build : "build");
    return place;
}

void place_free(Place *place) {
    AUTO(memory_release) char *draft = memory_print("%s.draft", place->config);
    unlink(place->config);
    unlink(place->state);
    unlink(draft);
    rmdir(place->folder);
    free(place->config);
    free(place->state);
    free(place->program);
    free(place);
}

void place_settings(const Place *place, const char *more) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    text_print(&text,
               "version: 1\napp: myapp\nregion: eu-west-1\naccess:\n  allowed:\n    - cidr: 203.0.113.7/32\n"
               "bastion:\n  key_pair: myapp-bastion\n%s",
               more);
    Error err = {0};
    if (!file_create(place->config, text_string(&text), strlen(text_string(&text)), 0644, &err))
        fail_msg("%s: %s", place->config, err.said);
}

void place_run(const Place *place, const char *const *words, int status) {
    const char *argv[32] = {place->program, "--sandbox",       "--config", place->config, "--sandbox-state",
                            place->state,   "--sandbox-speed", "5000",     NULL};
    size_t count = 8;
    for (; *words; words++)
        argv[count++] = *words;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int null = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        const char *const variables[] = {"HOME=/dev/null", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC", NULL};
        execve(argv[0], (char *const *)argv, (char *const *)variables);
        _exit(127);
    }
    int ended;
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), status);
}

void place_elsewhere(const Place *place, const char *const *words) {
    AUTO(memory_release) char *sandbox = memory_print("%s-sandbox", place->program);
    const char *argv[12] = {"/usr/bin/python3", "tests/terminal/elsewhere.py", sandbox, place->state, NULL};
    size_t count = 4;
    for (; *words; words++)
        argv[count++] = *words;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const char *const variables[] = {"HOME=/dev/null", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", NULL};
        execve(argv[0], (char *const *)argv, (char *const *)variables);
        _exit(127);
    }
    int ended;
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);
}

Window *wizard(const Place *place, int rows, int columns, const char *const *more, const char *const *extra) {
    /* Whether the sandbox may listen at port 22 depends on who runs the tests. */
    const char *argv[26] = {place->program,
                            "--sandbox",
                            "--config",
                            place->config,
                            "--sandbox-state",
                            place->state,
                            "--sandbox-speed",
                            "100",
                            "--sandbox-fault",
                            "no-ssh",
                            NULL};
    size_t count = 10;
    for (; more && *more; more++)
        argv[count++] = *more;
    Window *window = window_open(rows, columns, argv, extra);
    window_masks(window, wizard_masks);
    return window;
}

void leave_with(Window *window, int status) {
    window_press(window, "Ctrl-C");
    window_until(window, "Leave secure-rds?");
    window_press(window, "y");
    assert_int_equal(window_exit(window), status);
    assert_false(window_alternate(window));
    assert_true(window_cooked(window));
    window_close(window);
}

void leave(Window *window) {
    leave_with(window, 0);
}

static void compare(Window *window, const char *name, int columns) {
    if (columns)
        expect(window, name, columns);
}

/* `columns` 0: nothing is compared. */
static void walk_screens(Window *window, int columns) {
    window_until(window, "user/operator");
    window_until(window, "Checks run as soon as");
    compare(window, "account-empty", columns);
    window_keys(window, "myapp");
    window_until(window, "15 of 15 fine");
    compare(window, "account", columns);
    window_press(window, "Enter");
    window_until(window, "nobody yet");
    compare(window, "access-empty", columns);
    window_press(window, "Enter");
    window_until(window, "you are here");
    compare(window, "access", columns);
    window_press(window, "Enter");
    window_until(window, "myapp-bastion");
    compare(window, "key-pair", columns);
    window_press(window, "Up Enter");
    window_until(window, "How large?");
    window_until(window, "db.t4g.micro    ▾"); /* as wide as the longest class that AWS names */
    window_gone(window, "asking which classes");
    compare(window, "sizes", columns);
    window_press(window, "Enter");
    window_until(window, "What is kept");
    compare(window, "retention", columns);
    window_press(window, "Enter");
    window_until(window, "What else?");
    compare(window, "options", columns);
    window_press(window, "Enter");
    window_until(window, "Enter creates it");
    compare(window, "review", columns);
}

void walk(Window *window) {
    walk_screens(window, 0);
}

void walk_compared(Window *window, int columns) {
    walk_screens(window, columns);
}
