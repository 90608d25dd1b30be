"""`nakomen stand-ins`: who stands in for whom, by account."""

import typer

from domain.messages import Text
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, table


def stand_ins(ctx: typer.Context, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """List who stands in for whom: at each party now, then to come, then past."""
    told = session(ctx)
    at = told.at(as_of)
    parties = sorted({person.party for person, _ in told.doors.accounts.everyone()})
    found = [(party, one) for party in parties for one in told.doors.stand_ins.of_party(party, at)]
    if as_json:
        echo_json(
            [{"party": party, **one.model_dump(mode="json", by_alias=True)} for party, one in found]
        )
        return
    rows = [
        [
            party,
            one.stand_in,
            str(one.number),
            one.absent,
            one.role,
            one.first.isoformat(),
            one.last.isoformat(),
            _STANDING[one.standing][told.language],
        ]
        for party, one in found
    ]
    table([heading[told.language] for heading in _LISTED], rows)


_LISTED = (
    Text(nl="partij", en="party"),
    Text(nl="vervanger", en="stand-in"),
    Text(nl="nr.", en="no."),
    Text(nl="in plaats van", en="in place of"),
    Text(nl="rol", en="role"),
    Text(nl="van", en="from"),
    Text(nl="tot en met", en="up to and including"),
    Text(nl="stand", en="standing"),
)
_STANDING = {
    "now": Text(nl="nu", en="now"),
    "coming": Text(nl="komt nog", en="to come"),
    "past": Text(nl="voorbij", en="past"),
}
