/* secure-rds: a secure PostgreSQL on AWS RDS, from a terminal. Starts one of the commands, or the wizard. */
#include "cli/cli.h"

int main(int argc, char **argv) {
    return cli_main(argc, argv);
}
