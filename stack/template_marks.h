/* The marks in the template, comments by which the program finds what it splices: see assets/template.yaml. */
#ifndef STACK_TEMPLATE_MARKS_H
#define STACK_TEMPLATE_MARKS_H

#define TEMPLATE_ALLOWED_MARK "# secure-rds:allowed"
#define TEMPLATE_ALLOWED_END_MARK "# secure-rds:allowed-end"
#define TEMPLATE_ON_DELETE_MARK "# secure-rds:on-delete "

#endif
