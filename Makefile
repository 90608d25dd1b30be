# Everything that this project does, from nothing but Python >= 3.11 and make. `make help` lists it.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench cover format reference screenshots lock hooks clean

BIN := .venv/bin
READY := .venv/.ready
NODE := node_modules/.package-lock.json
UV := uv~=0.13.9

# A name in the environment (UV_INDEX_URL, PIP_INDEX_URL, ...) is uv's and pip's own affair.
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(READY) ## Play seven years of the agreement, verify the trail and serve the API; PORT=8080 for another port
	$(BIN)/nakomen demo $(if $(PORT),--port $(PORT))

test: $(NODE) ## Run all tests with coverage: the domain 100 %, the whole at least 90 %
	$(BIN)/pytest --cov --cov-report= --numprocesses=auto --dist=loadfile --no-loadscope-reorder
	@$(BIN)/coverage report --include='domain/*' --fail-under=100 --format=total >/dev/null \
	|| { $(BIN)/coverage report --include='domain/*'; echo 'domain/ must be covered whole'; exit 1; }

check: $(READY) ## Check style, types, import contracts and dependencies
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry --no-ansi .

bench: $(READY) ## Measure on this machine, side by side with the library; writes benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

cover: test ## Show line by line what the tests covered, in htmlcov/
	$(BIN)/coverage html

format: $(READY) ## Put the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

reference: $(READY) ## Write the generated pages of docs/reference anew
	$(BIN)/python -m docs.generate

screenshots: $(READY) ## Take the pictures that the README shows, with Debian's chromium
	$(BIN)/python -m docs.screenshots

lock: $(READY) ## Resolve the dependencies anew into uv.lock and package-lock.json
	$(BIN)/uv lock --upgrade
	$(BIN)/npm update --package-lock-only

hooks: $(READY) ## Let git run the checks before each commit
	$(BIN)/pre-commit install

clean: ## Remove what was made, the environment and the demo's store included
	rm -rf .venv node_modules data/demo htmlcov .coverage .coverage.* .hypothesis dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made once, and again when the project file or the lock says something new.
$(READY): pyproject.toml uv.lock package.json package-lock.json hatch_build.py
	@echo 'Setting up .venv; the first time this takes a minute.'
	@test -x $(BIN)/python || { \
	for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
		python=; \
	done; \
	test "$$python" || { echo 'Python 3.11 or later is needed and was not found: install it.'; exit 1; }; \
	$$python -m venv .venv \
	|| { rm -rf .venv; echo "$$python cannot make an environment: install its venv module."; exit 1; }; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check '$(UV)'
	@echo 'Installing the packages that uv.lock names.'
	@$(BIN)/uv sync --frozen --quiet
	@touch $@

# What the tests of the pages need of npm; nothing that it brings is run while it is installed.
$(NODE): $(READY) package-lock.json
	@$(BIN)/npm ci --loglevel=error
	@touch $@
