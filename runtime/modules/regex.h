/* regex.h: regular expressions: the program a pattern becomes, and the machine that runs it.
 *
 * A program is an array of 32-bit words: an operation, its operands, the next operation. Distances are relative
 * to the operation that has them, so that a piece of program can be moved when a repeat or a branch is put in
 * front of it. The machine backtracks with a stack of its own in the region: patterns recurse in no C function.
 */
#ifndef VIV_REGEX_H
#define VIV_REGEX_H

#include "../object.h"

/* re.IGNORECASE and so on: CPython's numbers. */
enum RegexFlag {
    REGEX_IGNORECASE = 2,
    REGEX_LOCALE = 4,
    REGEX_MULTILINE = 8,
    REGEX_DOTALL = 16,
    REGEX_UNICODE = 32,
    REGEX_VERBOSE = 64,
    REGEX_DEBUG = 128,
    REGEX_ASCII = 256
};

/* The operations, with their operands. */
typedef enum RegexOp {
    RE_SUCCESS,
    RE_CHAR,        /* c                                                                    */
    RE_CHAR_FOLDED, /* c, is_ascii: any case of it                                          */
    RE_ANY,         /* not a line feed                                                      */
    RE_ANY_ALL,
    RE_SET,         /* size in words, RegexSetFlag, bitmap[8] for characters below 256, item count, items */
    RE_AT,          /* RegexAt                                                              */
    RE_BRANCH,      /* distance: go on; if that fails, go on there                          */
    RE_JUMP,        /* distance                                                             */
    RE_SAVE,        /* register: the position                                               */
    RE_CLOSE,       /* group: its end, and it is the last one closed                        */
    RE_REPEAT_ONE,  /* mode, least, most, size of the item, item                            */
    RE_LOOP_START,  /* register of the count; the place of the last round follows it        */
    RE_LOOP,        /* register, mode, least, most, distance back to the body               */
    RE_LOOK,        /* is_negative, characters back or REGEX_AHEAD, distance to the end     */
    RE_LOOK_END,
    RE_ATOMIC,      /* distance to the end                                                  */
    RE_ATOMIC_END,
    RE_BACKREF,     /* group, is_folded, is_ascii                                           */
    RE_CONDITION,   /* group, distance to the other branch                                  */
    RE_FAIL
} RegexOp;

enum RegexSetFlag { REGEX_SET_NEGATED = 1, REGEX_SET_FOLDED = 2, REGEX_SET_ASCII = 4 };
/* An item of a set is two words: lowest and highest character; or this and a category. */
#define REGEX_SET_CATEGORY 0x80000000u
enum RegexCategory { REGEX_DIGIT, REGEX_NOT_DIGIT, REGEX_SPACE, REGEX_NOT_SPACE, REGEX_WORD, REGEX_NOT_WORD,
                     REGEX_CATEGORY_ASCII = 8 };
enum RegexAt { REGEX_AT_START, REGEX_AT_LINE_START, REGEX_AT_END, REGEX_AT_LINE_END, REGEX_AT_END_STRING,
               REGEX_AT_BOUNDARY, REGEX_AT_NOT_BOUNDARY, REGEX_AT_ASCII = 8 };
enum RegexMode { REGEX_GREEDY, REGEX_LAZY, REGEX_POSSESSIVE };
#define REGEX_AHEAD 0xffffffffu
#define REGEX_NO_LIMIT 0xffffffffu

/* A compiled pattern; the owner gives `code` back with heap_free. */
typedef struct RegexProgram {
    uint32_t *code; /* a block of the region */
    isize length, room;
    isize register_count; /* 0: last closed group; 2g−1, 2g: group g; loops after that */
    isize group_count;    /* without group 0 */
} RegexProgram;

/* Parses `pattern` (a str; of bytes, the Latin-1 text) with *flags, which the pattern's own (?…) may change.
 * `names`: dict of group names to numbers, filled. False: raised re.PatternError. */
bool regex_compile(Str *pattern, bool is_bytes, unsigned *flags, Dict *names, RegexProgram *program);

/* One search: the text, what the groups have matched, and the places to go back to. */
typedef struct RegexMatcher {
    const RegexProgram *program;
    const void *text;
    int kind;
    isize length;      /* the end that the pattern sees */
    isize *registers;  /* a block of the region */
    struct RegexEntry *stack;
    isize stack_used, stack_room, barrier;
    bool wants_whole;  /* fullmatch */
    bool must_advance; /* not an empty match at the start */
    uint64_t failures; /* attempts given up: now and then Ctrl-C is asked for */
    isize start, end;  /* of the match found */
} RegexMatcher;

/* False: out of memory. regex_finish always follows. */
bool regex_start(RegexMatcher *matcher, const RegexProgram *program, int kind, const void *text, isize length);
void regex_finish(RegexMatcher *matcher);
/* 1: a match from `at` (or the first one at or after it); 0: none; -1: raised. */
int regex_match_at(RegexMatcher *matcher, isize at);
int regex_search_from(RegexMatcher *matcher, isize at);

/* `set` points at the operands of RE_SET; regex_fold gives the lower case by which IGNORECASE compares. */
bool regex_set_has(const uint32_t *set, uint32_t c);
uint32_t regex_fold(uint32_t c, bool ascii_only);

#endif
