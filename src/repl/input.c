/* input.c: a push parser fed line by line; see input.h. */
#include "input.h"

#include "observe/host_memory.h"
#include "observe/text.h"
#include "parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Input {
    Arena *arena;
    Parser *parser;
    Text text;
};

static void start_parser(Input *input)
{
    input->arena = host_checked(arena_new());
    input->parser = host_checked(parser_new(PARSE_SINGLE, "", input->arena));
}

static void stop_parser(Input *input)
{
    parser_free(input->parser);
    arena_free(input->arena);
}

Input *input_new(void)
{
    Input *input = host_zeroed(1, sizeof *input);
    start_parser(input);
    return input;
}

void input_free(Input *input)
{
    stop_parser(input);
    text_free(&input->text);
    free(input);
}

void input_reset(Input *input)
{
    stop_parser(input);
    start_parser(input);
    text_clear(&input->text);
}

static bool is_blank_or_comment(const char *line)
{
    line += strspn(line, " \t\f\r");
    return *line == '\0' || *line == '#';
}

InputState input_add_line(Input *input, const char *line)
{
    if (input->text.length == 0 && is_blank_or_comment(line))
        return INPUT_EMPTY;
    size_t start = input->text.length;
    text_add(&input->text, line);
    text_add(&input->text, "\n");
    ParseStatus status = parser_feed(input->parser, input->text.data + start, input->text.length - start);
    return status == PARSE_MORE ? INPUT_MORE : INPUT_COMPLETE;
}

InputState input_end(Input *input)
{
    return input->text.length ? INPUT_COMPLETE : INPUT_EMPTY;
}

bool input_continues_with(const Input *input, const char *line)
{
    return parser_line_continues_block(input->parser, line, strlen(line));
}

bool input_is_empty(const Input *input)
{
    return input->text.length == 0;
}

const char *input_text(const Input *input)
{
    return text_string(&input->text);
}
