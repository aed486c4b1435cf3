/* What the wizard costs the one who uses it: keys to a first deployment, time from key to paint, bytes a slow link
 * carries. Prints figures and judges nothing: a machine's times belong in no test. */
#include "tests/terminal/cloud.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "stack/failure_rows.h"

#include <arpa/inet.h>
#include <glob.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    PAINTS = 15,
    WINDOWS = 6,
    LETTERS = 12,
    KEYS = WINDOWS * (LETTERS - 2),
    PROVISION_S = 20,
    IDLE_S = 5,
    CLASSES = 1000
};

static double now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* A row of the table that tests/bench/table.py prints. */
static void row(const char *what, const char *unit, double figure) {
    printf("row\t%s\t%s\t%.3f\t\t\n", what, unit, figure);
    fflush(stdout);
}

static int by_value(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_value);
    return values[count / 2];
}

static size_t sent(Window *window) {
    size_t length;
    window_output(window, &length);
    return length;
}

/* How often the kernel gave a thread of the program the word again after it had waited. */
static long wakeups(const Window *window) {
    glob_t found;
    long sum = 0, number;
    AUTO(memory_release) char *pattern = memory_print("/proc/%d/task/*/status", window_process(window));
    glob(pattern, 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        FILE *file = fopen(found.gl_pathv[i], "re");
        char line[200];
        while (file && fgets(line, sizeof line, file))
            if (sscanf(line, "voluntary_ctxt_switches: %ld", &number) == 1)
                sum += number;
        if (file)
            fclose(file);
    }
    globfree(&found);
    return sum;
}

static void bench_wakeups(Window *window, const char *when, int seconds) {
    long before = wakeups(window);
    double started = now_ms();
    while (now_ms() - started < seconds * 1e3)
        window_idle(window, 100);
    AUTO(memory_release) char *what = memory_print("wakeups, %s", when);
    row(what, "a second", (double)(wakeups(window) - before) / seconds);
}

/* Takes connections and never answers: the kernel's queue does it, nobody has to accept. */
static int silent_server(char *url, size_t size) {
    int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    assert_int_equal(bind(server, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(server, 64), 0);
    assert_int_equal(getsockname(server, (struct sockaddr *)&address, &length), 0);
    snprintf(url, size, "http://127.0.0.1:%d", ntohs(address.sin_port));
    return server;
}

static void bench_hanging_network(void **unused) {
    (void)unused;
    Place *place = place_new();
    char url[64];
    int server = silent_server(url, sizeof url);
    const char *argv[] = {place->program, "--config", place->config, "--endpoint-url", url, NULL};
    const char *const extra[] = {"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example",
                                 "AWS_REGION=eu-west-1", "AWS_EC2_METADATA_DISABLED=true", NULL};
    double paints[PAINTS], keys[KEYS];
    size_t first = 0, typed = 0, key = 0;
    for (size_t run = 0; run < PAINTS; run++) {
        double started = now_ms();
        Window *window = window_open(24, 80, argv, extra);
        window_until(window, "App name");
        paints[run] = now_ms() - started;
        first = sent(window);
        if (run == 0)
            bench_wakeups(window, "the first form, network hanging", IDLE_S);
        if (run < WINDOWS) {
            char name[LETTERS + 1] = "qz"; /* stands nowhere else on the screen */
            window_keys(window, name);
            window_until(window, name);
            for (size_t letter = 2; letter < LETTERS; letter++, key++) {
                size_t before = sent(window);
                name[letter] = (char)('k' + letter);
                double pressed = now_ms();
                window_keys(window, name + letter);
                window_until(window, name);
                keys[key] = now_ms() - pressed;
                typed += sent(window) - before;
            }
        }
        window_close(window);
    }
    close(server);
    row("first paint, network hanging", "ms", median(paints, PAINTS));
    row("first paint, network hanging", "bytes", (double)first);
    row("key to paint, network hanging", "ms", median(keys, KEYS));
    row("key to paint, network hanging, the slowest", "ms", keys[KEYS - 1]);
    row("key to paint, network hanging", "bytes", (double)typed / KEYS);
    place_free(place);
}

static void press_until(Window *window, const char *key, const char *words, int *enters) {
    window_press(window, key);
    ++*enters;
    window_until(window, words);
}

static void bench_first_deployment(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, (const char *const[]){"--sandbox-speed", "1", NULL}, NULL);
    window_until(window, "user/operator");
    int enters = 0;
    window_keys(window, "myapp");
    window_until(window, " fine");
    size_t before = sent(window);
    press_until(window, "Enter", "nobody yet", &enters);
    press_until(window, "Enter", "you are here", &enters);
    press_until(window, "Enter", "myapp-bastion", &enters);
    window_press(window, "Up"); /* that key pair, in place of a new one */
    press_until(window, "Enter", "How large?", &enters);
    window_gone(window, "asking which classes");
    press_until(window, "Enter", "What is kept", &enters);
    press_until(window, "Enter", "What else?", &enters);
    press_until(window, "Enter", "Enter creates it", &enters);
    bench_wakeups(window, "a review that waits for its key", IDLE_S);
    row("a change of screen", "bytes", (double)(sent(window) - before) / enters);
    press_until(window, "Enter", "creating myapp", &enters);
    row("Enters to a first deployment with defaults, after its name", "", enters);

    before = sent(window);
    bench_wakeups(window, "provisioning", PROVISION_S);
    row("provisioning, its first seconds", "bytes a second", (double)(sent(window) - before) / PROVISION_S);
    window_close(window);
    place_free(place);
}

static void bench_lists(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    walk(window);
    window_press(window, "Esc Esc Esc");
    window_until(window, "How large?");
    size_t before = sent(window);
    const int moves = 20;
    for (int move = 0; move < moves; move++) {
        window_press(window, move / 5 % 2 ? "Up" : "Down");
        window_idle(window, 20);
    }
    row("moving among the fields of Sizes", "bytes", (double)(sent(window) - before) / moves);
    leave(window);
    place_free(place);
}

/* A thousand classes, as if the region had said them today. */
static void classes_keep(const Cloud *cloud, const char *version) {
    static const char *const sizes[] = {"medium",  "large",    "xlarge",   "2xlarge",  "4xlarge",
                                        "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge"};
    AUTO(text_release) Text list = {0};
    for (int i = 1; i < CLASSES; i++)
        text_print(&list,
                   ", {\"name\": \"db.m%dg.%s\", \"zones\": \"eu-west-1a eu-west-1b\", \"insights\": true, "
                   "\"multi_az\": true, \"iam\": "
                   "true, \"autoscaling\": true, \"gp3\": true}",
                   i / 10 + 10, sizes[i % 10]);
    AUTO(memory_release) char *below = memory_print(".cache/secure-rds/classes-eu-west-1-%s.json", version);
    AUTO(memory_release) char *path = memory_print("%s/%s", cloud->place->folder, below);
    AUTO(memory_release)
    char *whole = memory_print(
        "{\"endpoint\": \"%s\", \"kept_ms\": %lld, \"value\": [{\"name\": \"db.t4g.micro\", \"zones\": \"eu-west-1a\", "
        "\"insights\": true, \"multi_az\": true, \"iam\": true, \"autoscaling\": true, \"gp3\": true}%s]}",
        cloud->url, (long long)time(NULL) * 1000, text_string(&list));
    Error err = {0};
    cloud_file(cloud, below, "-"); /* which makes the folders */
    assert_true(file_replace(path, whole, strlen(whole), 0600, &err));
}

static double key_until(Window *window, const char *keys, const char *words) {
    double pressed = now_ms();
    window_keys(window, keys);
    window_until(window, words);
    return now_ms() - pressed;
}

static void bench_classes(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    double filters[PAINTS], sorts[PAINTS];
    cloud_portal(cloud, "2099-01-01T00:00:00Z");
    for (int version = 13; version < 20; version++) {
        char text[8];
        snprintf(text, sizeof text, "%d", version);
        classes_keep(cloud, text);
    }
    place_settings(cloud->place, "");
    Window *window = cloud_wizard(cloud, 40, 120, NULL);
    window_until(window, "Review, and create it");
    window_press(window, "s");
    window_until(window, " fine");
    window_press(window, "Enter");
    window_until(window, "203.0.113.7");
    window_press(window, "Enter");
    window_until(window, "myapp-bastion");
    window_press(window, "Enter");
    window_until(window, "How large?");
    window_gone(window, "asking which classes");
    double pressed = now_ms();
    window_press(window, "F2");
    window_until(window, "a month, rising");
    row("1,000 classes: from F2 to the list", "ms", now_ms() - pressed);
    for (size_t run = 0; run < PAINTS; run++) {
        sorts[run] = key_until(window, "!", run % 2 ? "a month, rising" : "a month, falling");
        filters[run] = key_until(window, "/48xlarge", "100 of 1000");
        window_press(window, "Esc");
        window_gone(window, "of 1000");
    }
    row("1,000 classes: sorted the other way round", "ms", median(sorts, PAINTS));
    row("1,000 classes: nine letters of a filter", "ms", median(filters, PAINTS));
    window_close(window);
    cloud_free(cloud);
}

static void count_failures(void **unused) {
    (void)unused;
    static const FailureGroup *const groups[] = {
        &failures_account, &failures_database,  &failures_network,    &failures_instances, &failures_secrets,
        &failures_roles,   &failures_functions, &failures_monitoring, &failures_stack,     &failures_always};
    size_t count = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        count += groups[i]->count;
    row("reasons of failures known, each with its remedy", "", (double)count);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bench_hanging_network), cmocka_unit_test(bench_first_deployment),
        cmocka_unit_test(bench_lists),           cmocka_unit_test(bench_classes),
        cmocka_unit_test(count_failures),
    };
    cmocka_set_test_filter(getenv("CASE")); /* "*classes*"; NULL: all */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
