/* embed.c: writes the library modules that are Python files as one C file.
 *
 *     embed DIRECTORY > embedded.c
 *
 * Runs while viv is built. A directory below is a package; its __init__.py is the package's own source. The
 * output is the table `embedded_modules`, sorted by module name, ended by an entry without a name.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_name(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

/* The file as one C string literal for each line. */
static void write_text(FILE *file)
{
    int at_line_start = 1;
    for (int c; (c = getc(file)) != EOF; at_line_start = c == '\n') {
        if (at_line_start)
            fputs("\n        \"", stdout);
        if (c == '\n')
            fputs("\\n\"", stdout);
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 32 || c > 126 || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    fputs(at_line_start ? "\n        \"\"" : "\"", stdout);
}

static void write_module(const char *path, const char *module, int is_package)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    printf("    {\"%s\", %d,", module, is_package);
    write_text(file);
    puts("},");
    fclose(file);
}

static void write_directory(const char *directory, const char *prefix)
{
    struct dirent **entries;
    int count = scandir(directory, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        char path[1024], module[256];
        const char *name = entries[i]->d_name;
        size_t length = strlen(name);
        struct stat status;
        snprintf(path, sizeof path, "%s/%s", directory, name);
        if (name[0] == '.' || stat(path, &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode)) {
            char inner[1100];
            snprintf(module, sizeof module, "%s%s", prefix, name);
            snprintf(inner, sizeof inner, "%s/__init__.py", path);
            write_module(inner, module, 1);
            snprintf(module, sizeof module, "%s%s.", prefix, name);
            write_directory(path, module);
        } else if (length > 3 && strcmp(name + length - 3, ".py") == 0 && strcmp(name, "__init__.py") != 0) {
            snprintf(module, sizeof module, "%s%.*s", prefix, (int)length - 3, name);
            write_module(path, module, 0);
        }
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: embed DIRECTORY\n");
        return 2;
    }
    puts("/* Made by runtime/lib/embed.c from the Python files in runtime/lib. */\n"
         "#include \"modules/embedded.h\"\n\nconst EmbeddedModule embedded_modules[] = {");
    write_directory(argv[1], "");
    puts("    {0}};");
    return 0;
}
