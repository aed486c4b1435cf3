/* The command line: options, then one of the commands, or the wizard. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Everything that the program does; returns its exit status (cli/exit.h). */
int cli_main(int argc, char **argv);

#endif
