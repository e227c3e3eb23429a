/* io.h: files as Python sees them, the standard streams, print(), input() and open(). */
#ifndef VIV_IO_H
#define VIV_IO_H

#include "../object.h"
#include "../objects/bytes.h"
#include "../type.h"

/* Adds stdin, stdout, stderr and their __x__ twins to sys. */
bool io_install_standard(Module *sys);
/* Writes out what sys.stdout and sys.stderr hold back; errors are ignored. */
void io_flush_standard(void);
/* The end of the program: the same, for every file that is still open. */
void io_finish(void);
/* Writes to sys.stderr, or to descriptor 2 if there is none. Runs Python only for a replaced sys.stderr. */
void io_write_error_text(const char *utf8);

/* BytesIO.getbuffer(): its bytes, held in place. */
bool bytes_io_get_buffer(Object *file, Buffer *buffer);
void bytes_io_release_buffer(Object *file);

/* The builtin functions. */
Object *io_print(Object **args, isize count, Tuple *names); /* NATIVE_RAW */
Object *io_input(Object **args, isize count, Tuple *names);
Object *io_open(Object **args, isize count, Tuple *names);

#endif
