/* See picture.h. */
#include "screens/picture.h"
#include "base/memory.h"
#include "tui/glyph.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 20, COLUMNS = PICTURE_COLUMNS };
/* Where the boxes stand, and the lines that go through their middle. */
enum { LEFT = 2, MIDDLE = 18, RIGHT = 39, LEFT_WIDE = 13, MIDDLE_WIDE = 18, RIGHT_WIDE = 17 };
enum { LEFT_LINE = 8, MIDDLE_LINE = 27, RIGHT_LINE = 47, DATABASE_WIDE = 34 };

typedef struct Sheet {
    char cells[ROWS][COLUMNS][5];
    int rows;
} Sheet;

static void put(Sheet *sheet, int row, int column, const char *text) {
    Glyph glyph;
    for (; row < ROWS && column < COLUMNS && glyph_next(text, &glyph); text += glyph.bytes, column++)
        glyph_encode(glyph.characters[0], sheet->cells[row][column]);
    sheet->rows = row >= sheet->rows ? row + 1 : sheet->rows;
}

__attribute__((format(printf, 4, 5))) static void print(Sheet *sheet, int row, int column, const char *format, ...) {
    char text[200];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put(sheet, row, column, text);
}

static void line(Sheet *sheet, int row, int column, int columns) {
    for (int i = 0; i < columns; i++)
        put(sheet, row, column + i, "─");
}

static void box(Sheet *sheet, int row, int column, int rows, int columns) {
    line(sheet, row, column, columns);
    line(sheet, row + rows - 1, column, columns);
    put(sheet, row, column, "┌");
    put(sheet, row, column + columns - 1, "┐");
    put(sheet, row + rows - 1, column, "└");
    put(sheet, row + rows - 1, column + columns - 1, "┘");
    for (int i = 1; i < rows - 1; i++) {
        put(sheet, row + i, column, "│");
        put(sheet, row + i, column + columns - 1, "│");
    }
}

/* Who gets in, and by which doors. */
static void outside(Sheet *sheet, const Settings *settings, bool balancer) {
    const AllowList *list = settings_allowed_const(settings);
    size_t count = allow_list_count(list);
    char cidr[CIDR_SIZE] = "";
    bool anyone = false;
    for (size_t i = 0; i < count; i++)
        anyone = anyone || allow_list_at(list, i)->cidr.bits == 0;
    if (count > 0)
        cidr_format(allow_list_at(list, 0)->cidr, cidr);
    if (anyone)
        put(sheet, 0, LEFT, "anyone on the internet");
    else if (count == 0)
        put(sheet, 0, LEFT, "nobody yet");
    else if (count == 1)
        print(sheet, 0, LEFT, "only %s", cidr);
    else
        print(sheet, 0, LEFT, "only %s and %zu more", cidr, count - 1);
    put(sheet, 1, LEFT_LINE, "│ SSH, 22");
    if (balancer)
        print(sheet, 1, MIDDLE_LINE, "│ %s", settings_text(settings, "database.port"));
}

static void public_half(Sheet *sheet, const Settings *settings, bool balancer) {
    const char *port = settings_text(settings, "database.port");
    box(sheet, 3, LEFT, 4, LEFT_WIDE);
    put(sheet, 4, LEFT + 2, "bastion");
    print(sheet, 5, LEFT + 2, "%.9s", settings_text(settings, "bastion.instance_type"));
    if (balancer) {
        box(sheet, 3, MIDDLE, 4, MIDDLE_WIDE);
        put(sheet, 4, MIDDLE + 2, "load balancer");
        put(sheet, 5, MIDDLE + 2, "passes TLS on");
    }
    for (int column = LEFT; column < RIGHT + RIGHT_WIDE; column++)
        put(sheet, 7, column, "·");
    print(sheet, 7, LEFT_LINE, "│ %s ", port);
    if (balancer)
        print(sheet, 7, MIDDLE_LINE, "│ %s ", port);
}

static void nat_box(Sheet *sheet, const Settings *settings) {
    const char *nat = settings_text(settings, "network.nat");
    box(sheet, 3, RIGHT, 4, RIGHT_WIDE);
    if (strcmp(nat, "gateway_per_zone") == 0) {
        put(sheet, 4, RIGHT + 2, "NAT gateways");
        put(sheet, 5, RIGHT + 2, "2, one a zone");
        return;
    }
    bool gateway = strcmp(nat, "gateway") == 0;
    put(sheet, 4, RIGHT + 2, gateway ? "NAT gateway" : "NAT instance");
    print(sheet, 5, RIGHT + 2, "%.13s",
          gateway ? "one for both" : settings_text(settings, "network.nat_instance_type"));
}

/* From the private half to the internet. */
static void way_out(Sheet *sheet, const Settings *settings) {
    if (strcmp(settings_text(settings, "network.nat"), "none") == 0) {
        put(sheet, 4, RIGHT + 2, "no NAT:");
        put(sheet, 5, RIGHT + 2, "no way out");
        return;
    }
    nat_box(sheet, settings);
    put(sheet, 0, RIGHT_LINE - 4, "internet");
    put(sheet, 1, RIGHT_LINE, "▴");
    put(sheet, 2, RIGHT_LINE, "┴");
    put(sheet, 3, RIGHT_LINE, "┴");
    put(sheet, 7, RIGHT_LINE, "▴");
}

/* A way from outside through a box above into the one below it. */
static void way_in(Sheet *sheet, int column) {
    put(sheet, 2, column, "┼");
    put(sheet, 3, column, "▼");
    put(sheet, 6, column, "┬");
    put(sheet, 8, column, "▼");
}

/* Answers the row behind it. */
static int private_half(Sheet *sheet, const Settings *settings) {
    bool standby = settings_on(settings, "database.multi_az");
    box(sheet, 8, LEFT, 4, DATABASE_WIDE);
    print(sheet, 9, LEFT + 2, "PostgreSQL %.12s", settings_text(settings, "database.engine_version"));
    print(sheet, 10, LEFT + 2, "%.18s, %.6s GiB", settings_text(settings, "database.instance_class"),
          settings_text(settings, "database.storage_gib"));
    box(sheet, 8, RIGHT, 4, RIGHT_WIDE);
    put(sheet, 9, RIGHT + 2, "new password");
    print(sheet, 10, RIGHT + 2, "every %.5s h", settings_text(settings, "retention.password_rotation_hours"));
    put(sheet, 9, LEFT + DATABASE_WIDE, "◀──");
    if (!standby)
        return 12;
    put(sheet, 11, LEFT_LINE, "┬");
    put(sheet, 12, LEFT_LINE, "│ each commit, at once");
    box(sheet, 13, LEFT, 3, DATABASE_WIDE);
    put(sheet, 13, LEFT_LINE, "▼");
    put(sheet, 14, LEFT + 2, "standby in the other zone");
    return 16;
}

static void sheet_write(const Sheet *sheet, Text *text) {
    for (int row = 0; row < sheet->rows; row++) {
        int end = COLUMNS;
        while (end > 0 && !sheet->cells[row][end - 1][0])
            end--;
        for (int column = 0; column < end; column++)
            text_put(text, sheet->cells[row][column][0] ? sheet->cells[row][column] : " ");
        text_put(text, "\n");
    }
}

void picture_text(const Settings *settings, Text *text) {
    bool balancer = settings_on(settings, "access.load_balancer");
    bool one_key = strcmp(settings_text(settings, "encryption.keys"), "one") == 0;
    Sheet sheet = {0};
    outside(&sheet, settings, balancer);
    public_half(&sheet, settings, balancer);
    int end = private_half(&sheet, settings);
    line(&sheet, 2, 0, COLUMNS);
    line(&sheet, end, 0, COLUMNS);
    put(&sheet, 2, 0, "┌");
    put(&sheet, 2, COLUMNS - 1, "┐");
    put(&sheet, end, 0, "└");
    put(&sheet, end, COLUMNS - 1, "┘");
    for (int row = 3; row < end; row++) {
        put(&sheet, row, 0, "│");
        put(&sheet, row, COLUMNS - 1, "│");
    }
    print(&sheet, end, LEFT, " VPC %s, two zones ", settings_text(settings, "network.cidr"));
    way_in(&sheet, LEFT_LINE);
    if (balancer)
        way_in(&sheet, MIDDLE_LINE);
    put(&sheet, 2, LEFT_LINE + 2, " public ");
    put(&sheet, end, RIGHT + RIGHT_WIDE - 10, " private ");
    way_out(&sheet, settings);
    sheet_write(&sheet, text);
    text_print(text, "Encrypted with %s.\n", one_key ? "one KMS key" : "one KMS key for each purpose");
    text_print(text, "Days kept: backups %s, flow logs %s, query logs %s.\n",
               settings_text(settings, "retention.backup_days"), settings_text(settings, "retention.flow_logs_days"),
               settings_text(settings, "retention.query_logs_days"));
}
