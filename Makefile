# secure-rds: `make help` lists the targets. Another OUT is another build beside the first:
#     make test OUT=build/sanitize SANITIZE=address,undefined
OUT      ?= build
PREFIX   ?= /usr/local
DESTDIR  ?=
CC       ?= gcc
CFLAGS   ?= -O2 -g
SANITIZE ?=
WERROR   ?=

VERSION   := $(shell sed -n 's|^\#\# \([0-9][0-9.]*\).*|\1|p' CHANGELOG.md | head -n 1)
LIBRARIES := ncursesw libcurl libssl libcrypto yaml-0.1 jansson expat
# Asked once, by the first rule that compiles or links: `make deps` must run before the libraries are there.
asked      = $(or $(shell pkg-config $(1) $(LIBRARIES) 2>/dev/null),$(error libraries are missing: `make deps` installs them))
# libpq is loaded when it is first needed: its types alone are.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(call asked,--cflags libpq))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $(call asked,--libs))$(PKG_LIBS)
SANDBOX_LIBS = -lmicrohttpd -lcbor -lpcre2-8 -lz
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer)
HARDENING  := -fPIE -fstack-protector-strong $(if $(SANITIZE),,$(if $(findstring -O0,$(CFLAGS)),,-D_FORTIFY_SOURCE=2))
# A newer compiler or library may have an opinion: that stops whoever changes the program (WERROR=1), nobody who builds it.
WARNINGS   := $(if $(WERROR),-Werror) -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla \
              -Wpointer-arith -Wwrite-strings -Wundef
FLAGS      := -std=c11 -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -I. -pthread $(WARNINGS) $(HARDENING) $(SANITIZERS) -MMD -MP
LINK       := -pie -pthread -Wl,-z,relro,-z,now $(SANITIZERS)

FOLDERS  := base aws settings stack connect guide tui plain screens cli
SOURCES  := $(foreach folder,$(FOLDERS) sandbox sandbox/*,$(wildcard $(folder)/*.c))
TESTS    := $(wildcard tests/unit/*/*.c)
UNIT     := $(patsubst %.c,$(OUT)/%,$(TESTS))
unit      = $(if $(T),$(or $(filter %/test_$(T),$(UNIT)),$(error no tests/unit/*/test_$(T).c)),$(UNIT))
TERMINAL := $(patsubst %.c,$(OUT)/%,$(wildcard tests/terminal/test_*.c))
DRIVERS  := $(patsubst %.c,$(OUT)/%,$(wildcard tests/sandbox/drivers/*.c))
PROGRAMS := $(patsubst %.c,$(OUT)/%,$(wildcard tests/terminal/programs/*.c))
# Those that take longest, the longest first: begun before the others, they keep nobody waiting at the end.
LONGEST  := test_destroy_stays test_main_job test_connect test_engine test_drift test_destroy_killed test_destroy test_policy \
            test_real test_connect_network test_prove test_in_window test_plain test_machine test_hostile test_risks test_risk_faces \
            test_access_cut_off test_import test_standing test_never_stood test_rollback test_foreign_clients \
            test_credentials_botocore test_aws_command
by_length = $(call first,$(1)) $(filter-out $(call first,$(1)),$(1))
first     = $(foreach name,$(LONGEST),$(filter %/$(name).py,$(1)))
SCRIPTS  := $(shell grep -lE '^\#!.*sh$$' scripts/*) $(wildcard tests/*/*.sh) $(wildcard tests/*/run) .ci/run

# What each folder links with, lowest last: the include directions once more, for the linker.
base_NEEDS     := base
aws_NEEDS      := aws base
settings_NEEDS := settings base
stack_NEEDS    := stack settings aws base
connect_NEEDS  := connect stack settings aws base
guide_NEEDS    := guide connect stack settings aws base
tui_NEEDS      := tui base
plain_NEEDS    := plain guide connect stack settings aws base
screens_NEEDS  := screens guide connect tui stack settings aws base
cli_NEEDS      := cli screens plain guide connect tui stack settings aws base
sandbox_NEEDS  := sandbox aws base
archives       = $(patsubst %,$(OUT)/lib/%.a,$(1))

# Where no number of jobs was asked for, as many as there are processors.
jobs = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

# How many tests run side by side of those that wait most of their time for a clock that runs fast, but no faster than a program can follow.
waiting = $$(($$(nproc) * 6))

# One short line a step; V=1 shows the commands.
quiet := $(if $(V),,@)
say    = @$(if $(V),:,printf '  %-8s %s\n' $(1) $(2))

.PHONY: all house house-changes help deps demo test test-unit test-template test-scripts test-terminal test-sandbox test-generated test-peers sandbox-models figures lint lint-format lint-includes lint-exports \
        lint-scripts lint-assets lint-warnings tests-programs tests-objects tests-terminal tests-drivers test-sanitize format bench install uninstall clean screens \
        lint-screens
.SECONDARY:
.DELETE_ON_ERROR:

all: $(OUT)/secure-rds $(OUT)/secure-rds-sandbox ## build the program and the sandbox

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' Makefile | awk -F: '{ printf "%-16s%s\n", $$1, substr($$0, length($$1) + 2) }'

deps: ## install the Debian packages that are needed
	@scripts/deps

demo: ## install what is missing, build, and run the main job on the embedded sandbox
	@scripts/deps build
	@scripts/parts $(OUT)/parts
	@$(MAKE) --no-print-directory $(jobs) all
	@scripts/demo $(OUT)

test: ## install what is missing, and run everything that needs only Debian's packages
	@scripts/deps test
	@scripts/parts $(OUT)/parts
	@MAKE='$(MAKE)' scripts/suite $(jobs) test-sandbox test-terminal test-template test-scripts test-unit

test-unit: $(unit) ## functions alone, one program a file; T=progress: tests/unit/*/test_progress.c alone
	@JOBS=$${JOBS:-2} scripts/tally unit $(unit)

test-template: ## the template's facts, its functions, and its log settings with a real PostgreSQL
	@scripts/tally template $(wildcard tests/template/test_*.py)

test-scripts: ## the project's own scripts
	@scripts/tally scripts $(wildcard tests/scripts/test_*.py)

test-terminal: all $(TERMINAL) $(PROGRAMS) ## the screens; UPDATE=1 writes the expected ones anew
	@BUILD=$(OUT) JOBS=$(waiting) scripts/tally terminal $(TERMINAL)

test-sandbox: all $(DRIVERS) ## complete runs against the sandbox, and other people's clients
	@BUILD=$(OUT) JOBS=$(waiting) scripts/tally sandbox $(call by_length,$(wildcard tests/sandbox/test_*.py))

test-sanitize: ## unit tests, the main job and the wizard under address and undefined behaviour sanitizers
	@$(MAKE) test-unit all tests-terminal tests-drivers OUT=$(OUT)/sanitize SANITIZE=address,undefined CFLAGS="-O1 -g"
	@BUILD=$(OUT)/sanitize KEYS=30000 HOSTILE=100 JOBS=4 scripts/tally sanitized \
		$(OUT)/sanitize/tests/terminal/test_random_keys tests/sandbox/test_main_job.py \
		tests/sandbox/test_hostile.py $(OUT)/sanitize/tests/terminal/test_wizard

test-rounds: all ## who change the list of allowed IPs at once: twenty, ten times over; two, in 600 orders of their calls
	@BUILD=$(OUT) ROUNDS=10 scripts/tally rounds tests/sandbox/test_access_many.py tests/sandbox/test_two_in_turns.py

test-generated: all $(DRIVERS) ## more of the files, environments and replies that are generated than `test` has
	@BUILD=$(OUT) CASES=400 HOSTILE=100 scripts/tally generated \
		$(addprefix tests/sandbox/test_,credentials_botocore.py credentials_chains.py hostile.py)
	@BUILD=$(OUT) CASES=120 scripts/tally generated tests/sandbox/test_aws_command.py
	@BUILD=$(OUT) EVERY=1 scripts/tally generated tests/sandbox/test_policy.py

tests-terminal: $(TERMINAL) # their programs alone

tests-drivers: $(DRIVERS) # those of the sandbox's tests

test-peers: all $(DRIVERS) ## other people's tools: cdk-preflight, cfn-lint, checkov, cdk-nag, moto, ministack, microburst, AWS's newest CDK, SDKs and awscli; says what it skipped and why
	@BUILD=$(OUT) tests/peers/run

sandbox-models: ## the sandbox's tables anew, from the pinned service models and resource schemas of PyPI
	@scripts/pinned scripts/sandbox-models sandbox/generated
	@scripts/pinned scripts/sandbox-types sandbox/generated
	@scripts/pinned scripts/sandbox-names sandbox/generated

figures: all $(DRIVERS) $(OUT)/tests/unit/aws/test_sigv4 $(OUT)/tests/unit/aws/test_protocol ## the AWS client's counts, each from a run just now
	@BUILD=$(OUT) tests/figures

lint: lint-format lint-includes lint-exports lint-scripts lint-assets lint-screens ## format, include directions, exports, scripts, template

house: ## the figures of the house beside their limits: files, functions, complexity, include cycles, sample changes
	@scripts/house
	@scripts/changes

house-changes: all $(UNIT) ## the sample changes of CONTRIBUTING.md, each made in a copy, built and tested
	@scripts/changes try

compile_commands.json: $(MAKEFILE_LIST) ## what each file is compiled with, for clangd and other editors' tools
	@scripts/compile-commands >$@

lint-warnings: ## gcc and clang have nothing to say, tests included
	@$(MAKE) all tests-programs OUT=$(OUT)/gcc CC=gcc WERROR=1
	@$(MAKE) all tests-objects OUT=$(OUT)/clang CC=clang CFLAGS=-O0 WERROR=1

# What a compiler has to say it says before anything is linked.
tests-objects: $(patsubst %.c,$(OUT)/%.o,$(TESTS) $(wildcard tests/terminal/*.c tests/terminal/programs/*.c \
	tests/sandbox/drivers/*.c) tests/bench/wizard.c)

tests-programs: $(UNIT) $(TERMINAL) $(PROGRAMS) $(DRIVERS) $(OUT)/tests/bench/wizard

lint-format: ## clang-format has nothing to say
	@clang-format --dry-run -Werror $$(git ls-files '*.[ch]')

lint-includes: ## the include directions of docs/ARCHITECTURE.md, and nothing worded in two faces
	@scripts/includes
	@scripts/twice

lint-exports: all ## what a file exports is used by another one
	@OUT=$(OUT) scripts/exports

lint-scripts: ## shellcheck has nothing to say
	@shellcheck $(SCRIPTS)

lint-assets: $(OUT)/tests/sandbox/drivers/render ## the template holds the code of its functions, and what is sent has room
	@OUT=$(OUT) scripts/assets

lint-screens: ## docs/screens.md shows the screens as they are
	@scripts/screens check

format: ## format the C files
	@clang-format -i $$(git ls-files '*.[ch]')

bench: all $(OUT)/tests/bench/wizard $(addprefix $(OUT)/tests/unit/,stack/test_progress screens/test_many_events) ## ratios to what a user would pick instead
	@BUILD=$(OUT) tests/bench/table.py

screens: $(if $(ALL),all $(TERMINAL) $(PROGRAMS)) ## docs/screens.md, from the tests' screens; ALL=1 captures all of them in $(OUT)/screens.md
	@$(if $(ALL),BUILD=$(OUT) scripts/screens all $(OUT) $(TERMINAL),scripts/screens)

install: all ## PREFIX, DESTDIR
	install -D $(OUT)/secure-rds '$(DESTDIR)$(PREFIX)/bin/secure-rds'
	install -D $(OUT)/secure-rds-sandbox '$(DESTDIR)$(PREFIX)/bin/secure-rds-sandbox'

uninstall: ## what install put there
	rm -f '$(DESTDIR)$(PREFIX)/bin/secure-rds' '$(DESTDIR)$(PREFIX)/bin/secure-rds-sandbox'

clean: ## remove build/
	rm -rf build

# Archives are made anew from their folder's sources, so a removed file is gone from them too; appended (q), since files of
# two folders may share a name.
define archive
$(OUT)/lib/$(1).a: $(patsubst %.c,$(OUT)/%.o,$(filter-out $(1)/main.c,$(wildcard $(1)/*.c $(1)/*/*.c)))
	@mkdir -p $$(@D)
	@rm -f $$@
	@ar qcsD $$@ $$^
endef
$(foreach folder,$(FOLDERS) sandbox,$(eval $(call archive,$(folder))))

# The template and its like are part of the program: .incbin takes the very file, no generator in between.
# The sandbox sells at the same published prices.
$(OUT)/lib/stack.a $(OUT)/lib/sandbox.a: $(OUT)/assets/embed.o
$(OUT)/assets/embed.o: assets/embed.S $(wildcard assets/*.yaml assets/*.json assets/*.pem assets/*.text)
	@mkdir -p $(@D)
	$(call say,assemble,$<)
	$(quiet)$(CC) -I. -c $< -o $@

$(OUT)/secure-rds: $(OUT)/main.o $(call archives,$(cli_NEEDS))
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $< $(call archives,$(cli_NEEDS)) $(PKG_LIBS) -o $@

$(OUT)/secure-rds-sandbox: $(OUT)/sandbox/main.o $(call archives,$(sandbox_NEEDS))
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $< $(call archives,$(sandbox_NEEDS)) $(PKG_LIBS) $(SANDBOX_LIBS) -o $@

define unit_rule
$(OUT)/tests/unit/$(1)/%: $(OUT)/tests/unit/$(1)/%.o $(call archives,$($(1)_NEEDS))
	$$(call say,link,$$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $$< $(call archives,$($(1)_NEEDS)) $$(PKG_LIBS) -lcmocka \
		$(if $(filter sandbox,$(1)),$(SANDBOX_LIBS)) -o $$@
endef
$(foreach folder,$(FOLDERS) sandbox,$(eval $(call unit_rule,$(folder))))

# Small programs by which a Python test sees inside.
$(OUT)/tests/sandbox/drivers/%: $(OUT)/tests/sandbox/drivers/%.o $(call archives,$(stack_NEEDS))
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $< $(call archives,$(stack_NEEDS)) $(PKG_LIBS) -o $@

# What the terminal tests look at beside the program itself.
$(OUT)/tests/terminal/programs/%: $(OUT)/tests/terminal/programs/%.o $(call archives,$(tui_NEEDS))
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $^ $(PKG_LIBS) -o $@

# Random keys go through the screens themselves, not through a terminal.
$(OUT)/tests/terminal/test_random_keys: $(OUT)/tests/terminal/test_random_keys.o $(OUT)/tests/terminal/witness.o \
		$(call archives,$(cli_NEEDS))
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $^ $(PKG_LIBS) -lcmocka -o $@

$(OUT)/tests/terminal/%: $(OUT)/tests/terminal/%.o $(OUT)/tests/terminal/wizard.o $(OUT)/tests/terminal/cloud.o \
		$(addprefix $(OUT)/tests/terminal/,cases.o expected.o window.o) $(OUT)/lib/base.a
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $^ -lcmocka -lvterm -lutil -lcrypto -ljansson -o $@

$(OUT)/tests/bench/wizard: $(OUT)/tests/bench/wizard.o $(OUT)/tests/terminal/wizard.o $(OUT)/tests/terminal/cloud.o \
		$(addprefix $(OUT)/tests/terminal/,cases.o expected.o window.o) $(call archives,$(stack_NEEDS))
	$(call say,link,$@)
	$(quiet)$(CC) $(LDFLAGS) $(LINK) $^ $(PKG_LIBS) -lcmocka -lvterm -lutil -o $@

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(quiet)$(CC) $(CPPFLAGS) $(FLAGS) $(PKG_CFLAGS) $(CFLAGS) -c $< -o $@

-include $(patsubst %.c,$(OUT)/%.d,$(SOURCES) main.c $(TESTS) $(wildcard tests/terminal/*.c tests/terminal/programs/*.c tests/sandbox/drivers/*.c))
