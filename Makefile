# Vivarium: `make help` lists what can be made.

# ---- settings a user may change -------------------------------------------------------------------------
CC       ?= gcc
PREFIX   ?= /usr/local
OPT      ?= -O2
BUILD    ?= build/plain
WARNINGS ?= -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers
CFLAGS   ?= -g
EXTRA    ?=

# ---- what is built --------------------------------------------------------------------------------------
SOURCES  := $(wildcard grammar/*.c runtime/*.c runtime/*/*.c src/*.c src/*/*.c)
OBJECTS  := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/grammar/python.tab.o $(BUILD)/grammar/python.lex.o
LIBS     := -lgmp -lutf8proc -lreadline -lm -lpthread
ALL_CFLAGS = -std=gnu11 $(OPT) $(CFLAGS) $(WARNINGS) $(EXTRA) -Iruntime -Igrammar -Isrc -I$(BUILD)/grammar -MMD -MP

# ---- how ------------------------------------------------------------------------------------------------
all: viv

viv: $(BUILD)/viv
	@ln -sf $(BUILD)/viv viv

$(BUILD)/viv: $(OBJECTS)
	$(CC) $(ALL_CFLAGS) -o $@ $(OBJECTS) $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/grammar/python.tab.c $(BUILD)/grammar/python.tab.h &: grammar/python.y
	@mkdir -p $(@D)
	bison -Wall -o $(BUILD)/grammar/python.tab.c --defines=$(BUILD)/grammar/python.tab.h $<

$(BUILD)/grammar/python.lex.c: grammar/python.l $(BUILD)/grammar/python.tab.h
	flex -o $@ $<

$(BUILD)/grammar/%.o: $(BUILD)/grammar/%.c
	$(CC) $(ALL_CFLAGS) -Wno-unused-function -c -o $@ $<

$(filter $(BUILD)/grammar/%.o,$(OBJECTS)): $(BUILD)/grammar/python.tab.h

clean:
	rm -rf build viv

.PHONY: all viv clean
-include $(OBJECTS:.o=.d)
