/* Checks: the account's plan. Since July 2025 new accounts may have a free one: it refuses what costs more, and it
 * ends. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/endpoints.h"
#include "aws/services.h"
#include "base/clock.h"

#include <stdio.h>
#include <string.h>

enum { FREE_BACKUP_DAYS = 1 };
#define UPGRADE "upgrade the account's plan (Billing and Cost Management, Free Tier)"

/* Deployments to such accounts are refused otherwise: "This instance size isn't available with free plan accounts." */
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

static void judge_plan(const AccountPlan *plan, const Settings *settings, Finding *finding) {
    const char *class = settings_text(settings, "database.instance_class");
    long days = settings_number(settings, "retention.backup_days");
    static const char refused[] = "AWS would refuse the database, and undo the deployment";
    if (!plan->free) {
        finding_say(finding, FINDING_OK, "", "a paid plan, or none: it limits nothing");
    } else if (!free_class(class)) {
        finding_say(finding, FINDING_ERROR, "choose db.t4g.micro or db.t3.micro, or " UPGRADE, "a free plan has no %s",
                    class);
        finding_why(finding, refused);
        finding->path = "database.instance_class";
    } else if (days > FREE_BACKUP_DAYS) {
        finding_say(finding, FINDING_ERROR, "keep backups for 1 day, or " UPGRADE,
                    "a free plan keeps backups for %d day, not for %ld", FREE_BACKUP_DAYS, days);
        finding_why(finding, refused);
        finding->path = "retention.backup_days";
    } else {
        warn_of_end(plan, finding);
    }
}

void check_plan(const CheckInput *input, Finding *finding) {
    AccountPlan plan;
    Error err = {0};
    if (strcmp(partition_of(aws_session_region(input->aws->session))->id, "aws") != 0)
        finding_say(finding, FINDING_OK, "", "there are no free plans in this partition");
    else if (!account_plan(input->aws, &plan, &err))
        finding_unknown(finding, &err);
    else
        judge_plan(&plan, input->settings, finding);
}
