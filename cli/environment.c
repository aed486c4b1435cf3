/* `secure-rds help environment`: which of several places counts. tests/sandbox/test_overrides.py holds the program to
 * each line, and each line to the program. */
#include "cli/commands.h"

#include <string.h>

/* The first place that says something counts; the places are parted by ", ". */
typedef struct PlaceRow {
    const char *subject, *places, *note;
} PlaceRow;

static const PlaceRow rows[] = {
    {"profile", "--profile, AWS_PROFILE, AWS_DEFAULT_PROFILE, [default]",
     "AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name other files than ~/.aws/config and ~/.aws/credentials"},
    {"keys", "--profile, AWS_ACCESS_KEY_ID, AWS_PROFILE, [default]",
     "keys of the environment count before a profile of the environment, and not at all beside --profile"},
    {"region", "--region, the settings file, AWS_REGION, AWS_DEFAULT_REGION, the profile's region", NULL},
    {"endpoint",
     "--endpoint-url, AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's services section, the profile's "
     "endpoint_url, AWS's own",
     "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true (the profile's ignore_configured_endpoint_urls) leaves the first and "
     "the last; --endpoint-url says nothing about the services that keys come from"},
    {"FIPS", "AWS_USE_FIPS_ENDPOINT, the profile's use_fips_endpoint", "for AWS's own endpoints only"},
    {"dual stack", "AWS_USE_DUALSTACK_ENDPOINT, the profile's use_dualstack_endpoint", "for AWS's own endpoints only"},
    {"certificates", "AWS_CA_BUNDLE, the profile's ca_bundle, REQUESTS_CA_BUNDLE, the system's certificates", NULL},
    {"proxy to https://", "https_proxy, HTTPS_PROXY",
     "the lower-case name counts also when it is empty; no_proxy or NO_PROXY names the hosts that are reached without; "
     "metadata and container endpoints always are"},
    {"proxy to http://", "http_proxy, HTTP_PROXY", NULL},
    {"attempts", "AWS_MAX_ATTEMPTS, the profile's max_attempts, 3",
     "the rules are those of the SDKs' standard mode, whatever AWS_RETRY_MODE and retry_mode say"},
};

/* What is meant to differ from the `aws` command. tests/sandbox/aws_command.py and test_overrides.py know each. */
static const char *const differences[] = {
    "the region may stand in the settings file, too; none is asked of an instance's metadata",
    "what is no region's code is refused",
    "a comment behind a value of the shared files (a blank, then # or ;) is cut, as the SDKs for other languages do",
    "a byte order mark at the start of the shared files is passed over, where the aws command takes nothing from them",
    "keys that are empty or hold a line end are refused before anything is sent, naming where they come from",
    ("this machine's own endpoints (metadata, container) are never asked by a proxy; version 1 of the metadata service "
     "is not spoken"),
    "socks4, socks4a, socks5 and socks5h proxies may be named, too",
    "certificates are always verified: an empty REQUESTS_CA_BUNDLE does not end that; ca_bundle may begin with ~/",
    "a credential_process has 128 KiB to say it in, and two minutes where it has no terminal to ask on",
    "AWS_STS_REGIONAL_ENDPOINTS, plugins, ~/.boto and BOTO_CONFIG are not looked at",
};

/* `words` from column `column` on, broken at blanks before column 100. */
static void wrapped(const char *words, int column, FILE *out) {
    int at = column;
    while (*words) {
        int length = (int)strcspn(words, " ");
        if (at > column && at + 1 + length > 100) {
            fprintf(out, "\n%*s", column, "");
            at = column;
        } else if (at > column) {
            fputc(' ', out);
            at++;
        }
        fprintf(out, "%.*s", length, words);
        at += length;
        words += length;
        words += strspn(words, " ");
    }
    fputc('\n', out);
}

int help_environment(FILE *out) {
    enum { COLUMN = 20 };
    fprintf(out, "What is taken from where; of several places, the first that says something counts.\n\n");
    for (const PlaceRow *row = rows; row < rows + sizeof rows / sizeof *rows; row++) {
        fprintf(out, "%-*s", COLUMN, row->subject);
        wrapped(row->places, COLUMN, out);
        if (row->note) {
            fprintf(out, "%*s", COLUMN + 2, "");
            wrapped(row->note, COLUMN + 2, out);
        }
    }
    fputs("\nAll of this is found as the aws command finds it, as its version 2 where it differs from 1, but on "
          "purpose:\n",
          out);
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        fputs("- ", out);
        wrapped(differences[i], 2, out);
    }
    return EXIT_DONE;
}
