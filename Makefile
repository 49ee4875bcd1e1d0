# make demo    the main job on the samples that Dateline ships
# make test    all checks and all tests
# PY=python3.12 make test    with another Python

PY ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
export UV_PYTHON_DOWNLOADS := never
# trust the certificates that the machine trusts, as pip does (the second name is older uv's)
export UV_SYSTEM_CERTS := true
export UV_NATIVE_TLS := true
export PYTHONUTF8 := 1

.PHONY: demo docs test lint types contract unit accuracy speed lock clean

demo: $(VENV)/.ok
	$(BIN)/dateline demo

test: lint types contract unit

lint: $(VENV)/.ok
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ok
	$(BIN)/mypy

contract: $(VENV)/.ok
	$(BIN)/lint-imports

unit: $(VENV)/.ok
	$(BIN)/python -m pytest

# the parts of docs/ that scripts write
docs: $(VENV)/.ok
	$(BIN)/python tools/write_data_dictionary.py
	$(BIN)/python tools/write_cli_docs.py
	$(BIN)/python tools/write_flow.py

accuracy: $(VENV)/.ok
	$(BIN)/python bench/accuracy.py --gold $(GOLD)/open --out out/accuracy --write docs/accuracy.md

speed: $(VENV)/.ok
	$(BIN)/python bench/speed.py --gold $(GOLD)/open --write docs/speed.md

$(VENV)/.ok: requirements.lock pyproject.toml
	$(PY) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

# after a change of dependencies; the lock names no registry, so that it works behind any mirror
lock: $(VENV)/.ok
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
	  --all-extras pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) out demo
