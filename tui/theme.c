/* See theme.h. */
#include "tui/theme.h"

#include <stdlib.h>
#include <string.h>

enum { NO = -1 };

/* One row a role. Colours of the 256 palette for a dark and a light background (16 to 231 are the 6x6x6 cube, 232 to
 * 255 greys: the same on every terminal), and one of the eight for smaller palettes, whose real colours are the
 * user's choice. */
typedef struct RoleRow {
    int dark, light, dark_back, light_back, basic;
    bool bold, dim, underline, reverse; /* with 16 colours or fewer, bold excepted */
} RoleRow;

static const RoleRow rows[ROLE_COUNT] = {
    [ROLE_TEXT] = {NO, NO, NO, NO, NO, .bold = false},        [ROLE_DIM] = {245, 242, NO, NO, NO, .dim = true},
    [ROLE_TITLE] = {NO, NO, NO, NO, NO, .bold = true},        [ROLE_LABEL] = {252, 236, NO, NO, NO, .bold = false},
    [ROLE_KEY] = {81, 25, NO, NO, 6, .bold = true},           [ROLE_BORDER] = {240, 249, NO, NO, NO, .dim = true},
    [ROLE_FIELD] = {NO, NO, 236, 254, NO, .underline = true}, [ROLE_FOCUS] = {231, 16, 24, 153, NO, .reverse = true},
    [ROLE_BUTTON] = {NO, NO, 238, 252, NO, .bold = false},    [ROLE_DONE] = {114, 28, NO, NO, 2, .bold = false},
    [ROLE_BUSY] = {81, 25, NO, NO, 6, .bold = false},         [ROLE_WARNING] = {221, 130, NO, NO, 3, .bold = true},
    [ROLE_FAILED] = {210, 160, NO, NO, 1, .bold = true},      [ROLE_CHANGED] = {183, 90, NO, NO, 5, .bold = false},
    [ROLE_ACCENT] = {117, 25, NO, NO, 6, .bold = false},      [ROLE_BAR] = {75, 25, NO, NO, 6, .bold = false},
    [ROLE_TRACK] = {238, 251, NO, NO, NO, .dim = true},       [ROLE_REMOVED] = {180, 94, NO, NO, NO, .bold = false},
};

/* A terminal with direct colours takes numbers above 7 as red, green and blue. */
static int direct(int colour) {
    static const int steps[] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
    if (colour < 16)
        return colour;
    if (colour >= 232) {
        int grey = 8 + 10 * (colour - 232);
        return grey << 16 | grey << 8 | grey;
    }
    int cube = colour - 16;
    return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6];
}

static int of_palette(const Theme *theme, int colour) {
    return colour > 0 && theme->colours > 256 ? direct(colour) : colour;
}

/* With 256 colours or more every role has colours of its own. */
static void look_rich(const Theme *theme, const RoleRow *row, Style style, Look *look) {
    unsigned role = style & 0xff;
    look->front = of_palette(theme, theme->light ? row->light : row->dark);
    look->back = of_palette(theme, theme->light ? row->light_back : row->dark_back);
    if (style & STYLE_CURSOR && role != ROLE_FOCUS)
        look->back = of_palette(theme, theme->light ? 153 : 24);
    if (style & STYLE_CURSOR && (role == ROLE_DIM || role == ROLE_BORDER))
        look->front = of_palette(theme, theme->light ? 238 : 250); /* or it would drown in the background */
    if (style & STYLE_FOUND) {
        look->back = of_palette(theme, 221);
        look->front = of_palette(theme, 16);
    }
}

Look theme_look(const Theme *theme, Style style) {
    unsigned role = style & 0xff;
    const RoleRow *row = &rows[role < ROLE_COUNT ? role : ROLE_TEXT];
    Look look = {.front = NO, .back = NO, .bold = row->bold || style & STYLE_BOLD};
    look.underline = (style & STYLE_UNDERLINE) != 0;
    if (theme->colours >= 256) {
        look_rich(theme, row, style, &look);
        return look;
    }
    look.dim = row->dim;
    look.underline |= row->underline;
    look.reverse = row->reverse || style & STYLE_CURSOR;
    if (theme->colours >= 8)
        look.front = row->basic;
    if (theme->colours >= 16 && !theme->light && row->basic != NO)
        look.front = row->basic + 8;
    if (theme->colours >= 16 && row->dim) { /* bright black is grey, and every 16-colour palette has it */
        look.front = 8;
        look.dim = false;
    }
    if (look.reverse) /* dim and grey turn into an unreadable background */
        look.dim = false, look.front = row->dim ? NO : look.front;
    if (style & STYLE_FOUND) {
        look.reverse = !look.reverse;
        look.underline = true;
    }
    return look;
}

bool theme_light_from(const char *colorfgbg) {
    const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return false;
    int back = atoi(last + 1);
    return back == 7 || (back >= 9 && back <= 15);
}

const char *mark_text(Mark mark) {
    static const char *const texts[] = {
        [MARK_NONE] = " ",   [MARK_WAITING] = "·", [MARK_BUSY] = "⠋",    [MARK_DONE] = "✓", [MARK_WARNING] = "▲",
        [MARK_FAILED] = "✗", [MARK_CHANGED] = "•", [MARK_REMOVED] = "−", [MARK_HERE] = "▸"};
    return texts[mark];
}

Style mark_style(Mark mark) {
    static const Style styles[] = {
        [MARK_NONE] = ROLE_TEXT,       [MARK_WAITING] = ROLE_DIM,     [MARK_BUSY] = ROLE_BUSY,
        [MARK_DONE] = ROLE_DONE,       [MARK_WARNING] = ROLE_WARNING, [MARK_FAILED] = ROLE_FAILED,
        [MARK_CHANGED] = ROLE_CHANGED, [MARK_REMOVED] = ROLE_REMOVED, [MARK_HERE] = ROLE_KEY};
    return styles[mark];
}

const char *spinner_text(long long now_ms) {
    static const char *const pictures[] = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    return pictures[now_ms / SPINNER_MS % (long long)(sizeof pictures / sizeof *pictures)];
}
