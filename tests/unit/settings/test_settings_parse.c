/* Reading settings files: what is taken, what is refused, and that each problem names its place. */
#include "settings/settings_parts.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* The problems as printed, "" when it was taken. The caller frees it. */
static char *parse_bytes(Settings *settings, const char *bytes, size_t length) {
    AUTO(problems_release) Problems problems = {0};
    Text text = {0};
    Error err = {0};
    bool ok = settings_parse(settings, bytes, length, "f.yaml", &problems, &err);
    if (ok != (problems.count == 0) || ok != (err.said[0] == '\0'))
        fail_msg("%d with %zu problems and \"%s\"", ok, problems.count, err.said);
    problems_print(&problems, "f.yaml", &text);
    return text_take(&text);
}

static char *parse(Settings *settings, const char *text) {
    return parse_bytes(settings, text, strlen(text));
}

static void test_taken(void **unused) {
    static const struct {
        const char *text, *path, *value;
    } cases[] = {
        {"", "database.port", "5432"},
        {"# only a comment\n", "database.port", "5432"},
        {"---\n", "app", ""},
        {"~\n", "app", ""},
        {"version: 1\napp: shop\n", "app", "shop"},
        {"version: \"1\"\n", "app", ""},
        {"app: 'shop'", "app", "shop"},
        {"app: \"shop\"\r\nregion: eu-west-1\r\n", "region", "eu-west-1"},
        {"\xef\xbb\xbf"
         "app: shop\n",
         "app", "shop"},
        {"app: >-\n  shop\n", "app", "shop"},
        {"{app: shop, database: {port: 6000}}", "database.port", "6000"},
        {"{\"app\": \"shop\", \"database\": {\"port\": 6000}}", "database.port", "6000"},
        {"database:\n  engine_version: 17\n", "database.engine_version", "17"},
        {"database:\n  engine_version: \"17\"\n", "database.engine_version", "17"},
        {"database:\n  engine_version: 17.6\n", "database.engine_version", "17.6"},
        {"database:\n  port: \"6000\"\n", "database.port", "6000"},
        {"database:\n  multi_az: True\n", "database.multi_az", "true"},
        {"database:\n", "database.port", "5432"},
        {"alarms:\n  email:\n", "alarms.email", ""},
        {"alarms:\n  email: ~\n", "alarms.email", ""},
        {"bastion:\n  key_pair: \"null\"\n", "bastion.key_pair", "null"},
        {"%YAML 1.1\n---\napp: shop\n...\n", "app", "shop"},
        {"  app: shop\n  region: eu-west-1\n", "region", "eu-west-1"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *settings = settings_new();
        AUTO(memory_release) char *problems = parse(settings, cases[i].text);
        if (problems[0] || strcmp(settings_text(settings, cases[i].path), cases[i].value) != 0)
            fail_msg("\"%s\": %s is \"%s\"; %s", cases[i].text, cases[i].path, settings_text(settings, cases[i].path),
                     problems);
        settings_free(settings);
    }
}

static void test_refused(void **unused) {
    static const struct {
        const char *text, *problems; /* all of them, as printed */
    } cases[] = {
        {"app: MyApp\n",
         "f.yaml:1:6: app: found \"MyApp\", allowed lower-case letters, digits and hyphens (bucket names "
         "take no others)\n"},
        {"database:\n  storage_gib: \"ten\"\n  port: 80\n",
         "f.yaml:2:16: database.storage_gib: found \"ten\", allowed 20 to 65536 GiB\n"
         "f.yaml:3:9: database.port: found \"80\", allowed 1150 to 65535\n"},
        {"databse:\n  port: 6000\n",
         "f.yaml:1:1: databse: found \"databse\", allowed \"database\" (the nearest name)\n"},
        {"database:\n  prot: 6000\n",
         "f.yaml:2:3: database.prot: found \"prot\", allowed \"database.port\" (the nearest name)\n"},
        {"port: 6000\n", "f.yaml:1:1: port: found \"port\", allowed \"database.port\" (the nearest name)\n"},
        {"database.port: 6000\n",
         "f.yaml:1:1: database.port: found \"database.port\", allowed \"database.port\" (the nearest name)\n"},
        {"database:\n  password: hunter2\n",
         "f.yaml:2:3: database.password: found \"password\", allowed no secret: AWS "
         "makes the password and keeps it in Secrets Manager\n"},
        {"database:\n  multi_az: yes\n", "f.yaml:2:13: database.multi_az: found \"yes\", allowed true or false: write "
                                         "true, for readers of YAML do not agree on the other words\n"},
        {"app: shop\napp: shop\n", "f.yaml:2:1: app: found it a second time (first on line 1), allowed each once\n"},
        {"database:\n  port: 6000\ndatabase:\n  port: 6001\n",
         "f.yaml:3:1: database: found it a second time (first on line 1), allowed each once\n"},
        {"app: &a shop\nregion: *a\n",
         "f.yaml:1:6: found an anchor (&), allowed plain values alone: write each value "
         "where it belongs\n"
         "f.yaml:2:9: found an alias (*), allowed plain values alone: write the value out\n"},
        {"app: !!str shop\n", "f.yaml:1:6: found a tag (!), allowed plain values alone: each setting knows its type\n"},
        {"database:\n  <<: {port: 6000}\n", "f.yaml:2:3: database.<<: found \"<<\", allowed plain keys alone, no merge "
                                            "key: write the values out\n"},
        {"app: shop\n---\napp: mall\n",
         "f.yaml:2:1: found a second document (---), allowed one document a file; reading stopped here\n"},
        {"version: 2\nshiny: new\n",
         "f.yaml:1:10: version: found version 2, which a newer secure-rds wrote, allowed up "
         "to version 1: install a newer secure-rds\n"},
        {"version: one\n", "f.yaml:1:10: version: found \"one\", allowed 1\n"},
        {"version: 0\n", "f.yaml:1:10: version: found \"0\", allowed 1\n"},
        {"- app\n", "f.yaml:1:1: found a list, allowed settings: `app: myapp` and the like\n"},
        {"shop\n", "f.yaml:1:1: found a text, allowed settings: `app: myapp` and the like\n"},
        {"app: [shop]\n", "f.yaml:1:6: app: found a list, allowed one value\n"},
        {"database: 5\n", "f.yaml:1:11: database: found a text, allowed a section: its settings below it, indented by "
                          "two blanks\n"},
        {"database:\n  port:\n", "f.yaml:2:8: database.port: found nothing, allowed 1150 to 65535\n"},
        {"app: \"a\\x1b[2J\"\n", "f.yaml:1:6: app: found \"a\\x1b[2J\", allowed one line of printable characters\n"},
        {"app: \"a\\0b\"\n", "f.yaml:1:6: found a NUL character (\\0) in a text, allowed printable characters\n"},
        {"? [a]\n: b\n", "f.yaml:1:3: found a list as a key, allowed the name of a setting; reading stopped here\n"},
        {"app: shop\n\tregion: x\n", NULL},
        {"app: \"shop\n", NULL},
        {"app: shop\nregion: \xff\xfe\n", NULL},
        {"app: sh\x01op\n", NULL},
        {"\xff\xfe"
         "a\0p\0",
         NULL},
        {"%TAG ! tag:x,2000:\n---\napp: shop\n",
         "f.yaml:1:1: found a %TAG directive, allowed plain values alone: each setting knows its type\n"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *settings = settings_new(), *before = settings_copy(settings);
        AUTO(memory_release) char *problems = parse(settings, cases[i].text);
        if (cases[i].problems ? strcmp(problems, cases[i].problems) != 0 : problems[0] == '\0')
            fail_msg("\"%s\" gave\n%sexpected\n%s", cases[i].text, problems, cases[i].problems);
        assert_true(settings_equal(settings, before));
        settings_free(settings);
        settings_free(before);
    }
}

static void test_allowed(void **unused) {
    static const struct {
        const char *entries, *words; /* NULL: taken */
    } cases[] = {
        {"    - cidr: 203.0.113.7/32\n      note: office\n    - 198.51.100.0/28\n", NULL},
        {"    - {cidr: 203.0.113.7, note: yes, since: 2026-09-02}\n", NULL},
        {"    []\n  agreed: pl-0123456789abcdef0@7\n", NULL},
        {"    []\n  agreed:\n", NULL},
        {"    []\n  agreed: \"\"\n", NULL},
        {"    []\n  agreed: pl-0123456789abcdef0\n", NULL},
        {"    []\n  agreed: pl-0123456789abcdef0@\n",
         "f.yaml:4:11: access.agreed: found \"pl-0123456789abcdef0@\", allowed what"},
        {"    []\n  agreed: pl-0123456789abcdef0@0\n", "access.agreed: found"},
        {"    []\n  agreed: pl-0123@9999999999\n", "access.agreed: found"},
        {"    []\n  agreed: sg-0123@1\n", "access.agreed: found"},
        {"    []\n  agreed: pl-@1\n", "access.agreed: found"},
        {"    []\n  agreed: [pl-0123@1]\n", "access.agreed: found a list"},
        {"    []\n  agreed: pl-01@1\n  agreed: pl-01@1\n", "f.yaml:5:3: access.agreed: found it a second time"},
        {"", NULL},
        {"    203.0.113.7\n", "f.yaml:3:5: access.allowed: found a text, allowed a list"},
        {"    - cidr: 203.0.113.7/24\n",
         "f.yaml:3:13: access.allowed.cidr: found \"203.0.113.7/24\", allowed 203.0.113.0/24"},
        {"    - 203.0.113.7\n    - 203.0.113.7/32\n",
         "f.yaml:4:7: access.allowed.cidr: 203.0.113.7 is already on the list"},
        {"    - 0.0.0.0/0\n    - 10.0.0.5\n",
         "f.yaml:4:7: access.allowed.cidr: 10.0.0.5 is already covered by 0.0.0.0/0"},
        {"    - note: office\n", "f.yaml:3:7: access.allowed: found an entry without cidr"},
        {"    - cidr: 1.2.3.4\n      note: [a]\n", "access.allowed.note: found a list"},
        {"    - cidr: 1.2.3.4\n      note: \"a\\nb\"\n",
         "f.yaml:4:13: access.allowed.note: the note has something in it that is no printable"},
        {"    - cidr: 1.2.3.4\n      port: 22\n",
         "f.yaml:4:7: access.allowed.port: found \"port\", allowed cidr, note or since"},
        {"    - cidr: 1.2.3.4\n      cidr: 1.2.3.5\n",
         "f.yaml:4:7: access.allowed.cidr: found it a second time (first on line 3)"},
        {"    - [1.2.3.4]\n", "found a list in the list"},
        {"    - cidr: 1.2.3.4\n      since: yesterday\n", "allowed a day such as 2026-09-02"},
        {"    - cidr: ::1\n", "allowed IPv4 addresses alone"},
        {"    -\n", "access.allowed.cidr: found nothing"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *settings = settings_new();
        AUTO(memory_release) char *text = memory_print("access:\n  allowed:\n%s", cases[i].entries);
        AUTO(memory_release) char *problems = parse(settings, text);
        if (cases[i].words ? !strstr(problems, cases[i].words) : problems[0] != '\0')
            fail_msg("\"%s\" gave %s", text, problems);
        settings_free(settings);
    }
    Settings *settings = settings_new();
    AUTO(memory_release)
    char *none = parse(settings, "access:\n  allowed:\n    - {cidr: 203.0.113.7, note: yes, since: 2026-09-02}\n");
    const AllowEntry *entry = allow_list_at(settings_allowed(settings), 0);
    assert_string_equal(none, "");
    assert_string_equal(entry->note, "yes");
    assert_string_equal(entry->since, "2026-09-02");
    settings_free(settings);
}

static void test_tags(void **unused) {
    Settings *settings = settings_new();
    Error err = {0};
    size_t count;
    (void)unused;
    AUTO(memory_release) char *none = parse(settings, "tags:\n  project: shop\n  a.b: c\napp: shop\n");
    assert_string_equal(none, "");
    const SettingTag *tags = settings_tags(settings, &count);
    assert_int_equal(count, 2);
    assert_string_equal(tags[0].key, "a.b");
    assert_true(settings_set(settings, "app", "mall", &err)); /* `project` follows, though it came before `app` */
    tags = settings_tags(settings, &count);
    assert_string_equal(tags[1].value, "mall");
    AUTO(memory_release) char *some = parse(settings, "tags:\n  aws:x: 1\n  a: b\n  a: c\n  d: \"e;\"\n  f: [g]\n");
    assert_non_null(strstr(some, "f.yaml:2:3: tags: found \"aws:x\""));
    assert_non_null(strstr(some, "f.yaml:4:3: tags.a: found it a second time (first on line 3)"));
    assert_non_null(strstr(some, "f.yaml:5:6: tags.d: found \"e;\""));
    assert_non_null(strstr(some, "f.yaml:6:6: tags.f: found a list"));
    settings_free(settings);
}

/* Columns count characters, and a place behind wide text is still right. */
static void test_columns(void **unused) {
    Settings *settings = settings_new();
    (void)unused;
    AUTO(memory_release)
    char *problems = parse(settings, "# \xc3\xa9\xe6\x97\xa5\n{ \"app\": \"\xc3\xa9\", region: x }\n");
    assert_non_null(strstr(problems, "f.yaml:2:10: app: found \"\xc3\xa9\""));
    assert_non_null(strstr(problems, "f.yaml:2:23: region: found \"x\""));
    settings_free(settings);
}

static size_t lines(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static void test_bounds(void **unused) {
    Settings *settings = settings_new();
    Text text = {0};
    (void)unused;

    /* 1 MB: refused by its length, whatever is in it. */
    for (size_t i = 0; i < 1000 * 1000 / 10; i++)
        text_put(&text, "key: [{x}\n");
    AUTO(memory_release) char *large = parse_bytes(settings, text_string(&text), text.length);
    assert_string_equal(large, "f.yaml: found 1000000 bytes, allowed 262144 bytes: no settings are that long\n");

    /* Nesting of 1,000: one problem, at the eleventh level. */
    text_clear(&text);
    text_put(&text, "app: ");
    for (int i = 0; i < 1000; i++)
        text_put(&text, "[");
    AUTO(memory_release) char *deep = parse_bytes(settings, text_string(&text), text.length);
    assert_string_equal(deep, "f.yaml:1:6: app: found a list, allowed one value\n"
                              "f.yaml:1:15: found more than 10 levels of nesting, allowed the four levels that the "
                              "settings have; reading stopped here\n");
    text_clear(&text);
    for (int i = 0; i < 1000; i++)
        text_put(&text, "- ");
    AUTO(memory_release) char *dashes = parse_bytes(settings, text_string(&text), text.length);
    assert_non_null(strstr(dashes, "f.yaml:1:21: found more than 10 levels of nesting"));

    /* More problems than anyone reads: the first hundred, and a word. */
    text_clear(&text);
    for (int i = 0; i < 500; i++)
        text_print(&text, "unknown%d: x\n", i);
    AUTO(memory_release) char *many = parse_bytes(settings, text_string(&text), text.length);
    assert_int_equal(lines(many), PROBLEMS_MAX + 1);
    assert_non_null(strstr(many, "f.yaml: 100 problems are enough: there may be more\n"));

    /* More values than settings have: reading stops, and says so beside the other problems. */
    text_clear(&text);
    text_put(&text, "app: X\nregion: [");
    for (int i = 0; i < 2 * YAML_NODES_MAX; i++)
        text_put(&text, "a,");
    AUTO(memory_release) char *crowd = parse_bytes(settings, text_string(&text), text.length);
    assert_non_null(strstr(crowd, "found more than 5000 keys and values"));
    assert_non_null(strstr(crowd, "f.yaml:1:6: app: found \"X\""));

    text_clear(&text);
    text_put(&text, "access:\n  allowed:\n");
    for (int i = 0; i < 60; i++)
        text_print(&text, "    - 203.0.113.%d\n", i);
    AUTO(memory_release) char *list = parse_bytes(settings, text_string(&text), text.length);
    assert_non_null(strstr(list, "f.yaml:43:7: access.allowed: found 60 entries, allowed 40"));
    assert_int_equal(lines(list), 1);

    text_clear(&text);
    text_put(&text, "app: ");
    for (int i = 0; i < 20000; i++)
        text_put(&text, "\xc3\xa9");
    AUTO(memory_release) char *wide = parse_bytes(settings, text_string(&text), text.length);
    assert_true(strlen(wide) < 400);
    text_release(&text);
    settings_free(settings);
}

/* Any bytes end in problems or in settings, never in a crash; the same bytes always in the same. */
static void test_hostile(void **unused) {
    static const char alphabet[] = "ab:- \n\t#{}[],&*!|>'\"%@`?~\\0x\x01\x7f\xc3\xa9\xff\xef\xbb\xbf\r<.";
    uint32_t random = 12345;
    (void)unused;
    for (int round = 0; round < 20000; round++) {
        char bytes[64];
        size_t length = 0;
        for (; length < sizeof bytes && (length < 8 || random % 37); length++) {
            random = random * 1664525u + 1013904223u;
            bytes[length] = alphabet[(random >> 16) % sizeof alphabet];
        }
        Settings *settings = settings_new();
        AUTO(memory_release) char *first = parse_bytes(settings, bytes, length);
        AUTO(memory_release) char *second = parse_bytes(settings, bytes, length);
        assert_string_equal(first, second);
        settings_free(settings);
    }
}

static void test_load(void **unused) {
    Settings *settings = settings_new();
    AUTO(problems_release) Problems problems = {0};
    Error err = {0};
    (void)unused;
    assert_false(settings_load(settings, "/nowhere/secure-rds.yaml", &problems, &err));
    assert_string_equal(err.code, "ENOENT");
    assert_string_equal(err.tried, "read the settings");
    assert_false(settings_load(settings, "/dev/zero", &problems, &err));
    assert_false(settings_load(settings, "/", &problems, &err));
    if (!settings_load(settings, "assets/example.yaml", &problems, &err) ||
        !settings_complete(settings, &problems, &err)) /* what `make demo` deploys */
        fail_msg("%s", err.said);
    settings_free(settings);
}

static void test_complete(void **unused) {
    static const struct {
        const char *assignments[5];
        const char *problems;
    } cases[] = {
        {{NULL}, ""},
        {{"app="}, "app: found nothing, allowed a name"},
        {{"region="}, "region: found nothing"},
        {{"bastion.key_pair="}, "bastion.key_pair: found nothing"},
        {{"access.allowed="}, "access.allowed: found nothing"},
        {{"app=user"}, "database.name: found \"user\", which follows from the app's name, allowed a word"},
        {{"app=user", "database.name=users"}, ""},
        {{"database.storage_gib=91"}, "database.max_storage_gib: found 100 with 91 GiB of storage"},
        {{"database.storage_gib=90"}, ""},
        {{"database.storage_gib=91", "database.max_storage_gib=0"}, ""},
        {{"database.storage_gib=91", "database.max_storage_gib=101"}, ""},
        {{"database.storage_gib=65536", "database.max_storage_gib=65536"}, "allowed 0 (never grow): such"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(problems_release) Problems problems = {0};
        Settings *settings = settings_new();
        Text text = {0};
        Error err = {0};
        assert_true(settings_assign(settings, "app=shop", &err));
        assert_true(settings_assign(settings, "region=eu-west-1", &err));
        assert_true(settings_assign(settings, "bastion.key_pair=mine", &err));
        assert_true(settings_assign(settings, "access.allowed=203.0.113.7", &err));
        for (size_t j = 0; cases[i].assignments[j]; j++)
            assert_true(settings_assign(settings, cases[i].assignments[j], &err));
        bool ok = settings_complete(settings, &problems, &err);
        problems_print(&problems, "f.yaml", &text);
        if (ok != !cases[i].problems[0] || !strstr(text_string(&text), cases[i].problems))
            fail_msg("case %zu: %d, %s", i, ok, text_string(&text));
        text_release(&text);
        settings_free(settings);
    }
}

static void test_given(void **unused) {
    static const char text[] = "app: shop\ndatabase: {port: 5432, name: }\naccess: {allowed: []}\n";
    static const char *const said[] = {"app", "database.port", "database.name", "access.allowed"},
                             *const unsaid[] = {"region", "database.storage_gib", "alarms.email"};
    AUTO(problems_release) Problems problems = {0};
    Settings *settings = settings_new();
    Error err = {0};
    (void)unused;
    assert_false(settings_given(settings, "access.allowed"));
    assert_true(settings_parse(settings, text, strlen(text), "f.yaml", &problems, &err));
    Settings *copy = settings_copy(settings);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_true(settings_given(copy, said[i]));
    for (size_t i = 0; i < sizeof unsaid / sizeof *unsaid; i++)
        assert_false(settings_given(copy, unsaid[i]));
    assert_true(settings_set(copy, "region", "eu-west-1", &err));
    assert_true(settings_given(copy, "region"));
    settings_free(settings);
    settings_free(copy);
}

/* What follows from several settings has a place, too: that of the value in the file; of its section, or the file's
 * beginning, when it is not there; none when it was given in another way. */
static void test_complete_places(void **unused) {
    static const char head[] = "version: 1\napp: shop\nregion: eu-west-1\nbastion:\n  key_pair: mine\naccess:\n"
                               "  allowed:\n    - cidr: 203.0.113.7/32\n";
    static const struct {
        const char *text, *assignments[2], *problem;
    } cases[] = {
        {"version: 1\napp: user\n", {0}, "f.yaml:2:6: database.name: found \"user\""},
        {"version: 1\nregion: eu-west-1\n", {"app=user"}, "f.yaml: database.name: found \"user\""},
        {"database:\n  storage_gib: 100\n  max_storage_gib: 105\n",
         {0},
         "f.yaml:11:20: database.max_storage_gib: found 105"},
        {"database:\n  storage_gib: 100\n", {0}, "f.yaml:9:1: database.max_storage_gib: found 100"},
        {"database:\n  storage_gib: 100\n", {"database.max_storage_gib=50"}, "f.yaml:10:16: database.max_storage_gib"},
        {"", {"database.storage_gib=100"}, "f.yaml:1:1: database.max_storage_gib"},
        {"", {"database.storage_gib=100", "database.max_storage_gib=50"}, "f.yaml: database.max_storage_gib"},
        {"version: 1\napp: shop\n", {0}, "f.yaml:1:1: region: found nothing"},
        {"version: 1\nregion: \"\"\n", {0}, "f.yaml:2:9: region: found nothing"},
        {"version: 1\nbastion:\n  instance_type: t3.micro\n", {0}, "f.yaml:2:1: bastion.key_pair: found nothing"},
        {"version: 1\naccess:\n  allowed: []\n", {0}, "f.yaml:3:3: access.allowed: found nothing"},
        {"version: 1\naccess:\n  load_balancer: true\n", {0}, "f.yaml:2:1: access.allowed: found nothing"},
        {"version: 1\n", {"access.allowed="}, "f.yaml: access.allowed: found nothing"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(problems_release) Problems problems = {0};
        AUTO(text_release) Text file = {0}, text = {0};
        Error err = {0};
        Settings *settings = settings_new();
        text_print(&file, "%s%s", strncmp(cases[i].text, "version", 7) == 0 ? "" : head, cases[i].text);
        assert_true(settings_parse(settings, text_string(&file), file.length, "f.yaml", &problems, &err));
        for (size_t j = 0; j < 2 && cases[i].assignments[j]; j++)
            assert_true(settings_assign(settings, cases[i].assignments[j], &err));
        Settings *copy = settings_copy(settings);
        assert_false(settings_complete(copy, &problems, &err));
        problems_print(&problems, "f.yaml", &text);
        if (!strstr(text_string(&text), cases[i].problem))
            fail_msg("case %zu: %s", i, text_string(&text));
        settings_free(settings);
        settings_free(copy);
    }
}

/* As some editors save it. */
static void test_utf16(void **unused) {
    static const struct {
        const char *bytes;
        size_t length;
    } files[] = {{"\xff\xfe"
                  "a\0p\0",
                  6},
                 {"\xfe\xff\0a\0p", 6},
                 {"a\0p\0p\0", 6},
                 {"\0a\0p", 4}};
    (void)unused;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Settings *settings = settings_new();
        AUTO(problems_release) Problems problems = {0};
        Error err = {0};
        assert_false(settings_parse(settings, files[i].bytes, files[i].length, "f.yaml", &problems, &err));
        assert_string_equal(err.said, "f.yaml:1:1: found text in UTF-16, allowed text in UTF-8: save it as that");
        settings_free(settings);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_given),   cmocka_unit_test(test_taken),    cmocka_unit_test(test_refused),
        cmocka_unit_test(test_allowed), cmocka_unit_test(test_tags),     cmocka_unit_test(test_columns),
        cmocka_unit_test(test_bounds),  cmocka_unit_test(test_hostile),  cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_load),    cmocka_unit_test(test_complete), cmocka_unit_test(test_complete_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
