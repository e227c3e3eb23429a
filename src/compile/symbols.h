/* symbols.h: between symbols.c, which collects what each scope does with its names, and scopes.c, which decides from
 * that where each name lives. */
#ifndef COMPILE_SYMBOLS_H
#define COMPILE_SYMBOLS_H

#include "compiler.h"

/* Gives every symbol of `top` and the scopes in it its NameScope. */
void scopes_analyse(Compiler *c, Scope *top);

_Noreturn void symbol_error_at_directive(Compiler *c, Scope *scope, Name *name, const char *format);

static inline long symbol_flags(const Scope *scope, const Name *name)
{
    long flags = name_map_get(&scope->symbols, name);
    return flags < 0 ? 0 : flags;
}

#endif
