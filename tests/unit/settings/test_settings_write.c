/* Writing settings: new files, and changes in files that people wrote, which keep their comments, order and layout. */
#include "settings/rotation.h"
#include "settings/settings.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Settings *parsed(const char *text) {
    AUTO(problems_release) Problems problems = {0};
    Settings *settings = settings_new();
    Error err = {0};
    if (!settings_parse(settings, text, strlen(text), "f.yaml", &problems, &err))
        fail_msg("%s\n%s", err.said, text);
    return settings;
}

static void agree(Settings *settings, const char *text) {
    Agreement agreed;
    assert_true(agreement_read(text, &agreed));
    settings_agree(settings, &agreed);
}

/* "path=value", "-tag" removes a tag, "-N" with digits an entry, "@pl-1@2" agrees; separated by "; ". */
static void change(Settings *settings, const char *changes) {
    AUTO(memory_release) char *copy = memory_copy(changes);
    char *rest = copy;
    for (char *one; (one = strsep(&rest, ";"));) {
        Error err = {0};
        one += strspn(one, " ");
        if (one[0] == '-' && one[1] >= '0' && one[1] <= '9')
            allow_list_remove(settings_allowed(settings), (size_t)atoi(one + 1));
        else if (one[0] == '-')
            settings_tag_remove(settings, one + 1);
        else if (one[0] == '@')
            agree(settings, one + 1);
        else if (one[0] && !settings_assign(settings, one, &err))
            fail_msg("%s: %s", one, err.said);
    }
}

static void test_new(void **unused) {
    Settings *settings = settings_new();
    Text text = {0};
    Error err = {0};
    (void)unused;
    change(settings, "app=my-app; region=eu-west-1; access.allowed=203.0.113.7 office; bastion.key_pair=on; "
                     "database.engine_version=17.6; tags.cost center=4: b");
    assert_true(settings_write(settings, NULL, &text, &err));
    Settings *read = parsed(text_string(&text));
    assert_true(settings_equal(read, settings));
    assert_non_null(strstr(text_string(&text), "\napp: my-app                      # names the stack"));
    assert_non_null(strstr(text_string(&text), "\n  engine_version: \"17.6\"         # "));
    assert_non_null(strstr(text_string(&text), "\n    - cidr: 203.0.113.7/32\n      note: office\n"));
    assert_non_null(strstr(text_string(&text), "\n  key_pair: \"on\" "));
    assert_non_null(strstr(text_string(&text), ": snapshot | retain | destroy\n"));
    for (size_t i = 0; i < setting_count; i++) { /* every setting has its line */
        const char *dot = strchr(setting_rows[i].path, '.');
        AUTO(memory_release)
        char *line = memory_print("\n%s%s: ", dot ? "  " : "", dot ? dot + 1 : setting_rows[i].path);
        if (!strstr(text_string(&text), line))
            fail_msg("%s is not written", setting_rows[i].path);
    }
    Text again = {0};
    assert_true(settings_write(settings, text_string(&text), &again, &err));
    assert_string_equal(text_string(&again), text_string(&text));
    text_release(&again);
    text_release(&text);
    settings_free(read);
    settings_free(settings);
}

static void test_edit(void **unused) {
    static const struct {
        const char *name, *old, *changes, *expected;
    } cases[] = {
        {"nothing", "# mine\napp:   shop   # name\n", "", "# mine\napp:   shop   # name\n"},
        {"plain value", "app: shop # name\n", "app=mall", "app: mall # name\n"},
        {"single quotes", "app: 'shop'\n", "app=mall", "app: 'mall'\n"},
        {"double quotes", "app: \"shop\"\n", "app=mall", "app: \"mall\"\n"},
        {"plain number stays plain", "database:\n  engine_version: 17\n", "database.engine_version=18",
         "database:\n  engine_version: 18\n"},
        {"folded", "app: >- # why\n  shop\n# next\nregion: eu-west-1\n", "app=mall",
         "app: mall # why\n# next\nregion: eu-west-1\n"},
        {"other readers' booleans and numbers", "app: shop\ndatabase: {engine_version: 17, name: x}\n",
         "app=no; database.engine_version=18; database.name=y",
         "app: \"no\"\ndatabase: {engine_version: 18, name: \"y\"}\n"},
        {"a number that others would shorten", "database:\n  engine_version: 17\n", "database.engine_version=17.10",
         "database:\n  engine_version: \"17.10\"\n"},
        {"empty value", "region:   # where\napp: shop\n", "region=eu-west-1",
         "region: eu-west-1   # where\napp: shop\n"},
        {"null", "region: ~\n", "region=eu-west-1", "region: eu-west-1\n"},
        {"no end of line", "app: shop", "app=mall", "app: mall"},
        {"new key in a section", "database:\n  port: 6000 # why\n# end\nalarms:\n", "database.multi_az=true",
         "database:\n  port: 6000 # why\n  multi_az: true\n# end\nalarms:\n"},
        {"odd indentation", "database:\n     port: 6000\n", "database.multi_az=true",
         "database:\n     port: 6000\n     multi_az: true\n"},
        {"whole file indented", "  app: shop\n  database:\n    port: 6000\n", "alarms.email=a@b.co; region=eu-west-1",
         "  app: shop\n  database:\n    port: 6000\n  region: eu-west-1\n  alarms:\n    email: a@b.co\n"},
        {"new section", "app: shop\n# the end\n", "database.port=6000; database.multi_az=true",
         "app: shop\n# the end\ndatabase:\n  port: 6000\n  multi_az: true\n"},
        {"new section, no end of line", "app: shop", "database.port=6000", "app: shop\ndatabase:\n  port: 6000\n"},
        {"document end", "---\napp: shop\n...\n# after\n", "database.port=6000",
         "---\napp: shop\ndatabase:\n  port: 6000\n...\n# after\n"},
        {"empty section", "alarms: # none yet\n  # email: x\napp: shop\n", "alarms.email=a@b.co",
         "alarms: # none yet\n  email: a@b.co\n  # email: x\napp: shop\n"},
        {"null section", "alarms: ~  # none yet\n", "alarms.email=a@b.co", "alarms:  # none yet\n  email: a@b.co\n"},
        {"brace section", "alarms: {}\ndatabase: {port: 6000}\n", "alarms.email=a@b.co; database.multi_az=true",
         "alarms: {email: a@b.co}\ndatabase: {port: 6000, multi_az: true}\n"},
        {"only comments", "# mine\n", "app=shop", "# mine\napp: shop\n"},
        {"only a marker", "---\n", "app=shop", "---\napp: shop\n"},
        {"null document", "--- ~\n", "app=shop", "---\napp: shop\n"},
        {"JSON", "{\"app\": \"shop\"}\n", "database.port=6000; region=eu-west-1; retention.on_delete=retain",
         "{\"app\": \"shop\", \"region\": \"eu-west-1\", \"database\": {\"port\": 6000}, \"retention\": "
         "{\"on_delete\": "
         "\"retain\"}}\n"},
        {"flow document", "{app: shop,\n # c\n}\n", "alarms.email=a@b.co",
         "{app: shop, alarms: {email: a@b.co},\n # c\n}\n"},
        {"flow null section", "{app: shop, alarms: ~}", "alarms.email=a@b.co", "{app: shop, alarms: {email: a@b.co}}"},
        {"CRLF", "app: shop\r\ndatabase:\r\n  port: 6000\r\n", "database.multi_az=true; alarms.email=a@b.co",
         "app: shop\r\ndatabase:\r\n  port: 6000\r\n  multi_az: true\r\nalarms:\r\n  email: a@b.co\r\n"},
        {"byte order mark",
         "\xef\xbb\xbf"
         "app: shop # c\nregion: eu-west-1\n",
         "region=us-east-1",
         "\xef\xbb\xbf"
         "app: shop # c\nregion: us-east-1\n"},
        {"wide comments", "# \xe6\x97\xa5\xe6\x9c\xac\napp: shop # \xc3\xa9\n", "app=mall",
         "# \xe6\x97\xa5\xe6\x9c\xac\napp: mall # \xc3\xa9\n"},
        {"tag follows the app", "app: shop\ntags:\n  project: shop # c\n", "app=mall",
         "app: mall\ntags:\n  project: mall # c\n"},
        {"tags", "tags:\n  a: b # one\n  # two\n  c: d # three\n  e: f\n", "-c; tags.a=x; tags.z=1",
         "tags:\n  a: x # one\n  e: f\n  z: \"1\"\n"},
        {"a removed tag's comment, and no other",
         "# top\ntags:\n  # one\n  a: b\n\n  # two\n  # too\n  c: d\n  # x: y\n  e: f\n  # end\n", "-c; -e",
         "# top\ntags:\n  # one\n  a: b\n\n  # x: y\n  # end\n"},
        {"last tag", "tags:\n  a: b\napp: shop\n", "-a", "tags:\napp: shop\n"},
        {"first of all", "tags:\n  a: b", "-a; tags.c=d", "tags:\n  c: d"},
        {"flow tags", "tags: {a: b, # one\n  c: d}\n", "-a", "tags: { # one\n    c: d}\n"},
        {"note in block entry", "access:\n  allowed:\n    - cidr: 1.2.3.4 # mine\n    # next\n    - 2.2.2.2\n",
         "access.allowed=1.2.3.4 home, 2.2.2.2 build: x",
         "access:\n  allowed:\n    - cidr: 1.2.3.4 # mine\n      note: home\n    # next\n    - {cidr: 2.2.2.2/32, "
         "note: "
         "\"build: x\"}\n"},
        {"entries come and go",
         "access:\n  allowed:\n    # a\n    - cidr: 1.2.3.4 # b\n      note: x # c\n    # d\n    - 2.2.2.2 # e\n    # "
         "f\n",
         "access.allowed=2.2.2.2, 3.3.3.3 new; access.load_balancer=true",
         "access:\n  allowed:\n    # d\n    - 2.2.2.2 # e\n    - cidr: 3.3.3.3/32\n      note: new\n  "
         "load_balancer: true\n    # f\n"},
        {"last entry replaced", "access:\n  allowed:\n  - 2.2.2.2", "access.allowed=3.3.3.3",
         "access:\n  allowed:\n  - cidr: 3.3.3.3/32"},
        {"wider behind narrower", "access:\n  allowed:\n    - 2.2.0.0/16 # wide\n    - 3.3.3.3\n",
         "-0; -0; access.allowed=2.2.2.2, 2.2.2.0/24, 2.2.0.0/16, 3.3.3.3, 4.4.4.4",
         "access:\n  allowed:\n    - cidr: 2.2.2.2/32\n    - cidr: 2.2.2.0/24\n    - 2.2.0.0/16 # wide\n    - "
         "3.3.3.3\n    - cidr: 4.4.4.4/32\n"},
        {"all entries gone", "access:\n  allowed:\n  - 2.2.2.2 # a\n  # b\napp: shop\n", "-0",
         "access:\n  allowed:\n  # b\napp: shop\n"},
        {"a comment goes with its entry",
         "access:\n  allowed:\n  # the office\n\n  # Alice,\n  # at home\n  - 2.2.2.2\n  # - 9.9.9.9\n  - 3.3.3.3\n",
         "-0; -0", "access:\n  allowed:\n  # the office\n\n  # - 9.9.9.9\n"},
        {"a note of many lines is no comment",
         "access:\n  allowed:\n  - cidr: 2.2.2.2\n    note: >-\n      # office\n  - 3.3.3.3\n", "-1",
         "access:\n  allowed:\n  - cidr: 2.2.2.2\n    note: >-\n      # office\n"},
        {"agreed", "access:\n  allowed:\n    - 2.2.2.2 # e\n", "@pl-0123456789abcdef0@7",
         "access:\n  allowed:\n    - 2.2.2.2 # e\n  agreed: pl-0123456789abcdef0@7\n"},
        {"agreed anew", "access:\n  agreed: pl-0123456789abcdef0@7 # x\n  allowed: []\n", "@pl-0123456789abcdef0@8",
         "access:\n  agreed: pl-0123456789abcdef0@8 # x\n  allowed: []\n"},
        {"agreed no more", "access:\n  agreed: pl-0123456789abcdef0@7\n",
         "access.agreed=", "access:\n  agreed: \"\"\n"},
        {"agreed between braces", "access: {allowed: [2.2.2.2]}\n", "@pl-0123456789abcdef0@7",
         "access: {allowed: [2.2.2.2], agreed: pl-0123456789abcdef0@7}\n"},
        {"an account that begins with naught", "app: shop\n", "account=012345678901",
         "app: shop\naccount: \"012345678901\"\n"},
        {"dash alone", "access:\n  allowed:\n    -\n      # - x\n      cidr: 2.2.2.2\n    - 3.3.3.3\n", "-0",
         "access:\n  allowed:\n    - 3.3.3.3\n"},
        {"empty brackets", "access:\n  allowed: []   # none\n", "access.allowed=2.2.2.2",
         "access:\n  allowed:   # none\n    - cidr: 2.2.2.2/32\n"},
        {"brackets", "access:\n  allowed: [1.1.1.1, # one\n    {cidr: 2.2.2.2, note: '#2'}] # two\n", "-0",
         "access:\n  allowed: # two\n    # one\n    - cidr: 2.2.2.2/32\n      note: \"#2\"\n"},
        {"brackets emptied", "access:\n  allowed: [1.1.1.1] # one\n", "-0", "access:\n  allowed: [] # one\n"},
        {"brackets in braces", "access: {allowed: [1.1.1.1]}\n", "access.allowed=2.2.2.2 x",
         "access: {allowed: [{cidr: 2.2.2.2/32, note: x}]}\n"},
        {"no list", "access:\n  load_balancer: true\n", "access.allowed=2.2.2.2",
         "access:\n  load_balancer: true\n  allowed:\n    - cidr: 2.2.2.2/32\n"},
        {"no access", "app: shop\n", "access.allowed=2.2.2.2; access.load_balancer=true; region=eu-west-1",
         "app: shop\nregion: eu-west-1\naccess:\n  allowed:\n    - cidr: 2.2.2.2/32\n  load_balancer: true\n"},
        {"JSON list", "{\"access\": {\"allowed\": [\"1.1.1.1\"]}}", "access.allowed=2.2.2.2 x",
         "{\"access\": {\"allowed\": [{\"cidr\": \"2.2.2.2/32\", \"note\": \"x\"}]}}"},
        {"note emptied", "access:\n  allowed:\n    - cidr: 1.1.1.1\n      note: x # c\n", "-0; access.allowed=1.1.1.1",
         "access:\n  allowed:\n    - cidr: 1.1.1.1\n      note: \"\" # c\n"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!cases[i].expected)
            continue;
        Settings *settings = parsed(cases[i].old);
        Text text = {0};
        Error err = {0};
        change(settings, cases[i].changes);
        if (!settings_write(settings, cases[i].old, &text, &err))
            fail_msg("%s: %s", cases[i].name, err.said);
        if (strcmp(text_string(&text), cases[i].expected) != 0)
            fail_msg("%s gave\n%s\nexpected\n%s", cases[i].name, text_string(&text), cases[i].expected);
        text_release(&text);
        settings_free(settings);
    }
}

/* ---- files as random people write them ---- */

static uint32_t dice_state;
static uint32_t dice(uint32_t sides) {
    dice_state = dice_state * 1664525u + 1013904223u;
    return (dice_state >> 16) % sides;
}

static const char *const tag_keys[] = {"team", "cost center", "a:b", "1", "true", "x/y@z", "Owner"};
static const char *const tag_texts[] = {"", "blue", "12", "yes", "a b", "a: b", "4:5", "null", "=x"};
static const char *const notes[] = {
    "",      "office", "a: b",   "x # y", "it's \"quoted\"",  "null", "b\xc3\xbcro",  "[x]",      "- x",
    "12:30", "true",   "{a, b}", "a\\b",  "\xf0\x9f\x98\x80", "%tag", "\xef\xbf\xbf", "ends in:", "&a",
    "? a",   "a,b"};

/* A value that the row takes. */
static void random_value(const SettingRow *row, char value[64]) {
    static const char *const apps[] = {"shop", "my-app", "a2"}, *const regions[] = {"eu-west-1", "us-gov-west-1"};
    static const char *const texts[][2] = {
        {"bastion.key_pair", "it's: #1"},
        {"bastion.key_pair", "null"},
        {"bastion.key_pair", "- x"},
        {"bastion.image", "ami-12345678"},
        {"database.name", "true"},
        {"database.name", "orders"},
        {"database.engine_version", "18"},
        {"database.engine_version", "17.6"},
        {"database.instance_class", "db.m7g.large"},
        {"network.cidr", "192.168.0.0/20"},
        {"network.nat_image", "ami-87654321"},
        {"account", "123456789012"},
        {"account", "012345678901"},
        {"alarms.email", "a+b@example.com"},
        {"storage_access.s3_bucket", "my.bucket"},
    };
    size_t count = 0;
    snprintf(value, 64, "%s", row->initial);
    if (row->type == SETTING_SWITCH) {
        snprintf(value, 64, "%s", dice(2) ? "true" : "false");
    } else if (row->type == SETTING_CHOICE) {
        while (row->choices[count].value)
            count++;
        snprintf(value, 64, "%s", row->choices[dice((uint32_t)count)].value);
    } else if (row->check == rotation_check) {
        snprintf(value, 64, "%u", dice(2) ? 4 + dice(20) : 24 * (1 + dice(999)));
    } else if (row->type == SETTING_NUMBER) {
        while (row->only && row->only[count])
            count++;
        snprintf(value, 64, "%ld",
                 row->only ? row->only[dice((uint32_t)count)]
                           : row->min + (long)dice(60000) % (row->max - row->min + 1));
    } else if (strcmp(row->path, "app") == 0) {
        snprintf(value, 64, "%s", apps[dice(3)]);
    } else if (strcmp(row->path, "region") == 0) {
        snprintf(value, 64, "%s", regions[dice(2)]);
    } else {
        size_t choice = dice(sizeof texts / sizeof *texts);
        if (strcmp(texts[choice][0], row->path) == 0 && !(strcmp(texts[choice][1], "true") == 0))
            snprintf(value, 64, "%s", texts[choice][1]);
    }
}

static void random_changes(Settings *settings, uint32_t share) {
    char value[64];
    Error err = {0};
    AllowList *list = settings_allowed(settings);
    for (size_t i = 0; i < setting_count; i++)
        if (dice(100) < share) {
            random_value(&setting_rows[i], value);
            if (!settings_set(settings, setting_rows[i].path, value, &err))
                fail_msg("%s", err.said);
        }
    for (uint32_t i = dice(4); i > 0; i--) {
        if (allow_list_count(list) > 0 && dice(2))
            allow_list_remove(list, dice((uint32_t)allow_list_count(list)));
        int bits = dice(3) ? 32 : 26 + (int)dice(6);
        Cidr cidr = {(0xcb007100 + dice(12)) & (UINT32_MAX << (32 - bits)), bits};
        const char *note = notes[dice(sizeof notes / sizeof *notes)];
        long old = allow_list_find(list, cidr);
        if (old < 0)
            allow_list_add(list, cidr, note, dice(3) ? "" : "2026-09-02", &err);
        else
            allow_list_replace(list, (size_t)old, cidr, note, &err);
    }
    for (uint32_t i = dice(3); i > 0; i--) {
        const char *key = tag_keys[dice(sizeof tag_keys / sizeof *tag_keys)];
        AUTO(memory_release) char *path = memory_print("tags.%s", key);
        if (dice(3) == 0)
            settings_tag_remove(settings, key);
        else
            settings_set(settings, path, tag_texts[dice(sizeof tag_texts / sizeof *tag_texts)], &err);
    }
}

/* Comments are numbered; those that stand above or inside an entry or a tag, or behind it, may go with it. */
static int comment_count;
static void comment_maybe(Text *text, const char *before, bool kept) {
    if (dice(3) == 0)
        text_print(text, "%s# %s%d \xc3\xa9 'it\"s {", before, kept ? "kept" : "entry", ++comment_count);
}

static void value_put(Text *text, const char *value, bool typed) {
    bool plain = value[0] && value[strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-./")] == '\0' &&
                 value[0] != '-' && strcmp(value, "null") != 0;
    uint32_t style = typed && plain ? dice(2) : dice(4);
    bool simple = !strpbrk(value, "\\\"") && !strstr(value, "\xef\xbf");
    if (plain && style < 2)
        text_put(text, value);
    else if (style == 2 && simple && !strchr(value, '\''))
        text_print(text, "'%s'", value);
    else if (simple)
        text_print(text, "\"%s\"", value);
    else
        for (text_put(text, "\"");; value++) {
            if (*value == '\0') {
                text_put(text, "\"");
                break;
            }
            if (strncmp(value, "\xef\xbf\xbf", 3) == 0) {
                text_put(text, "\\uffff");
                value += 2;
                continue;
            }
            text_print(text, "%s%c", strchr("\\\"", *value) ? "\\" : "", *value);
        }
}

/* `below`: an entry or a tag comes next. */
static void line_end_put(Text *text, bool kept, bool below) {
    comment_maybe(text, dice(2) ? "  " : " ", kept);
    text_put(text, "\n");
    if (dice(8) == 0)
        text_put(text, "\n");
    if (dice(6) == 0)
        text_print(text, "%*s# %s%d: line\n", (int)dice(8), "", below ? "entry" : "kept", ++comment_count);
}

static void entries_put(Text *text, const AllowList *list, int indent) {
    char cidr[CIDR_SIZE];
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        bool more = i + 1 < allow_list_count(list);
        cidr_format(entry->cidr, cidr);
        if (!entry->note[0] && !entry->since[0] && dice(2)) {
            text_print(text, "%*s- %s", indent, "", cidr);
            line_end_put(text, false, more);
            continue;
        }
        if (dice(4) == 0) {
            text_print(text, "%*s- {cidr: %s, note: ", indent, "", cidr);
            value_put(text, entry->note, false);
            text_print(text, "%s%s}", entry->since[0] ? ", since: " : "", entry->since);
            line_end_put(text, false, more);
            continue;
        }
        text_print(text, "%*s-%s cidr: %s", indent, "", dice(3) ? "" : "  ", cidr);
        int column = indent + (text->bytes[text->length - strlen(cidr) - 7 - 1] == ' ' &&
                                       text->bytes[text->length - strlen(cidr) - 7 - 2] == ' '
                                   ? 4
                                   : 2);
        comment_maybe(text, " ", false);
        text_put(text, "\n");
        if (entry->note[0] || dice(2)) {
            text_print(text, "%*snote: ", column, "");
            value_put(text, entry->note, false);
            comment_maybe(text, " ", false);
            text_put(text, "\n");
        }
        if (entry->since[0])
            text_print(text, "%*ssince: %s\n", column, "", entry->since);
        if (dice(5) == 0)
            text_print(text, "%*s# %s%d: between\n", indent, "", more ? "entry" : "kept", ++comment_count);
    }
}

static void section_put(const Settings *settings, const char *name, Text *text) {
    int indent = 1 + (int)dice(4);
    size_t length = strlen(name), count;
    text_put(text, name);
    text_put(text, ":");
    line_end_put(text, true, strcmp(name, "tags") == 0);
    if (strcmp(name, "access") == 0) {
        const AllowList *list = settings_allowed_const(settings);
        text_print(text, "%*sallowed:%s", indent, "", allow_list_count(list) ? "" : dice(2) ? " []" : "");
        line_end_put(text, true, allow_list_count(list) > 0);
        entries_put(text, list, indent + (int)dice(3));
    }
    if (strcmp(name, "tags") == 0) {
        const SettingTag *tags = settings_tags(settings, &count);
        for (size_t i = 0; i < count; i++) {
            text_print(text, "%*s\"%s\": ", indent, "", tags[i].key);
            value_put(text, tags[i].value, false);
            line_end_put(text, false, i + 1 < count);
        }
        return;
    }
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *value = settings_text(settings, row->path);
        if (strncmp(row->path, name, length) != 0 || row->path[length] != '.' ||
            (strcmp(value, row->initial) == 0 && dice(2)))
            continue;
        text_print(text, "%*s%s: ", indent, "", row->path + length + 1);
        value_put(text, value, row->type != SETTING_TEXT);
        line_end_put(text, true, false);
    }
}

static void random_file(const Settings *settings, Text *text) {
    static const char *const sections[] = {"access",    "bastion",    "database",      "network",
                                           "retention", "encryption", "protection",    "alarms",
                                           "audit",     "tags",       "storage_access"};
    size_t count = sizeof sections / sizeof *sections, first = dice((uint32_t)count);
    comment_maybe(text, "", true);
    text_put(text, dice(2) ? "\nversion: 1" : "\n---\nversion: 1");
    line_end_put(text, true, false);
    static const char *const tops[] = {"app", "region", "account"};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        const char *path = tops[i], *value = settings_text(settings, path);
        text_print(text, "%s: ", path);
        if (value[0] || dice(2))
            value_put(text, value, false);
        line_end_put(text, true, false);
    }
    for (size_t i = 0; i < count; i++) {
        const char *name = sections[(first + 3 * i) % count];
        Text with = {0};
        section_put(settings, name, &with);
        bool needed = true;
        if (dice(3) == 0) { /* left out where that says the same */
            Error err = {0};
            Settings *reset = settings_copy(settings);
            for (size_t j = 0; j < setting_count; j++)
                if (strncmp(setting_rows[j].path, name, strlen(name)) == 0)
                    settings_set(reset, setting_rows[j].path, setting_rows[j].initial, &err);
            needed = strcmp(name, "access") == 0 || strcmp(name, "tags") == 0 || !settings_equal(reset, settings);
            settings_free(reset);
        }
        if (needed)
            text_add(text, text_string(&with), with.length);
        text_release(&with);
    }
    if (dice(4) == 0 && text->bytes[text->length - 1] == '\n')
        text->bytes[--text->length] = '\0';
}

static void crlf(Text *text) {
    Text made = {0};
    for (size_t i = 0; i < text->length; i++)
        text_print(&made, "%s%c", text->bytes[i] == '\n' ? "\r" : "", text->bytes[i]);
    text_release(text);
    *text = made;
}

/* Each "# kept7" of the old text is in the new one. */
static void comments_expect(const char *old, const char *now, uint32_t seed) {
    for (const char *at = old; (at = strstr(at, "# kept")); at++) {
        char mark[32];
        snprintf(mark, sizeof mark, "%.*s", (int)(6 + strspn(at + 6, "0123456789") + 1), at);
        if (!strstr(now, mark))
            fail_msg("seed %u: \"%s\" is gone; old:\n%s\nnew:\n%s", seed, mark, old, now);
    }
}

static void test_random(void **unused) {
    (void)unused;
    for (uint32_t seed = 1; seed <= 3000; seed++) {
        Text old = {0}, now = {0}, again = {0};
        Error err = {0};
        dice_state = seed * 2654435761u;
        comment_count = 0;
        Settings *before = settings_new();
        random_changes(before, 40);
        random_file(before, &old);
        if (dice(5) == 0)
            crlf(&old);
        Settings *read = parsed(text_string(&old));
        if (!settings_equal(read, before))
            fail_msg("seed %u: the test's own file says something else\n%s", seed, text_string(&old));
        assert_true(settings_write(read, text_string(&old), &now, &err)); /* nothing differs: not a byte */
        assert_string_equal(text_string(&now), text_string(&old));
        text_clear(&now);
        random_changes(read, 15);
        if (!settings_write(read, text_string(&old), &now, &err))
            fail_msg("seed %u: %s\n%s", seed, err.said, text_string(&old));
        comments_expect(text_string(&old), text_string(&now), seed);
        assert_true(settings_write(read, text_string(&now), &again, &err));
        assert_string_equal(text_string(&again), text_string(&now));
        settings_free(before);
        settings_free(read);
        text_release(&old);
        text_release(&now);
        text_release(&again);
    }
}

static void test_save(void **unused) {
    char folder[] = "/tmp/test-settings-XXXXXX";
    Settings *settings = settings_new();
    Error err = {0};
    struct stat about;
    Text text = {0};
    (void)unused;
    assert_non_null(mkdtemp(folder));
    AUTO(memory_release) char *path = memory_print("%s/secure-rds.yaml", folder);
    AUTO(memory_release) char *link = memory_print("%s/link.yaml", folder);
    AUTO(memory_release) char *nowhere = memory_print("%s/none/x.yaml", folder);
    change(settings, "app=shop");
    assert_true(settings_save(settings, path, &err));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0644 & ~0); /* whatever the umask: it holds no secret */
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(symlink(path, link), 0);
    change(settings, "app=mall");
    assert_true(settings_save(settings, link, &err));
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    AUTO(problems_release) Problems problems = {0};
    Settings *read = settings_new();
    assert_true(settings_load(read, path, &problems, &err));
    assert_true(settings_equal(read, settings));

    /* A file that can't be read as settings is never overwritten. */
    assert_true(file_replace(path, "app: [x\n", 8, 0644, &err));
    assert_false(settings_save(settings, path, &err));
    assert_non_null(strstr(err.tried, "save the settings"));
    assert_true(file_read(path, &text, &err));
    assert_string_equal(text_string(&text), "app: [x\n");
    assert_false(settings_save(settings, nowhere, &err));
    unlink(link);
    unlink(path);
    rmdir(folder);
    text_release(&text);
    settings_free(read);
    settings_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_edit),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_save),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
