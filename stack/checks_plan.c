/* Checks: the account's plan. Since July 2025 new accounts may have a free one: it refuses what costs more, and it
 * ends. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/endpoints.h"
#include "aws/services.h"
#include "base/clock.h"

#include <stdio.h>
#include <string.h>

enum { FREE_BACKUP_DAYS = 1 };
static const char class_path[] = "database.instance_class", days_path[] = "retention.backup_days";
#define UPGRADE "upgrade the account's plan (Billing and Cost Management, Free Tier)"

static bool free_class(const char *name) {
    const char *size = strrchr(name, '.');
    return size && strcmp(size, ".micro") == 0;
}

/* AWS Billing User Guide, "Choosing an AWS Free Tier plan": six months, or until the credits are used; then the account
 * is closed, and what it holds is deleted after ninety days. */
static void warn_of_end(const AccountPlan *plan, Finding *finding) {
    char end[TIME_SIZE] = "within six months", credits[64] = "";
    if (plan->end_ms) {
        time_format(plan->end_ms, end);
        end[strlen("2026-11-28")] = '\0';
    }
    if (plan->credits_left >= 0)
        snprintf(credits, sizeof credits, " ($%.0f are left)", plan->credits_left);
    finding_say(finding, FINDING_WARNING, UPGRADE " before",
                "a free plan: it ends %s%s, or when its credits are used%s", plan->end_ms ? "on " : "", end, credits);
    finding_why(finding, "AWS closes the account then, with the database in it, and deletes all ninety days later");
}

/* In AWS's words, as deployments to such accounts got them (yc-software/qm#352). */
static void refused(Finding *finding, const char *path, const char *words) {
    snprintf(finding->why, sizeof finding->why, "AWS would undo the deployment: \"%s\"", words);
    finding->path = path;
    finding_certain(finding);
}

static void judge_class(const char *class, Finding *finding) {
    finding_say(finding, FINDING_ERROR, "choose db.t4g.micro or db.t3.micro, or " UPGRADE, "a free plan has no %s",
                class);
    refused(finding, class_path, "This instance size isn't available with free plan accounts");
}

static void judge_days(long days, Finding *finding) {
    finding_say(finding, FINDING_ERROR, "keep backups for 1 day, or " UPGRADE,
                "a free plan keeps backups for %d day, not for %ld", FREE_BACKUP_DAYS, days);
    refused(finding, days_path,
            "The specified backup retention period exceeds the maximum available to free tier customers");
}

static void judge_plan(const CheckInput *input, const AccountPlan *plan, Finding *finding) {
    const char *class = settings_text(input->settings, class_path);
    long days = settings_number(input->settings, days_path);
    bool costly = !free_class(class) && check_sends(input, class_path),
         longer = days > FREE_BACKUP_DAYS && check_sends(input, days_path);
    if (!plan->free) {
        finding_say(finding, FINDING_OK, "", "a paid plan, or none: it limits nothing");
        return;
    }
    if (longer)
        judge_days(days, finding);
    else if (costly)
        judge_class(class, finding);
    else
        warn_of_end(plan, finding);
    if (longer && costly) /* both at once: who mends the one would meet the other */
        finding_say(finding, FINDING_ERROR,
                    "choose db.t4g.micro or db.t3.micro, and keep backups for 1 day; or " UPGRADE,
                    "a free plan keeps backups for %d day, not for %ld, and has no %s", FREE_BACKUP_DAYS, days, class);
}

void check_plan(const CheckInput *input, Finding *finding) {
    AccountPlan plan;
    Error err = {0};
    if (strcmp(partition_of(aws_session_region(input->aws->session))->id, "aws") != 0)
        finding_say(finding, FINDING_OK, "", "there are no free plans in this partition");
    else if (input->certain && !check_sends(input, class_path) && !check_sends(input, days_path))
        finding_say(finding, FINDING_OK, "", "it limits nothing that changes");
    else if (!account_plan(input->aws, &plan, &err))
        finding_unknown(finding, &err);
    else
        judge_plan(input, &plan, finding);
}
