/* charmap.c: encodings in which each byte is one character: what their bytes mean is asked of iconv, which every C
 * library on our hosts has; where its answer is not CPython's, a small table corrects it.
 */
#include "charmap.h"

#include <iconv.h>
#include <stddef.h>
#include <string.h>

typedef struct Charmap {
    const char *name;    /* CPython's, normalised                       */
    const char *host;    /* iconv's                                     */
    const char *aliases; /* more names, normalised, between spaces      */
} Charmap;

static const Charmap charmaps[] = {
    {"cp037", "IBM037", " 037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039 "},
    {"cp437", "IBM437", " 437 cspc8codepage437 ibm437 "},
    {"cp500", "IBM500", " 500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500 "},
    {"cp737", "CP737", " "},
    {"cp775", "CP775", " 775 cspc775baltic ibm775 "},
    {"cp850", "IBM850", " 850 cspc850multilingual ibm850 "},
    {"cp852", "IBM852", " 852 cspcp852 ibm852 "},
    {"cp855", "IBM855", " 855 csibm855 ibm855 "},
    {"cp857", "IBM857", " 857 csibm857 ibm857 "},
    {"cp858", "CP858", " 858 csibm858 ibm858 "},
    {"cp860", "IBM860", " 860 csibm860 ibm860 "},
    {"cp861", "IBM861", " 861 cp_is csibm861 ibm861 "},
    {"cp862", "IBM862", " 862 cspc862latinhebrew ibm862 "},
    {"cp863", "IBM863", " 863 csibm863 ibm863 "},
    {"cp864", "IBM864", " 864 csibm864 ibm864 "},
    {"cp865", "IBM865", " 865 csibm865 ibm865 "},
    {"cp866", "IBM866", " 866 csibm866 ibm866 "},
    {"cp869", "IBM869", " 869 cp_gr csibm869 ibm869 "},
    {"cp874", "CP874", " "},
    {"cp1250", "CP1250", " 1250 windows_1250 "},
    {"cp1251", "CP1251", " 1251 windows_1251 "},
    {"cp1252", "CP1252", " 1252 windows_1252 "},
    {"cp1253", "CP1253", " 1253 windows_1253 "},
    {"cp1254", "CP1254", " 1254 windows_1254 "},
    {"cp1255", "CP1255", " 1255 windows_1255 "},
    {"cp1256", "CP1256", " 1256 windows_1256 "},
    {"cp1257", "CP1257", " 1257 windows_1257 "},
    {"cp1258", "CP1258", " 1258 windows_1258 "},
    {"hp-roman8", "HP-ROMAN8", " hp_roman8 roman8 r8 cshproman8 cp1051 ibm1051 "},
    {"iso8859-2", "ISO-8859-2", " iso8859_2 iso_8859_2 csisolatin2 iso_ir_101 iso_8859_2_1987 l2 latin2 "},
    {"iso8859-3", "ISO-8859-3", " iso8859_3 iso_8859_3 csisolatin3 iso_ir_109 iso_8859_3_1988 l3 latin3 "},
    {"iso8859-4", "ISO-8859-4", " iso8859_4 iso_8859_4 csisolatin4 iso_ir_110 iso_8859_4_1988 l4 latin4 "},
    {"iso8859-5", "ISO-8859-5", " iso8859_5 iso_8859_5 csisolatincyrillic cyrillic iso_ir_144 iso_8859_5_1988 "},
    {"iso8859-6", "ISO-8859-6", " iso8859_6 iso_8859_6 arabic asmo_708 csisolatinarabic ecma_114 iso_ir_127 iso_8859_6_1987 "},
    {"iso8859-7", "ISO-8859-7", " iso8859_7 iso_8859_7 csisolatingreek ecma_118 elot_928 greek greek8 iso_ir_126 "},
    {"iso8859-8", "ISO-8859-8", " iso8859_8 iso_8859_8 csisolatinhebrew hebrew iso_8859_8_e iso_8859_8_i iso_ir_138 "},
    {"iso8859-9", "ISO-8859-9", " iso8859_9 iso_8859_9 csisolatin5 iso_ir_148 iso_8859_9_1989 l5 latin5 "},
    {"iso8859-10", "ISO-8859-10", " iso8859_10 iso_8859_10 csisolatin6 iso_ir_157 iso_8859_10_1992 l6 latin6 "},
    {"iso8859-11", "ISO-8859-11", " iso8859_11 iso_8859_11 thai iso_8859_11_2001 "},
    {"iso8859-13", "ISO-8859-13", " iso8859_13 iso_8859_13 l7 latin7 "},
    {"iso8859-14", "ISO-8859-14", " iso8859_14 iso_8859_14 iso_celtic iso_ir_199 iso_8859_14_1998 l8 latin8 "},
    {"iso8859-15", "ISO-8859-15", " iso8859_15 iso_8859_15 l9 latin9 "},
    {"iso8859-16", "ISO-8859-16", " iso8859_16 iso_8859_16 iso_ir_226 iso_8859_16_2001 l10 latin10 "},
    {"koi8-r", "KOI8-R", " koi8_r cskoi8r "},
    {"koi8-u", "KOI8-U", " koi8_u "},
    {"mac-cyrillic", "MAC-CYRILLIC", " mac_cyrillic maccyrillic "},
    {"mac-roman", "MACINTOSH", " mac_roman macroman macintosh "},
};

static const struct {
    const char *name;
    uint8_t byte;
    uint32_t character;
} corrections[] = {{"mac-roman", 0xc6, 0x2206}, {"mac-roman", 0xf0, 0xf8ff}, {"mac-cyrillic", 0xff, 0x20ac}};

static bool is_alias(const Charmap *map, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = map->aliases; (at = strstr(at, name)) != NULL; at += length)
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

const char *charmap_name(const char *normalised)
{
    if (!*normalised)
        return NULL;
    for (size_t i = 0; i < sizeof charmaps / sizeof charmaps[0]; i++)
        if (strcmp(charmaps[i].name, normalised) == 0 || is_alias(&charmaps[i], normalised))
            return charmaps[i].name;
    return NULL;
}

/* One byte; some encodings wait for a second character that might combine with it until they are flushed. */
static uint32_t meaning(iconv_t converter, uint8_t byte)
{
    char in = (char)byte, *from = &in, out[8], *to = out;
    size_t left = 1, room = sizeof out;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &left, &to, &room) == (size_t)-1 || iconv(converter, NULL, NULL, &to, &room) == (size_t)-1 ||
        room != sizeof out - 4)
        return CHARMAP_NONE;
    uint32_t character;
    memcpy(&character, out, 4);
    return character;
}

static const char *host_name(const char *name)
{
    for (size_t i = 0; i < sizeof charmaps / sizeof charmaps[0]; i++)
        if (strcmp(charmaps[i].name, name) == 0)
            return charmaps[i].host;
    return NULL;
}

bool charmap_fill(const char *name, uint32_t table[256])
{
    const char *host = host_name(name);
    iconv_t converter = host ? iconv_open("UTF-32LE", host) : (iconv_t)-1;
    if (converter == (iconv_t)-1)
        return false;
    for (int byte = 0; byte < 256; byte++)
        table[byte] = meaning(converter, (uint8_t)byte);
    iconv_close(converter);
    for (size_t i = 0; i < sizeof corrections / sizeof corrections[0]; i++)
        if (strcmp(corrections[i].name, name) == 0)
            table[corrections[i].byte] = corrections[i].character;
    return true;
}
