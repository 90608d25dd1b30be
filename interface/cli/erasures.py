"""`nakomen privacy erase`: all that is sealed about one data subject, destroyed on record."""

from typing import Annotated

import typer
from pydantic import ValidationError

from application.certificates import Certificate
from application.erasing import Erase
from domain.erasure.events import ErasureGround
from domain.messages import Text
from domain.sealed import Plain
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, facts

TokenOption = Annotated[
    str, typer.Option(envvar="NAKOMEN_TOKEN", help="Of the account on whose behalf it is done.")
]


def erase(
    ctx: typer.Context,
    subject: Annotated[str, typer.Argument(help="The data subject's pseudonym.")],
    ground: Annotated[ErasureGround, typer.Option(help="Why (AVG art. 17(1); annex 2, art. 9).")],
    arrangement: Annotated[str, typer.Option(help="The written arrangement that allows it.")],
    request: Annotated[str | None, typer.Option(help="The request that it answers.")] = None,
    reason: Annotated[str | None, typer.Option(help="In words; sealed itself.")] = None,
    token: TokenOption = "",
    as_json: JsonOption = False,
) -> None:
    """Destroy all that is sealed about a data subject, and show the certificate."""
    told = session(ctx)
    words = None if reason is None else Plain(text=reason)
    try:
        asked = Erase(
            subject=subject, ground=ground, arrangement=arrangement, request=request, reason=words
        )
    except ValidationError as error:
        where = ", ".join(str(one["loc"][-1]) for one in error.errors())
        raise typer.BadParameter(_NOT_SO[told.language], param_hint=where) from None
    _show(told.vaulted.erasing.erase(asked, told.person(token)), told.language, as_json)


def certificate(
    ctx: typer.Context,
    erasure: Annotated[str, typer.Argument(help="The id of the erasure.")],
    as_json: JsonOption = False,
) -> None:
    """Show what was destroyed, when, by whom, on which ground: all of it from the log."""
    told = session(ctx)
    _show(told.doors.erasing.certificate(erasure), told.language, as_json)


def _show(made: Certificate, language: str, as_json: bool) -> None:
    if as_json:
        echo_json(made.model_dump(mode="json", by_alias=True))
        return
    final = _NOT_YET[language] if made.final_at is None else f"{made.final_at} ({made.final})"
    done = "-" if made.carried_out_at is None else f"{made.carried_out_at} ({made.carried_out})"
    said = (
        ("erasure", made.id),
        ("subject", made.subject),
        ("ground", made.ground.value),
        ("arrangement", made.arrangement),
        ("request", made.request or "-"),
        ("by", f"{made.ordered_by}, {made.role}, {made.party}"),
        ("ordered", f"{made.ordered_at} ({made.ordered})"),
        ("done", done),
        ("went", _WENT[language].format(made.keys, made.fields, made.index, made.documents)),
        ("final", final),
    )
    facts([(_NAMES[name][language], value) for name, value in said])


_NAMES = {
    "erasure": Text(nl="wissing", en="erasure"),
    "subject": Text(nl="betrokkene", en="data subject"),
    "ground": Text(nl="grond", en="ground"),
    "arrangement": Text(nl="afspraak", en="arrangement"),
    "request": Text(nl="verzoek", en="request"),
    "by": Text(nl="opgedragen door", en="ordered by"),
    "ordered": Text(nl="opgedragen (positie)", en="ordered (position)"),
    "done": Text(nl="gewist (positie)", en="erased (position)"),
    "went": Text(nl="vernietigd", en="destroyed"),
    "final": Text(nl="definitief (positie)", en="final (position)"),
}
_WENT = Text(
    nl="{} sleutels, {} velden, {} zoekregels, {} documenten",
    en="{} keys, {} fields, {} index rows, {} documents",
)
_NOT_YET = Text(
    nl="nog niet: een back-up van vóór de wissing opent het tot vannacht",
    en="not yet: until tonight a backup from before the erasure opens it",
)
_NOT_SO = Text(
    nl="dit is niet zoals het register het heeft; neem het over zoals het daar staat",
    en="this is not as the register has it; copy it as it stands there",
)
