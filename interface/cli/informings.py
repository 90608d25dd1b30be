"""`nakomen privacy informing`: which data subjects are informed, and how many were."""

from functools import partial

import typer

from application.informings import InformingEntry
from domain.messages import Text
from interface.cli.arrangements import AgreementOption
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import session
from interface.cli.show import show_list


def informing(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    agreement: AgreementOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the campaigns that inform data subjects, and how far each is."""
    told = session(ctx)
    at = told.at(as_of)
    if agreement is not None:
        told.doors.registers.agreement(agreement, at)
    found = told.doors.informings.register.informings(at, agreement)
    row = partial(_row, language=told.language)
    show_list(found, _LISTED, row, told.language, as_json=as_json)


def _row(one: InformingEntry, language: str) -> list[str]:
    return [
        one.id,
        one.agreement,
        _ABOUT[one.about][language],
        ", ".join(one.audience),
        f"{one.informed}/{one.size}",
        str(one.in_time),
        one.by.isoformat(),
        _STANDINGS[one.standing][language],
    ]


_LISTED = (
    Text(nl="kenmerk", en="id"),
    Text(nl="overeenkomst", en="agreement"),
    Text(nl="waarover", en="about"),
    Text(nl="wie", en="whom"),
    Text(nl="ingelicht", en="informed"),
    Text(nl="op tijd", en="in time"),
    Text(nl="uiterlijk", en="due"),
    Text(nl="stand", en="standing"),
)
_ABOUT = {
    "transition": Text(nl="overgang", en="transition"),
    "processing": Text(nl="verwerking", en="processing"),
}
_STANDINGS = {
    "planned": Text(nl="gepland", en="planned"),
    "running": Text(nl="loopt", en="running"),
    "late": Text(nl="te laat", en="overdue"),
    "done": Text(nl="allen ingelicht", en="all informed"),
    "closed": Text(nl="afgesloten, niet allen", en="closed, not all"),
}
