/* See signs.h. */
#include "screens/signs.h"
#include "base/memory.h"

static Mark mark_of(Sign sign) {
    static const Mark marks[] = {
        [SIGN_NONE] = MARK_WAITING, [SIGN_UNKNOWN] = MARK_NONE,    [SIGN_WELL] = MARK_DONE,
        [SIGN_BUSY] = MARK_BUSY,    [SIGN_CAREFUL] = MARK_WARNING, [SIGN_FAILED] = MARK_FAILED};
    return marks[sign];
}

Style sign_put(Sign sign, long long now_ms, Text *text) {
    Mark mark = mark_of(sign);
    text_put(text, sign == SIGN_UNKNOWN ? "?" : sign == SIGN_BUSY ? spinner_text(now_ms) : mark_text(mark));
    return mark_style(mark);
}

void sign_draw(const Canvas *canvas, int row, Sign sign, long long now_ms) {
    AUTO(text_release) Text text = {0};
    Style style = sign_put(sign, now_ms, &text);
    canvas_put(canvas, row, 0, style, text_string(&text));
}

Style sign_style(Sign sign) {
    return sign == SIGN_CAREFUL   ? ROLE_WARNING
           : sign == SIGN_FAILED  ? ROLE_FAILED
           : sign == SIGN_UNKNOWN ? ROLE_DIM
                                  : ROLE_TEXT;
}

Style line_style(LineRole role) {
    static const Style styles[] = {
        [LINE_TEXT] = ROLE_TEXT,     [LINE_TITLE] = ROLE_TITLE,     [LINE_DIM] = ROLE_DIM,
        [LINE_ADDED] = ROLE_DONE,    [LINE_CHANGED] = ROLE_CHANGED, [LINE_CAREFUL] = ROLE_WARNING,
        [LINE_DANGER] = ROLE_FAILED, [LINE_COST] = ROLE_ACCENT};
    return styles[role];
}
