/* What one connects to: the database of a stack, what leads there, and who may sign in. */
#ifndef CONNECT_TARGET_H
#define CONNECT_TARGET_H

#include "aws/ec2.h"
#include "aws/services.h"
#include "connect/postgres.h"

typedef struct Target {
    char app[64];
    char host[256]; /* the database's own name and port */
    int port;
    char database[64];   /* its name inside */
    char instance[64];   /* the bastion's id, "" none */
    char balancer[256];  /* the load balancer's name, "" none */
    char secret[300];    /* its ARN */
    char log_group[160]; /* where its log goes */
    Ec2Instance bastion; /* asked by target_bastion() */
} Target;
void target_release(Target *target); /* for AUTO */

/* Of the stack of that name, also while it is created, once its database answers. False also when it has no database
 * yet, or stands in another account than `account` ("": whichever). */
bool target_read(AwsContext *aws, const char *app, const char *account, const char *database, Target *target,
                 Error *err);
/* The bastion as it is now: it may have been stopped, ended, or have another address than the stack knows. False, with
 * words, when nobody can connect to it. */
bool target_bastion(AwsContext *aws, Target *target, Error *err);

/* The user and password that the secret holds now. */
bool login_by_secret(AwsContext *aws, const Target *target, Login *login, Error *err);
/* A token of IAM for that user. */
bool login_by_iam(AwsContext *aws, const Target *target, const char *user, Login *login, Error *err);

/* The key to sign in to the bastion with, as `ssh -i` takes it: the file in ~/.ssh that is of its key pair; for one
 * that the agent alone has, the file `beside` with its public half, which is written; "" not found here. The caller
 * frees it. */
char *target_identity(AwsContext *aws, const Target *target, const char *beside);

#endif
