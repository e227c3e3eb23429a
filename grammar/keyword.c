/* keyword.c: the words that are never names. */
#include "state.h"

#include <stdlib.h>
#include <string.h>

typedef struct Word {
    const char *word;
    int kind;
} Word;

/* In the order of strcmp. */
static const Word words[] = {
    {"False", TOK_FALSE},   {"None", TOK_NONE},         {"True", TOK_TRUE},       {"and", TOK_AND},
    {"as", TOK_AS},         {"assert", TOK_ASSERT},     {"async", TOK_ASYNC},     {"await", TOK_AWAIT},
    {"break", TOK_BREAK},   {"class", TOK_CLASS},       {"continue", TOK_CONTINUE}, {"def", TOK_DEF},
    {"del", TOK_DEL},       {"elif", TOK_ELIF},         {"else", TOK_ELSE},       {"except", TOK_EXCEPT},
    {"finally", TOK_FINALLY}, {"for", TOK_FOR},         {"from", TOK_FROM},       {"global", TOK_GLOBAL},
    {"if", TOK_IF},         {"import", TOK_IMPORT},     {"in", TOK_IN},           {"is", TOK_IS},
    {"lambda", TOK_LAMBDA}, {"nonlocal", TOK_NONLOCAL}, {"not", TOK_NOT},         {"or", TOK_OR},
    {"pass", TOK_PASS},     {"raise", TOK_RAISE},       {"return", TOK_RETURN},   {"try", TOK_TRY},
    {"while", TOK_WHILE},   {"with", TOK_WITH},         {"yield", TOK_YIELD},
};

#define LONGEST 8 /* "continue", "nonlocal" */

static int compare(const void *key, const void *word)
{
    return strcmp(key, ((const Word *)word)->word);
}

int keyword_kind(const char *text, size_t length)
{
    char key[LONGEST + 1];
    if (length > LONGEST)
        return TOK_NAME;
    memcpy(key, text, length);
    key[length] = '\0';
    const Word *found = bsearch(key, words, sizeof words / sizeof *words, sizeof *words, compare);
    return found ? found->kind : TOK_NAME;
}
