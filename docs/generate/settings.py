"""docs/reference/settings.md: the variables that an installation reads."""

from docs.generate.source import cell, fields
from infra.settings import Settings

HEAD = """\
# Settings

Generated from `infra/settings.py`; do not edit.

Every setting is an environment variable, and every one may be left out. A store that has no URL or
folder of its own lies in `NAKOMEN_DATA_DIR`: `log.db`, `vault.db`, `views.db`, `documents/` and
`keys/`. A database URL is `sqlite:///path/to/file.db` or
`postgresql://user:password@host/database`.

| variable | default | meaning |
|---|---|---|
"""


def settings_text() -> str:
    words = {field.name: field.words for field in fields(Settings)}
    prefix = Settings.model_config["env_prefix"]
    return HEAD + "".join(
        f"| `{prefix}{name.upper()}` | {_default(field.default)} | {cell(words[name])} |\n"
        for name, field in Settings.model_fields.items()
    )


def _default(value: object) -> str:
    return "" if value in (None, "") else f"`{value}`"
