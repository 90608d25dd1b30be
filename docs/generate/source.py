"""What the source says of the fields of a class: its names for types, and the words under them."""

import ast
import inspect
import textwrap
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    type: str
    default: str | None
    words: str


def fields(kind: type) -> list[Field]:
    """The fields that a class itself adds, in the order of the source."""
    [parsed] = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(parsed, ast.ClassDef)
    return [
        Field(
            name=statement.target.id,
            type=ast.unparse(statement.annotation),
            default=ast.unparse(statement.value) if statement.value else None,
            words=_words(following),
        )
        for statement, following in pairwise([*parsed.body, ast.Pass()])
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    ]


def members(kind: type) -> dict[str, str]:
    """The members of an enumeration, with the words under each."""
    [parsed] = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(parsed, ast.ClassDef)
    return {
        statement.targets[0].id: _words(following)
        for statement, following in pairwise([*parsed.body, ast.Pass()])
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    }


def docstring(kind: type) -> str:
    """The words of a class of its own, as one paragraph."""
    return " ".join((kind.__dict__.get("__doc__") or "").split())


def cell(text: str) -> str:
    """Text that does not end the cell of a table that it stands in."""
    return text.replace("|", "\\|")


def _words(statement: ast.stmt) -> str:
    match statement:
        case ast.Expr(value=ast.Constant(value=str(words))):
            return " ".join(words.split())
        case _:
            return ""
