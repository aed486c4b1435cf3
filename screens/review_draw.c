/* How Review looks: the lines, the picture beside them, and below what Enter would do. See review_state.h. */
#include "base/memory.h"
#include "guide/review.h"
#include "screens/picture.h"
#include "screens/review_state.h"
#include "screens/review_text.h"
#include "screens/signs.h"
#include "stack/cost.h"

#include <string.h>

/* What Enter will do, how long that takes and what it changes in the cost. */
static void ready_put(const ReviewScreen *screen, Text *text) {
    const Wizard *wizard = screen->wizard;
    const Plan *plan = &wizard->work.plan;
    text_put(text, plan->create ? "Enter creates it: " : plan->revert ? "Enter puts it back: " : "Enter applies it: ");
    review_ready(plan, screen->forecast_ms, text);
    RiskNeed need = risks_need(&screen->risks);
    text_put(text, need == RISK_TYPED_NAME   ? ", once the app's name is typed."
                   : need == RISK_TYPED_OPEN ? ", once the word open is typed."
                                             : ".");
    const char *instead;
    if (review_other_moment(&screen->risks, &instead) != MOMENT_LEFT)
        text_print(text, " %c: %s.", MOMENT_KEY, instead);
    text_print(text, "%s%s", screen->took.length ? " " : "", text_string(&screen->took));
    if (review_compares(wizard, true) && !plan->revert) {
        AUTO(cost_difference_release) CostDifference difference = {0};
        cost_compare(wizard->choices.deployed, wizard->choices.chosen, &difference);
        if (difference.count) {
            text_put(text, " Cost: ");
            cost_difference_short(&difference, text);
            text_put(text, ".");
        }
    } else if (plan->create)
        text_put(text, " It runs at AWS: you can leave meanwhile.");
}

/* What Enter does now. */
const char *review_enter_words(const ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->work.plan;
    if (screen->err.said[0])
        return screen->wizard->route.focus[0] ? "go to the setting" : "try again";
    switch (plan->state) {
    case PLAN_READY:
        return plan->create ? "create it" : plan->revert ? "put it back" : "apply it";
    case PLAN_UNCHANGED:
        return screen->revert ? "home" : "save them, and home";
    case PLAN_BROKEN:
        return "home";
    case PLAN_BUSY:
        return "show it";
    case PLAN_NEEDS_DELETE:
        return "delete what is left";
    case PLAN_FOREIGN:
        break;
    }
    return "choose another name";
}

/* What needs more than to be told, whole: nobody agrees to what was cut off. The rest stands among the lines. */
static int draw_risks(const ReviewScreen *screen, const Canvas *canvas) {
    int row = 0;
    for (size_t i = 0; i < screen->risks.count; i++) {
        const Risk *risk = &screen->risks.items[i];
        RiskNeed need = risk_rows[risk->id].need;
        AUTO(memory_release) char *line = memory_print("%s %s", mark_text(MARK_WARNING), risk->words);
        if (need > RISK_TOLD)
            row = canvas_wrap(canvas, row, need > RISK_AGREED ? ROLE_FAILED : ROLE_WARNING, line);
    }
    return row;
}

static int draw_brief(const ReviewScreen *screen, const Canvas *canvas) {
    AUTO(memory_release) char *line = memory_print("%s %s", mark_text(MARK_WARNING), review_risks_brief);
    return canvas_wrap(canvas, 0, risks_need(&screen->risks) > RISK_AGREED ? ROLE_FAILED : ROLE_WARNING, line);
}

/* `brief`: without the risks, for which there is no room. */
static int draw_state(const ReviewScreen *screen, const Canvas *canvas, bool brief) {
    const Wizard *wizard = screen->wizard;
    const Plan *plan = &wizard->work.plan;
    if (screen->job) {
        screen_busy(canvas, 0, screen->now_ms, screen->doing);
        return 1;
    }
    if (screen->err.said[0])
        return screen_error(canvas, 0, &screen->err);
    int row = brief ? draw_brief(screen, canvas) : draw_risks(screen, canvas);
    AUTO(text_release) Text words = {0};
    Sign sign = review_state(plan, &words);
    if (plan->state == PLAN_READY)
        ready_put(screen, &words);
    else
        text_print(&words, ". Enter: %s.", review_enter_words(screen));
    row = canvas_wrap(canvas, row,
                      plan->danger_count  ? ROLE_FAILED
                      : sign == SIGN_WELL ? ROLE_DONE
                      : sign == SIGN_BUSY ? ROLE_BUSY
                                          : sign_style(sign),
                      text_string(&words));
    /* What stands in the way of a creation says nothing about one that must be cleared away first. */
    if (screen->worst.severity >= FINDING_WARNING && plan->state == PLAN_READY) {
        AUTO(memory_release)
        char *line = memory_print("%s %s. %s", mark_text(MARK_WARNING), screen->worst.what, screen->worst.remedy);
        row = canvas_wrap(canvas, row, ROLE_WARNING, line);
    }
    return row;
}

enum { BESIDE_COLUMNS = PICTURE_COLUMNS + 42 }; /* from here on the picture stands at the left of the lines */

static void draw_picture(const ReviewScreen *screen, const Canvas *canvas) {
    AUTO(text_release) Text picture = {0};
    picture_text(screen->wizard->choices.chosen, &picture);
    const char *line = text_string(&picture);
    for (int row = 0; *line; row++) {
        size_t length = strcspn(line, "\n");
        AUTO(memory_release) char *one = memory_copy_n(line, length);
        canvas_put(canvas, row, 0, ROLE_BORDER, one);
        line += length + (line[length] == '\n');
    }
}

void review_draw(const void *state, const Canvas *canvas) {
    const ReviewScreen *screen = state;
    enum { LIST_MIN = 4 }; /* of the list: a title, and enough to scroll in */
    int most = canvas->rows > LIST_MIN + 1 ? canvas->rows - LIST_MIN : 1;
    /* Measured on nothing: what there is to say decides how much room is left. */
    Canvas nowhere = canvas_part(canvas, canvas->rows, 0, most, canvas->columns);
    int below = draw_state(screen, &nowhere, false);
    *screen->brief = screen->ready && below > most && risks_need(&screen->risks) > RISK_TOLD;
    if (*screen->brief)
        below = draw_state(screen, &nowhere, true);
    below = below < 1 ? 1 : below > most ? most : below;
    canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD,
               screen->ready && !screen->wizard->work.plan.create ? "This is what would change"
                                                                  : "This is what it will be");
    int rows = canvas->rows - below - 2;
    if (canvas->columns >= BESIDE_COLUMNS) {
        Canvas left = canvas_part(canvas, 1, 0, rows, PICTURE_COLUMNS);
        Canvas right = canvas_part(canvas, 1, PICTURE_COLUMNS + 2, rows, CANVAS_REST);
        draw_picture(screen, &left);
        pager_draw(screen->beside, &right);
    } else {
        Canvas body = canvas_part(canvas, 1, 0, rows, CANVAS_REST);
        pager_draw(screen->whole, &body);
    }
    canvas_across(canvas, canvas->rows - below - 1, 0, canvas->columns, ROLE_BORDER);
    Canvas said = canvas_part(canvas, canvas->rows - below, 0, below, CANVAS_REST);
    draw_state(screen, &said, *screen->brief);
}
