/* warnings.h: warnings about any line; for the one that runs there is raise_warning (error.h). */
#ifndef VIV_WARNINGS_H
#define VIV_WARNINGS_H

#include "object.h"

/* Warns about a line that is given. `module` NULL: from the file's name; `registry` NULL: shown every time. False: the
 * filters made it an exception, which is raised. Runs Python. */
bool warning_issue_at(Type *category, Str *text, Str *filename, int line, Str *module, Dict *registry);

#endif
