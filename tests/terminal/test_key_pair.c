/* Key pair: none, five hundred, the private half found, a new one, and one that does not exist. */
#include "base/file.h"
#include "base/memory.h"
#include "tests/terminal/wizard.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The screen by the wizard's own way, with a home that outlives the program. */
static Window *opened(const Place *place, int rows, int columns) {
    AUTO(memory_release) char *home = memory_print("HOME=%s", place->folder);
    const char *const extra[] = {home, NULL};
    Window *window = wizard(place, rows, columns, NULL, extra);
    window_until(window, "user/operator");
    window_keys(window, "myapp");
    window_until(window, " fine");
    window_press(window, "Enter");
    window_until(window, "nobody yet");
    window_press(window, "Enter");
    window_until(window, "you are here");
    window_press(window, "Enter");
    window_until(window, "Which SSH key opens the bastion?");
    return window;
}

/* What the program leaves in such a home. */
static void clear_home(const Place *place, const char *const *files) {
    for (; *files; files++) {
        AUTO(memory_release) char *path = memory_print("%s/%s", place->folder, *files);
        if (unlink(path) != 0)
            rmdir(path);
    }
}

static void test_empty(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_elsewhere(place, (const char *const[]){"no-keys", NULL});
    Window *window = opened(place, 24, 80);
    window_until(window, "0 key pairs in this region");
    expect(window, "key-pair-empty", 80);
    window_press(window, "Enter");
    window_until(window, "A new ed25519 key");
    window_press(window, "Esc");
    leave(window);
    place_free(place);
}

static void test_five_hundred(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_elsewhere(place, (const char *const[]){"keys", "500", NULL});
    Window *window = opened(place, 24, 80);
    window_until(window, "502 key pairs in this region");
    expect(window, "key-pair-500", 80);
    window_press(window, "/");
    window_keys(window, "team-31");
    window_until(window, "team-317");
    expect(window, "key-pair-filtered", 80);
    window_press(window, "Enter Enter");
    window_until(window, "How large?");
    leave(window);
    window = wizard(place, 40, 120, NULL, NULL);
    window_until(window, "user/operator");
    leave(window);
    place_free(place);
}

/* A new key: only its public half is sent; the file is mine alone; then it is found again by its fingerprint. */
static void test_new_key(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = opened(place, 40, 120);
    window_until(window, "2 key pairs in this region"); /* neither is of use here: a new one is proposed */
    window_press(window, "Enter");
    window_until(window, "A new ed25519 key");
    window_until(window, "myapp-bastion-2");
    expect(window, "key-pair-new", 120);
    window_press(window, "Enter");
    window_until(window, "Made: the private key is");
    window_until(window, "~/.ssh/myapp-bastion-2");
    expect(window, "key-pair-made", 120);
    assert_int_not_equal(window_cell_of(window, "~/.ssh/myapp-bastion-2").front,
                         window_cell_of(window, "not found here").front);
    AUTO(memory_release) char *path = memory_print("%s/.ssh/myapp-bastion-2", place->folder);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    /* The same name again is refused before anything is written. */
    window_press(window, "n");
    window_until(window, "myapp-bastion-3");
    window_press(window, "Backspace");
    window_keys(window, "2");
    window_press(window, "Enter");
    window_until(window, "has yet");
    window_press(window, "Esc");
    /* A public file is found by completing its path. */
    window_press(window, "i Ctrl-U");
    window_keys(window, "~/.ssh/my");
    window_press(window, "Tab");
    window_until(window, "myapp-bastion-2  myapp-bastion-2.pub");
    window_keys(window, ".p");
    window_press(window, "Tab");
    window_until(window, "~/.ssh/myapp-bastion-2.pub");
    window_press(window, "Esc");
    window_gone(window, "Import a public key");
    leave(window);
    clear_home(place, (const char *const[]){".ssh/myapp-bastion-2", ".ssh/myapp-bastion-2.pub", ".ssh", NULL});
    place_free(place);
}

/* Named in the file, not in the region: said on the screen, and by apply before anything is made. */
static void test_missing(void **unused) {
    (void)unused;
    Place *place = place_new();
    static const char text[] = "version: 1\napp: myapp\nregion: eu-west-1\naccess:\n  allowed:\n    - cidr: "
                               "203.0.113.7/32\nbastion:\n  key_pair: of-another-region\n";
    Error err = {0};
    assert_true(file_create(place->config, text, sizeof text - 1, 0644, &err));
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 1);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_press(window, "Enter");
    window_until(window, "of-another-region does not exist");
    expect(window, "key-pair-missing", 80);
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_five_hundred),
        cmocka_unit_test(test_new_key),
        cmocka_unit_test(test_missing),
    };
    return cases_run("key_pair", tests, sizeof tests / sizeof *tests);
}
