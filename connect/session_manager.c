/* See session_manager.h. The plugin is called as the aws command calls it (aws-cli, customizations/sessionmanager.py):
 * its newer versions (1.2.497.0 on) take a variable's name in place of the session. */
#include "connect/session_manager.h"
#include "base/memory.h"
#include "connect/port.h"
#include "connect/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static const char variable[] = "AWS_SSM_START_SESSION_RESPONSE";

static bool plugin_missing(Error *err) {
    return error_set(err, ERROR_FAILED,
                     "get it from AWS: Systems Manager User Guide, \"Install the Session Manager plugin\"; or choose "
                     "--via bastion",
                     "AWS's session-manager-plugin is not on this machine");
}

static bool plugin_start(const AwsContext *aws, const char *plugin, const char *parameters, const SsmSession *given,
                         ManagedSession *session, Error *err) {
    char name[] = "session-manager-plugin", start[] = "StartSession", token[sizeof variable];
    AUTO(memory_release) char *region = memory_copy(aws_session_region(aws->session));
    AUTO(memory_release) char *profile = memory_copy("");
    AUTO(memory_release) char *asked = memory_copy(parameters);
    AUTO(memory_release) char *url = ssm_url(aws->session);
    memcpy(token, variable, sizeof token);
    char *const arguments[] = {name, token, region, start, profile, asked, url, NULL};
    Program program = {.path = plugin,
                       .arguments = arguments,
                       .variables = {{variable, secret_string(&given->reply)}},
                       .out = -1,
                       .errors = -1};
    session->pid = program_start(&program, err);
    return session->pid > 0;
}

bool managed_open(AwsContext *aws, const Target *target, const char *host, int port, ManagedSession *session,
                  Error *err) {
    AUTO(memory_release) char *plugin = program_find("session-manager-plugin");
    AUTO(ssm_session_release) SsmSession given = {0};
    *session = (ManagedSession){0};
    if (!plugin)
        return plugin_missing(err);
    if (!port_free(&session->here, err))
        return false;
    if (!ssm_start_session(aws, target->instance, host, port, session->here.port, &given, err)) {
        if (strcmp(err->code, "TargetNotConnected") == 0)
            snprintf(err->remedy, sizeof err->remedy, "%s",
                     "its agent does not answer: is the bastion running? Try again in a minute, or --via bastion");
        return error_tried(err, "begin a session through the bastion");
    }
    snprintf(session->id, sizeof session->id, "%s", given.id);
    char there[12], here[12];
    snprintf(there, sizeof there, "%d", port);
    snprintf(here, sizeof here, "%d", session->here.port);
    json_t *parameters = json_pack("{s:s, s:s, s:{s:[s], s:[s], s:[s]}}", "Target", target->instance, "DocumentName",
                                   "AWS-StartPortForwardingSessionToRemoteHost", "Parameters", "host", host,
                                   "portNumber", there, "localPortNumber", here);
    char *text = json_dumps(parameters, JSON_COMPACT);
    bool started = plugin_start(aws, plugin, text ? text : "", &given, session, err);
    free(text);
    json_decref(parameters);
    if (!started)
        managed_close(aws, session);
    return started;
}

bool managed_ended(ManagedSession *session) {
    if (session->pid > 0 && waitpid(session->pid, NULL, WNOHANG) == session->pid)
        session->pid = 0;
    return session->pid <= 0;
}

void managed_close(AwsContext *aws, ManagedSession *session) {
    AwsContext last = *aws; /* also when somebody wishes to stop: it costs a moment, and the session would stay */
    Error ignored = {0};
    program_end(&session->pid);
    last.cancel = NULL;
    if (*session->id)
        (void)ssm_terminate_session(&last, session->id, &ignored);
    *session = (ManagedSession){0};
}
