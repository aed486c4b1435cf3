/* See names.h. Each rule stands beside the AWS page that it is from. */
#include "settings/names.h"
#include "settings/allow_list.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

__attribute__((format(printf, 2, 3))) static bool allowed(Error *err, const char *words, ...) {
    char said[sizeof err->said];
    va_list args;
    va_start(args, words);
    vsnprintf(said, sizeof said, words, args);
    va_end(args);
    return error_set(err, ERROR_USAGE, "correct the value", "%s", said);
}

static bool starts(const char *text, const char *prefix) {
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool ends(const char *text, const char *suffix) {
    size_t length = strlen(text), tail = strlen(suffix);
    return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

static bool all_of(const char *text, const char *characters) {
    return text[strspn(text, characters)] == '\0';
}

/* Taken by AWS for itself, as a beginning of a name or as the whole of it. */
static const struct {
    const char *word;
    bool whole;
    const char *why;
} app_taken[] = {
    {"aws", false, "a name that does not begin with \"aws\": CloudFormation, KMS aliases and log groups keep it"},
    {"amzn-", false, "a name that does not begin with \"amzn-\": S3 keeps it for bucket names"},
    {"sthree-", false, "a name that does not begin with \"sthree-\": S3 keeps it for bucket names"},
    {"internal-", false, "a name that does not begin with \"internal-\": Elastic Load Balancing keeps it"},
    {"sg-", false, "a name that does not begin with \"sg-\": EC2 takes it for the id of a security group"},
    {"ssm", true, "another name than \"ssm\": Systems Manager keeps it"},
    {"default", true, "another name than \"default\": RDS keeps it for its own subnet and parameter groups"},
};

/* One name, many rules; the narrowest of each kind decides:
 * - characters: S3 bucket names take lower-case letters, digits and hyphens (and dots, which no other takes);
 * - the letter first: CloudFormation stack names and DB instance identifiers;
 * - no double hyphen, none at the end: DB instance identifiers (RDS API, CreateDBInstance);
 * - length: Elastic Load Balancing allows 32 characters to the name of a load balancer and of a target group (API,
 *   CreateLoadBalancer, CreateTargetGroup), which is the narrowest of all; 20 leaves 12 of them for what is added to
 *   the app's name. All others allow more: DB identifiers and buckets 63, IAM roles and functions 64, stacks 128, KMS
 *   aliases 256, secrets and log groups 512. */
bool app_name_check(const char *value, Error *err) {
    size_t length = strlen(value);
    if (length < APP_NAME_MIN || length > APP_NAME_MAX)
        return allowed(err,
                       "%d to %d characters (a load balancer's name has 32 at most, and what is added to the app's "
                       "name needs room)",
                       APP_NAME_MIN, APP_NAME_MAX);
    if (!all_of(value, LOWER DIGITS "-"))
        return allowed(err, "lower-case letters, digits and hyphens (bucket names take no others)");
    if (!islower((unsigned char)value[0]))
        return allowed(err, "a letter first (stack names and DB identifiers ask for it)");
    if (strstr(value, "--") || value[length - 1] == '-')
        return allowed(err, "no two hyphens in a row and none at the end (DB identifiers take none)");
    for (size_t i = 0; i < sizeof app_taken / sizeof *app_taken; i++)
        if (app_taken[i].whole ? strcmp(value, app_taken[i].word) == 0 : starts(value, app_taken[i].word))
            return allowed(err, "%s", app_taken[i].why);
    return true;
}

static bool reaches(const char *app, const char *other) {
    return starts(other, app) && other[strlen(app)] == '-';
}

bool app_names_overlap(const char *one, const char *other) {
    return reaches(one, other) || reaches(other, one);
}

/* The shape alone: which regions an account has is asked of AWS. "us-gov-west-1", "ap-southeast-5", "eu-isoe-west-1",
 * "eusc-de-east-1". */
bool region_check(const char *value, Error *err) {
    const char *part = value;
    int words = 0;
    size_t span = strspn(part, LOWER);
    bool fits = span == 2 || (span == 4 && starts(value, "eusc"));
    while (fits && part[span] == '-') {
        words++;
        part += span + 1;
        span = strspn(part, LOWER);
        if (span == 0)
            break;
    }
    fits = fits && words >= 2 && words <= 4 && isdigit((unsigned char)part[0]) && part[0] != '0' && part[1] == '\0';
    return fits || allowed(err, "a region's code, such as eu-west-1 or us-east-2");
}

/* IAM User Guide, "AWS account identifiers": 12 digits. */
bool account_check(const char *value, Error *err) {
    return (strspn(value, "0123456789") == 12 && value[12] == '\0') || allowed(err, "an account's 12 digits");
}

/* EC2 API, CreateKeyPair: up to 255 ASCII characters, no blanks at either end. */
bool key_pair_check(const char *value, Error *err) {
    size_t length = strlen(value);
    for (size_t i = 0; i < length; i++)
        if (value[i] < ' ' || value[i] > '~')
            return allowed(err, "printable ASCII characters");
    if (length > 255)
        return allowed(err, "up to 255 characters");
    if (length > 0 && (value[0] == ' ' || value[length - 1] == ' '))
        return allowed(err, "no blank at the beginning or the end");
    return true;
}

/* EC2 User Guide, "Resource IDs": 8 hexadecimal digits in old ids, 17 in those since 2016. */
bool image_check(const char *value, Error *err) {
    size_t length = strlen(value);
    bool fits = starts(value, "ami-") && (length == 12 || length == 21) && all_of(value + 4, DIGITS "abcdef");
    return fits || allowed(err, "an image's id, such as ami-0abcdef1234567890, or nothing for the newest one");
}

/* PostgreSQL documentation, appendix "SQL Key Words": the reserved ones, those that may be function or type names too;
 * then what RDS has already made or keeps for itself. Sorted. */
static const char *const database_taken[] = {
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "not",
    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "postgres",
    "primary",
    "rdsadmin",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "system_user",
    "table",
    "tablesample",
    "template0",
    "template1",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
};

static int word_compare(const void *key, const void *word) {
    return strcmp(key, *(const char *const *)word);
}

/* RDS API, CreateDBInstance, DBName for PostgreSQL: 1 to 63 letters, digits or underscores, a letter first (an
 * underscore too, which is left out here), no word that the engine keeps. */
bool database_name_check(const char *value, Error *err) {
    size_t length = strlen(value);
    if (length < 1 || length > 63 || !all_of(value, LOWER UPPER DIGITS "_") || !isalpha((unsigned char)value[0]))
        return allowed(err, "1 to 63 letters, digits and underscores, a letter first");
    char word[DATABASE_NAME_SIZE];
    for (size_t i = 0; i <= length; i++)
        word[i] = (char)tolower((unsigned char)value[i]);
    if (bsearch(word, database_taken, sizeof database_taken / sizeof *database_taken, sizeof *database_taken,
                word_compare))
        return allowed(err, "a word that PostgreSQL and RDS do not keep for themselves, such as %s_db", word);
    return true;
}

void database_name_from_app(const char *app, char name[DATABASE_NAME_SIZE]) {
    snprintf(name, DATABASE_NAME_SIZE, "%s", app);
    for (char *hyphen = name; (hyphen = strchr(hyphen, '-'));)
        *hyphen = '_';
}

/* A major version takes the region's default minor and does not fight minor upgrades. */
bool engine_version_check(const char *value, Error *err) {
    bool fits = (starts(value, "16") || starts(value, "17") || starts(value, "18")) &&
                (value[2] == '\0' || (value[2] == '.' && isdigit((unsigned char)value[3]) && strlen(value) <= 5 &&
                                      all_of(value + 3, DIGITS)));
    return fits || allowed(err, "16, 17 or 18, or one of their minor versions such as 17.6");
}

/* "db.r6g.large", "db.m7g.2xlarge", "db.x2g.16xlarge", "db.r5.2xlarge.tpc2.mem4x". Which of them a region sells for
 * PostgreSQL is asked of AWS. */
bool instance_class_check(const char *value, Error *err) {
    static const char *const sizes[] = {"micro", "small", "medium", "large", "xlarge"};
    bool fits = starts(value, "db.") && strlen(value) < 64 && islower((unsigned char)value[3]);
    const char *size = value + (fits ? 3 : 0);
    size_t family = strspn(size, LOWER DIGITS);
    fits = fits && family >= 2 && size[family] == '.';
    if (fits) {
        size += family + 1;
        const char *name = size + strspn(size, DIGITS);
        size_t length = strcspn(name, ".");
        bool known = false;
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            known |= strlen(sizes[i]) == length && strncmp(name, sizes[i], length) == 0 &&
                     (name == size || strcmp(sizes[i], "xlarge") == 0);
        fits = known && all_of(name + length, LOWER DIGITS ".") && !ends(value, ".") && !strstr(value, "..");
    }
    return fits || allowed(err, "an instance class, such as db.t4g.micro or db.m7g.large");
}

/* VPC User Guide, "VPC CIDR blocks": /16 to /28; four subnets of equal size are cut from it here, each of which loses
 * five addresses, so /24 is the smallest that leaves room. Private ranges alone (RFC 1918): a public one would hide the
 * internet's hosts of those addresses from the VPC. */
bool network_check(const char *value, Error *err) {
    static const Cidr private_ranges[] = {{0x0a000000, 8}, {0xac100000, 12}, {0xc0a80000, 16}};
    Cidr cidr;
    if (!cidr_verify(value, &cidr, err))
        return false;
    if (cidr.bits < 16 || cidr.bits > 24)
        return allowed(err, "a size from /16 to /24, such as 10.0.0.0/16");
    for (size_t i = 0; i < sizeof private_ranges / sizeof *private_ranges; i++)
        if (cidr_contains(private_ranges[i], cidr))
            return true;
    return allowed(err, "a private range: inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
}

/* A zone is its region's code and a letter ("eu-west-1a"); which of them there are is asked of AWS. Local and
 * Wavelength Zones ("us-west-2-lax-1a") take no database. */
static bool zone_fits(const char *zone, size_t length) {
    char region[64];
    Error ignored = {0};
    if (length < 2 || length > sizeof region || zone[length - 1] < 'a' || zone[length - 1] > 'z')
        return false;
    snprintf(region, sizeof region, "%.*s", (int)(length - 1), zone);
    return region_check(region, &ignored);
}

bool zones_check(const char *value, Error *err) {
    size_t first = strcspn(value, ",");
    const char *second = value[first] ? value + first + 1 : "";
    bool fits = zone_fits(value, first) && zone_fits(second, strlen(second)) && strlen(second) == first &&
                strncmp(value, second, first - 1) == 0 && value[first - 1] != second[first - 1];
    return fits || allowed(err, "two zones of one region, such as eu-west-1a,eu-west-1b, or nothing");
}

/* The shape that a mail server could take (RFC 5321's lengths); SNS finds out the rest by asking its reader. */
bool email_check(const char *value, Error *err) {
    const char *at = strchr(value, '@');
    size_t local = at ? (size_t)(at - value) : 0;
    bool fits = at && local >= 1 && local <= 64 && strlen(value) <= 254 && value[0] != '.' && at[-1] != '.' &&
                !strstr(value, "..");
    for (const char *c = value; fits && c < at; c++)
        fits = isalnum((unsigned char)*c) || strchr("!#$%&'*+-/=?^_`{|}~.", *c);
    const char *domain = fits ? at + 1 : "";
    fits = fits && strchr(domain, '.') && all_of(domain, LOWER UPPER DIGITS "-.") && !strchr("-.", domain[0]) &&
           !ends(domain, "-") && !ends(domain, ".");
    return fits || allowed(err, "one e-mail address, such as ops@example.com");
}

/* IAM User Guide, "IAM ARNs": the policy's own account, or AWS itself. */
bool boundary_check(const char *value, Error *err) {
    static const char form[] = "a policy's ARN, such as arn:aws:iam::123456789012:policy/boundary";
    char partition[16], account[13], name[513];
    int end = 0;
    if (sscanf(value, "arn:%15[a-z-]:iam::%12[a-z0-9]:policy/%512[!-~]%n", partition, account, name, &end) != 3 ||
        value[end] || !starts(partition, "aws"))
        return allowed(err, form);
    bool number = strlen(account) == 12 && all_of(account, DIGITS);
    return (number || strcmp(account, "aws") == 0) && name[strlen(name) - 1] != '/' ? true : allowed(err, form);
}

/* S3 User Guide, "General purpose bucket naming rules". */
bool bucket_check(const char *value, Error *err) {
    size_t length = strlen(value);
    if (starts(value, "arn:") || starts(value, "s3://"))
        return allowed(err, "the bucket's name alone, without \"arn:…\" or \"s3://\"");
    if (length < 3 || length > 63 || !all_of(value, LOWER DIGITS ".-") || strchr("-.", value[0]) ||
        strchr("-.", value[length - 1]) || strstr(value, ".."))
        return allowed(err, "a bucket's name: 3 to 63 lower-case letters, digits, hyphens and single dots, a letter or "
                            "digit at both ends");
    if (strchr(value, '.') && all_of(value, DIGITS ".")) {
        Cidr cidr;
        Error unused = {0};
        if (cidr_verify(value, &cidr, &unused))
            return allowed(err, "a bucket's name that does not look like an IP address");
    }
    if (starts(value, "xn--") || starts(value, "sthree-") || starts(value, "amzn-s3-demo-") ||
        ends(value, "-s3alias") || ends(value, "--ol-s3") || ends(value, ".mrap") || ends(value, "--x-s3") ||
        ends(value, "--table-s3"))
        return allowed(err, "a bucket's name without the beginnings and ends that S3 keeps (xn--, sthree-, "
                            "amzn-s3-demo-, -s3alias, --ol-s3, .mrap, --x-s3, --table-s3)");
    return true;
}

/* Tagging AWS Resources, "Tag naming limits": letters, digits, blanks and + - = . _ : / @ work with every service. */
static bool tag_characters(const char *value) {
    return all_of(value, LOWER UPPER DIGITS " +-=._:/@");
}

bool tag_key_check(const char *value, Error *err) {
    size_t length = strlen(value);
    if (length < 1 || length > TAG_KEY_MAX || !tag_characters(value))
        return allowed(err, "a tag's key of 1 to %d letters, digits, blanks and + - = . _ : / @", TAG_KEY_MAX);
    if (strncasecmp(value, "aws:", 4) == 0)
        return allowed(err, "a tag's key that does not begin with \"aws:\", which AWS keeps");
    if (starts(value, "secure-rds:"))
        return allowed(err, "a tag's key that does not begin with \"secure-rds:\", by which this program finds stacks");
    if (value[0] == ' ' || value[length - 1] == ' ')
        return allowed(err, "a tag's key without blanks at its ends");
    return true;
}

bool tag_value_check(const char *value, Error *err) {
    return (strlen(value) <= TAG_VALUE_MAX && tag_characters(value)) ||
           allowed(err, "up to %d letters, digits, blanks and + - = . _ : / @", TAG_VALUE_MAX);
}
