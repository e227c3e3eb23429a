# Vivarium: `make help` lists what can be made.

# ---- settings a user may change -------------------------------------------------------------------------
CC       ?= gcc
PREFIX   ?= /usr/local
OPT      ?= -O2
CFLAGS   ?= -g
EXTRA    ?=
WARNINGS ?= -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers

# Each kind of build has a directory of its own below build/: plain, test, sanitize, stress.
KIND     ?= plain
BUILD    := build/$(KIND)

# ---- what is built --------------------------------------------------------------------------------------
GENERATED := $(BUILD)/grammar/python.tab.c $(BUILD)/grammar/python.lex.c $(BUILD)/runtime/embedded.c
SOURCES   := $(filter-out runtime/lib/%,$(wildcard grammar/*.c runtime/*.c runtime/*/*.c src/*.c src/*/*.c))
OBJECTS   := $(SOURCES:%.c=$(BUILD)/%.o) $(GENERATED:.c=.o)
PARTS     := $(filter-out $(BUILD)/src/main.o,$(OBJECTS))
LIBRARIES := -lgmp -lutf8proc -lreadline -lm -lpthread

KIND_plain    := -DNDEBUG
KIND_test     := -DVIV_TEST
KIND_sanitize := -DVIV_TEST -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
KIND_stress   := -DVIV_TEST -DVIV_STRESS
ALL_CFLAGS = -std=gnu11 $(OPT) $(CFLAGS) $(WARNINGS) $(KIND_$(KIND)) $(EXTRA) \
             -Iruntime -Igrammar -Isrc -I$(BUILD)/grammar -I$(BUILD)/runtime -MMD -MP

# gcc -O2 merges the loop's indirect jumps into one and vectorises the spills at it; without these passes the
# interpreter benchmarks are 10 % faster. clang has none of them.
IS_GCC := $(shell $(CC) --version 2>/dev/null | grep -c 'Free Software Foundation')
ifneq ($(IS_GCC),0)
$(BUILD)/runtime/vm/loop.o $(BUILD)/runtime/vm/loop_traced.o: ALL_CFLAGS += \
    -fno-gcse -fno-tree-vectorize -fno-tree-pre -fno-code-hoisting --param max-goto-duplication-insns=30
KIND_sanitize += -fno-var-tracking # or gcc spends minutes on the variables of the loop
endif

# ---- the program ----------------------------------------------------------------------------------------
all: viv

viv: $(BUILD)/viv
	@ln -sf $(BUILD)/viv viv

$(BUILD)/viv: $(OBJECTS)
	$(CC) $(ALL_CFLAGS) -o $@ $(OBJECTS) $(LIBRARIES)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# ---- what is generated ----------------------------------------------------------------------------------
$(BUILD)/grammar/python.tab.c $(BUILD)/grammar/python.tab.h &: grammar/python.y
	@mkdir -p $(@D)
	bison -Wall -o $(BUILD)/grammar/python.tab.c --defines=$(BUILD)/grammar/python.tab.h $<

$(BUILD)/grammar/python.lex.c: grammar/python.l $(BUILD)/grammar/python.tab.h
	flex -o $@ $<

$(BUILD)/runtime/embedded.c: $(BUILD)/embed $(wildcard runtime/lib/*.py runtime/lib/*/*.py)
	@mkdir -p $(@D)
	$(BUILD)/embed runtime/lib > $@

# The bare name of each exception of types.def (ValueError) is its Type.
$(BUILD)/runtime/exception_types.h: runtime/types.def
	@mkdir -p $(@D)
	{ echo '/* Made by the Makefile from runtime/types.def. */'; \
	  sed -n 's/^EXCEPTION_ENTRY(\([A-Za-z]*\),.*/#define \1 TYPE(\1)/p' $<; } > $@

# The names of characters come from perl and what its Unicode lacks.
$(BUILD)/runtime/unicode_names_data.h: runtime/unicode_names.pl runtime/unicode_names_added.txt
	@mkdir -p $(@D)
	perl $^ > $@.part && mv $@.part $@

$(BUILD)/runtime/unicode_names.o: $(BUILD)/runtime/unicode_names_data.h

$(OBJECTS): | $(BUILD)/runtime/exception_types.h

$(BUILD)/embed: runtime/lib/embed.c
	@mkdir -p $(@D)
	$(CC) -O1 -o $@ $<

$(GENERATED:.c=.o): %.o: %.c
	$(CC) $(ALL_CFLAGS) -Wno-unused-function -Wno-sign-compare -c -o $@ $<

$(filter $(BUILD)/grammar/%.o,$(OBJECTS)): $(BUILD)/grammar/python.tab.h

# ---- for people -----------------------------------------------------------------------------------------
run:
	@./packages.sh build
	@$(MAKE) -s -j$$(nproc) viv
	@if [ -t 0 ] && [ -t 1 ]; then ./viv; else ./viv --print lessons/tour.md; fi

# ---- tests: each prints TAP, prove adds them up ---------------------------------------------------------
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT_TESTS   := $(UNIT_SOURCES:tests/%.c=$(BUILD)/tests/%)
GRAMMAR_TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/grammar/test_*.c))

$(BUILD)/tests/%: tests/%.c $(PARTS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(PARTS) -lcmocka $(LIBRARIES)

test:
	@./packages.sh test
	@$(MAKE) -s -j$$(nproc) KIND=test headers prove
sanitize:
	@./packages.sh test
	@$(MAKE) -s -j$$(nproc) KIND=sanitize OPT=-O1 prove
stress:
	@$(MAKE) -s -j$$(nproc) KIND=stress prove-golden

prove: $(BUILD)/viv $(UNIT_TESTS) $(GRAMMAR_TESTS)
	@VIV=$(BUILD)/viv KIND=$(KIND) CMOCKA_MESSAGE_OUTPUT=TAP prove --merge --timer -j$$(nproc) \
		--ext .t --exec '' $(wildcard tests/*.t) $(UNIT_TESTS) $(GRAMMAR_TESTS)
prove-golden: $(BUILD)/viv
	@VIV=$(BUILD)/viv KIND=$(KIND) VIV_GC_STRESS=50 prove --exec '' tests/golden.t

# Every header compiles alone.
HEADERS := $(wildcard grammar/*.h runtime/*.h runtime/*/*.h src/*/*.h)
HEADER_CHECKS := $(HEADERS:%=$(BUILD)/headers/%.ok)

headers: $(HEADER_CHECKS)

$(BUILD)/headers/%.ok: % $(BUILD)/grammar/python.tab.h $(BUILD)/runtime/exception_types.h
	@mkdir -p $(@D)
	echo '#include "$<"' | $(CC) $(ALL_CFLAGS) -MF $(@:.ok=.d) -MT $@ -I. -fsyntax-only -x c -
	@touch $@

bench: viv
	@tests/bench/run.sh ./viv

install: viv
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/vivarium/lessons
	install -m 755 $(BUILD)/viv $(DESTDIR)$(PREFIX)/bin/viv
	install -m 644 lessons/*.md $(DESTDIR)$(PREFIX)/share/vivarium/lessons

clean:
	rm -rf build viv

help:
	@echo 'make           build viv'
	@echo 'make run       install what is missing, build, open the prompt (or the tour, without a terminal)'
	@echo 'make test      install what the tests need, build, run every test'
	@echo 'make sanitize  the same tests with AddressSanitizer and UndefinedBehaviorSanitizer'
	@echo 'make stress    the golden programs with tiny pools and a collection at every turn'
	@echo 'make bench     time the benchmark programs'
	@echo 'make headers   compile each header alone'
	@echo 'make install PREFIX=DIR'
	@echo 'make clean'
	@echo 'Settings: CC=clang OPT=-O3 CFLAGS= EXTRA= KIND=plain|test|sanitize|stress'

.DEFAULT_GOAL := all
.PHONY: all run test sanitize stress prove prove-golden headers bench install clean help
.SECONDARY:
-include $(OBJECTS:.o=.d) $(HEADER_CHECKS:.ok=.d)
