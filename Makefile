# Everything that is done with this repository. A bare `make` lists it.

PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
LOCKED := --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.PHONY: help run chat test check format accuracy bench crash fuzz audit lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNTIME) ## set up and start the bot (without settings: the chat page on this machine)
	$(BIN)/python -m bot run

chat: $(RUNTIME) ## talk with the bot in this terminal
	$(BIN)/python -m bot chat

test: $(DEVELOPMENT) ## set up and run all tests, on SQLite and PostgreSQL
	$(BIN)/python -m pytest -n auto

check: $(DEVELOPMENT) ## format, lint, types, import contracts, translations, migrations, data files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/locales/test_catalogues.py tests/storage/test_migrations.py
	for file in bot/partnerships/*.toml; do $(BIN)/python -m bot promises check $$file || exit 1; done

format: $(DEVELOPMENT) ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

accuracy: $(DEVELOPMENT) ## how well messages are read, per section and kind
	$(BIN)/python -m tests.accuracy

bench: $(DEVELOPMENT) ## how fast it is, as ratios within one run
	$(BIN)/python -m tests.benchmarks

crash: $(DEVELOPMENT) ## kill the program hundreds of times while 50,000 reports come in, take its database away for a minute, flood it
	CRASH_ROUNDS=100 CRASH_KILLS=50 CRASH_TIMES=20 CRASH_SLOWNESS=$${CRASH_SLOWNESS:-2} $(BIN)/python -m pytest tests/crash
	AWAY_SECONDS=60 FLOOD=1000 $(BIN)/python -m pytest tests/trust/test_database_away.py tests/trust/test_floods.py

fuzz: $(DEVELOPMENT) ## read 100,000 made-up texts, and have 5,000 odd payloads come to each door of the platforms
	FUZZ_TEXTS=34000 FUZZ_PAYLOADS=5000 $(BIN)/python -m pytest tests/bot/language/test_robustness.py tests/trust/test_any_payload.py

audit: $(DEVELOPMENT) ## known vulnerabilities, a bill of materials (build/sbom.json), licences
	$(BIN)/python -m tests.audit

lock: $(DEVELOPMENT) ## bring the locked requirements up to what pyproject.toml asks for
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --output-file requirements-dev.txt

clean: ## remove what these targets have made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist

$(RUNTIME): requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install $(LOCKED) -r requirements.txt
	touch $@

$(DEVELOPMENT): requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install $(LOCKED) -r requirements-dev.txt
	touch $(RUNTIME) $@
