#include "guide/face.h"

#include <string.h>

AwsSession *face_session(const FaceOptions *options, const char *profile, const char *region, Error *err) {
    AwsOptions aws = options->aws;
    if (profile && *profile)
        aws.profile = profile;
    if (region && *region)
        aws.region = region;
    AwsSession *session = aws_session_new(&aws, err);
    if (session || aws.region || !options->default_region || strcmp(err->code, "NoRegion") != 0)
        return session;
    *err = (Error){0};
    aws.region = options->default_region;
    return aws_session_new(&aws, err);
}
