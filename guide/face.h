/* What every face is started with. */
#ifndef GUIDE_FACE_H
#define GUIDE_FACE_H

#include "aws/session.h"
#include "base/clock.h"

typedef struct FaceOptions {
    const char *config;             /* the settings file: read if it is there, written once it is in force */
    AwsOptions aws;                 /* as the command line says; profile and region can be chosen anew */
    const char *default_region;     /* when neither settings nor environment name one; NULL: none */
    Clock clock;                    /* of the deployment */
    const char *notice;             /* "SANDBOX": shown wherever one is; NULL: nothing */
    const char *notice_words;       /* … and what it means, a clause */
    const char *role_arn;           /* the service role for CloudFormation; NULL: none */
    const char *const *assignments; /* of --set */
    size_t assignment_count;
} FaceOptions;

/* A session for this profile and region; NULL or "": those of the options. The caller frees it. */
AwsSession *face_session(const FaceOptions *options, const char *profile, const char *region, Error *err);

#endif
