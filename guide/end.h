/* What the end of an operation means, what is told of it, and the ways out. Pure. */
#ifndef GUIDE_END_H
#define GUIDE_END_H

#include "guide/lines.h"
#include "stack/deployment.h"
#include "stack/progress.h"

/* What was asked of AWS. */
typedef enum {
    END_OF_APPLY,     /* a creation or an update, as it was agreed to */
    END_OF_FOLLOW,    /* whatever ran already */
    END_OF_DESTROY,   /* the stack, its name typed */
    END_OF_REMAINS,   /* what a first creation left */
    END_OF_CONTINUE,  /* the rollback of an update that got stuck */
    END_OF_ROLL_BACK, /* whatever ran, which was to be rolled back */
} EndOf;

typedef struct EndScope {
    EndOf of;
    const char *status, *reason; /* the stack's last; "" not known */
    StackOutcome outcome;
    const CfnEvent *cause;    /* the first failure; NULL: none is known */
    Progress *progress;       /* of what was followed; NULL: nothing was */
    const Error *err;         /* why it could not be followed, or not be begun; NULL: it was */
    const DeletionRest *rest; /* of a deletion; NULL: not known */
    const Error *unguarded;   /* why the stack policy could not be looked at or set; NULL, or without words: it was */
    bool begun;               /* AWS had taken it on */
} EndScope;

/* How it ended (`end`), or why it could not be followed or be begun (`err`: one that says nothing is none). `progress`
 * NULL: AWS had not taken it on. All three outlive the scope. */
EndScope end_scope(EndOf of, Progress *progress, const DeploymentEnd *end, const Error *err);

typedef enum {
    END_GOOD,        /* it is there, or is changed */
    END_GONE,        /* deleted, as was wished */
    END_UNDONE,      /* rolled back, as was wished */
    END_NEVER_STOOD, /* a first creation failed: what is left can be deleted */
    END_REVERTED,    /* an update failed and was undone: all is as it was before */
    END_STUCK,       /* and could not be undone */
    END_NOT_DELETED, /* a deletion failed */
    END_LOST,        /* it could not be followed: its state is not known */
    END_OTHER,
} EndKind;
EndKind end_kind(const EndScope *scope);
/* As it was wished: nothing is left to be done about it. */
bool end_is_good(EndKind kind);
/* What was asked for came true: a creation that somebody rolled back ended well, and yet is none. What a command's exit
 * status says. */
bool end_as_asked(const EndScope *scope);

/* The first thing said of it: "Done: the stack is CREATE_COMPLETE". */
void end_heading(const EndScope *scope, Text *words);

/* What failed, what AWS said, what to do and how it is now; nothing of a failure after a good end. Then what an update
 * left standing (guide/left_behind.h). */
void end_lines(const EndScope *scope, Lines *lines);

/* Of those: what failed, what AWS said of it, and what to do. */
void end_cause_lines(const CfnEvent *cause, Lines *lines);

typedef enum { END_RETRY, END_CONTINUE, END_SKIP, END_SETTING, END_CHANGE, END_REMAINS, END_KEEP, END_WAYS } EndWay;
/* After a bad end. END_RETRY does all that a new try needs, with one answer. */
void end_ways(const EndScope *scope, Ways *ways);
/* After a creation that failed: its database was ready, and was not deleted with the rest; or that is not known. */
bool end_leaves_database(const EndScope *scope);
/* The setting behind it; NULL: none is known. */
const char *end_setting(const EndScope *scope);
/* What is asked before; without a title: nothing. END_REMAINS has its own (guide/destroy.h): AWS is asked first. */
void end_question(EndWay way, Question *question);

/* What was made, and what comes next, after a good end that left a stack. */
void end_summary(const CfnStack *stack, Lines *lines);

#endif
