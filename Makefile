# make demo    the main job on the samples that Dateline ships
# make test    all checks and all tests
# PY=python3.12 make test    with another Python

PY ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
export UV_PYTHON_DOWNLOADS := never
export PYTHONUTF8 := 1

.PHONY: demo test lint types contract unit accuracy speed lock clean

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

accuracy: $(VENV)/.ok
	$(BIN)/python bench/accuracy.py --gold $(GOLD)/open --out out/accuracy --write docs/accuracy.md

speed: $(VENV)/.ok
	$(BIN)/python bench/speed.py --write docs/speed.md

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
