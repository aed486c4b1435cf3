/* See template.h. */
#include "stack/template.h"

#include "base/memory.h"
#include "stack/template_allowed.h"
#include "stack/template_emit.h"
#include "stack/template_marks.h"
#include "stack/template_scalar.h"

#include <stdlib.h>
#include <string.h>

extern const char asset_template[], asset_template_end[];

static const char allowed_begin[] = TEMPLATE_ALLOWED_MARK, allowed_end[] = TEMPLATE_ALLOWED_END_MARK;
static const char on_delete_mark[] = TEMPLATE_ON_DELETE_MARK;

const char *template_source(size_t *length) {
    if (length)
        *length = (size_t)(asset_template_end - asset_template);
    return asset_template;
}

/* One line of a text, without its end. */
typedef struct Line {
    const char *start, *end, *next;
} Line;

static bool line_next(const char *at, Line *line) {
    if (*at == '\0')
        return false;
    line->start = at;
    line->end = at + strcspn(at, "\n");
    line->next = *line->end ? line->end + 1 : line->end;
    return true;
}

/* The mark in this line, with nothing but blanks behind it unless `more`; NULL when it is not there. */
static const char *line_mark(const Line *line, const char *mark, bool more) {
    const char *at = memmem(line->start, (size_t)(line->end - line->start), mark, strlen(mark));
    if (!at || more)
        return at;
    const char *rest = at + strlen(mark);
    while (rest < line->end && (*rest == ' ' || *rest == '\t' || *rest == '\r'))
        rest++;
    return rest == line->end ? at : NULL;
}

/* Splits `body` at the marks of the allow list: `head` ends behind the first mark's line, `tail` begins with the last
 * mark's line. `indent`: of the last mark. */
static bool allowed_place(const char *body, const char **head, const char **tail, int *indent, Error *err) {
    Line line = {.next = body};
    const char *begin = NULL, *end = NULL;
    for (; line_next(line.next, &line);) {
        if (!begin && line_mark(&line, allowed_begin, false)) {
            begin = line.next;
        } else if (begin && line_mark(&line, allowed_end, false)) {
            end = line.start;
            *indent = (int)strspn(line.start, " ");
            break;
        }
    }
    if (!begin || !end) {
        error_set(err, ERROR_FAILED,
                  "the stack was deployed from another template: bring it to this one with `secure-rds apply` first",
                  "the template has no \"%s\" … \"%s\"", allowed_begin, allowed_end);
        return false;
    }
    *head = begin;
    *tail = end;
    return true;
}

static bool put_entries(Text *out, const AllowList *list, int indent, Error *err) {
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        text_print(out, "%*s- {Cidr: %s", indent, "", cidr);
        if (entry->note && entry->note[0]) {
            if (!note_is_plain(entry->note, "the note", err))
                return false;
            text_put(out, ", Description: ");
            scalar_quoted(entry->note, out);
        }
        text_put(out, "}\n");
    }
    return true;
}

static bool add_fitting(const Text *made, Text *out, Error *err) {
    if (made->length > TEMPLATE_MAX)
        return error_set(err, ERROR_USAGE, "shorten the notes of the allowed addresses",
                         "the template has %zu bytes, CloudFormation takes %d", made->length, TEMPLATE_MAX);
    text_add(out, text_string(made), made->length);
    return true;
}

static bool splice_entries(const char *body, const AllowList *list, Text *out, Error *err) {
    const char *head, *tail;
    int indent;
    if (!allowed_place(body, &head, &tail, &indent, err))
        return false;
    AUTO(text_release) Text made = {0};
    text_add(&made, body, (size_t)(head - body));
    if (!put_entries(&made, list, indent, err))
        return false;
    text_put(&made, tail);
    text_add(out, text_string(&made), made.length);
    return true;
}

bool template_splice_allowed(const char *body, const AllowList *list, Text *out, Error *err) {
    AUTO(template_tree_release) TemplateTree tree = {0};
    AUTO(text_release) Text made = {0};
    return template_tree_load(&tree, body, strlen(body), err) && template_emit(&tree, list, NULL, &made, err) &&
           add_fitting(&made, out, err);
}

/* "DeletionPolicy: Snapshot # secure-rds:on-delete snapshot=Snapshot retain=Retain destroy=Delete": finds the value
 * that the mark has for `choice`. */
static bool mark_value(const char *mark, const char *end, const char *choice, const char **value, size_t *length) {
    size_t wanted = strlen(choice);
    for (const char *at = mark + strlen(on_delete_mark); at < end;) {
        size_t word = strcspn(at, " \t\r\n");
        if (word > wanted && strncmp(at, choice, wanted) == 0 && at[wanted] == '=') {
            *value = at + wanted + 1;
            *length = word - wanted - 1;
            return true;
        }
        at += word;
        at += strspn(at, " \t\r");
        if (*at == '\n' || *at == '\0')
            break;
    }
    return false;
}

/* The value that stands in the line now: between the colon and the mark. */
static void line_value(const Line *line, const char *mark, const char **value, size_t *length) {
    const char *colon = memchr(line->start, ':', (size_t)(mark - line->start));
    *value = colon ? colon + 1 : line->start;
    *value += strspn(*value, " ");
    const char *end = mark;
    while (end > *value && end[-1] == ' ')
        end--;
    *length = (size_t)(end - *value);
}

static bool splice_on_delete(const char *body, const char *choice, Text *out, Error *err) {
    Line line = {.next = body};
    for (; line_next(line.next, &line);) {
        const char *mark = line_mark(&line, on_delete_mark, true), *old, *fresh;
        size_t old_length, fresh_length;
        if (!mark) {
            text_add(out, line.start, (size_t)(line.next - line.start));
            continue;
        }
        if (!mark_value(mark, line.end, choice, &fresh, &fresh_length))
            return error_set(err, ERROR_FAILED, "report it: the template and the program do not fit together",
                             "the template has no value for %s in \"%.*s\"", choice, (int)(line.end - line.start),
                             line.start);
        line_value(&line, mark, &old, &old_length);
        text_add(out, line.start, (size_t)(old - line.start));
        text_add(out, fresh, fresh_length);
        text_put(out, " ");
        text_add(out, mark, (size_t)(line.next - mark));
    }
    return true;
}

static bool render_whole(const Settings *settings, Text *whole, Error *err) {
    AUTO(text_release) Text kept = {0};
    return (splice_on_delete(template_source(NULL), settings_text(settings, "retention.on_delete"), &kept, err) &&
            splice_entries(text_string(&kept), settings_allowed_const(settings), whole, err)) ||
           error_tried(err, "make the template");
}

/* `cut`: what the parameters switch off is left out. */
static bool render_short(const Text *whole, const TemplateParameters *parameters, bool cut, Text *body, Error *err) {
    AUTO(template_tree_release)
    TemplateTree tree = {.parameters = parameters->items, .parameter_count = parameters->count};
    AUTO(template_cut_release) TemplateCut left_out = {0};
    AUTO(text_release) Text made = {0};
    if (!template_tree_load(&tree, text_string(whole), whole->length, err))
        return false;
    template_cut_make(&tree, &left_out);
    return template_emit(&tree, NULL, cut ? &left_out : NULL, &made, err) && add_fitting(&made, body, err);
}

bool template_render_readable(const Settings *settings, Text *body, Error *err) {
    AUTO(text_release) Text whole = {0};
    const TemplateParameters none = {0};
    if (!render_whole(settings, &whole, err))
        return false;
    if (whole.length > TEMPLATE_MAX)
        return render_short(&whole, &none, false, body, err);
    text_add(body, text_string(&whole), whole.length);
    return true;
}

bool template_render(const Settings *settings, Text *body, Error *err) {
    AUTO(text_release) Text whole = {0};
    AUTO(template_parameters_release) TemplateParameters parameters = {0};
    return render_whole(settings, &whole, err) && template_parameters(settings, &parameters, err) &&
           render_short(&whole, &parameters, true, body, err);
}

static bool outputs_of(const char *body, const TemplateParameters *given, Text *out) {
    AUTO(template_tree_release) TemplateTree tree = {.parameters = given->items, .parameter_count = given->count};
    AUTO(template_cut_release) TemplateCut cut = {0};
    Error ignored = {0};
    if (!template_tree_load(&tree, body, strlen(body), &ignored))
        return false;
    template_cut_make(&tree, &cut);
    return template_emit_section(&tree, "Outputs", &cut, out, &ignored);
}

bool template_same_outputs(const char *one, const TemplateParameters *given, const char *other,
                           const TemplateParameters *other_given) {
    AUTO(text_release) Text first = {0}, second = {0};
    return outputs_of(one, given, &first) && outputs_of(other, other_given, &second) &&
           strcmp(text_string(&first), text_string(&second)) == 0;
}

void template_parameters_release(TemplateParameters *parameters) {
    for (size_t i = 0; i < parameters->count; i++) {
        free(parameters->items[i].key);
        free(parameters->items[i].value);
    }
    free(parameters->items);
    *parameters = (TemplateParameters){0};
}

const char *template_parameter(const CfnParameter *items, size_t count, const char *key) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(items[i].key, key) == 0)
            return items[i].value;
    return NULL;
}

void template_parameter_set(TemplateParameters *parameters, const char *key, const char *value) {
    for (size_t i = 0; i < parameters->count; i++) {
        CfnParameter *item = &parameters->items[i];
        if (strcmp(item->key, key) == 0) {
            char *fresh = memory_copy(value);
            free(item->value);
            item->value = fresh;
            return;
        }
    }
    parameters->items = memory_grow(parameters->items, parameters->count + 1, sizeof *parameters->items);
    parameters->items[parameters->count++] = (CfnParameter){memory_copy(key), memory_copy(value)};
}

bool template_parameters(const Settings *settings, TemplateParameters *parameters, Error *err) {
    TemplateParameters made = {0};
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        if (!row->parameter)
            continue;
        const char *value = settings_text(settings, row->path);
        if (!note_is_plain(value, row->path, err)) {
            template_parameters_release(&made);
            return false;
        }
        AUTO(text_release) Text text = {0};
        setting_to_parameter(row, value, &text);
        template_parameter_set(&made, row->parameter, text_string(&text));
    }
    *parameters = made;
    return true;
}

bool template_tags(const Settings *settings, TemplateParameters *tags, Error *err) {
    TemplateParameters made = {0};
    size_t count;
    const SettingTag *own = settings_tags(settings, &count);
    for (size_t i = 0; i < count; i++) {
        if (!note_is_plain(own[i].value, "the tag", err)) {
            template_parameters_release(&made);
            return false;
        }
        template_parameter_set(&made, own[i].key, own[i].value);
    }
    template_parameter_set(&made, TEMPLATE_TAG, settings_text(settings, "app"));
    *tags = made;
    return true;
}
