"""The register of agreements: parties, titles, signatures, in force from when."""

from typing import NamedTuple, cast

import orjson

from application.ports import Recorded
from domain.agreement.events import (
    AgreementAmended,
    AgreementConcluded,
    AgreementEnded,
    AgreementLinked,
    AgreementRegistered,
    AgreementSigned,
    AgreementUnlinked,
    AnnexAmended,
    ClauseAmended,
    ClauseCorrected,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductAmended,
    ProductCorrected,
    ProductListAdopted,
)
from domain.messages import Message
from infra.views.view import View


class AgreementRow(NamedTuple):
    id: str
    dossier: str
    version: int
    phase: str
    """registered, or concluded once every party has signed."""
    citation: str
    title: str
    catalogue: str
    digest: str
    citation_titles: str
    roles: str
    parties: str
    scheme: str
    voters: str
    annexes: str
    definitions: str
    in_force_on: str
    in_force_from: str | None
    ends_on: str | None
    signatures: str
    frequencies: str
    corrections: str
    links: str
    """By the key of the other agreement, what it is to this one."""
    amended: str
    """The amendments and product lists that bind, each with its day; changed annexes likewise."""
    ended_from: str | None


def project(row: AgreementRow | None, recorded: Recorded) -> AgreementRow:
    event = recorded.event
    if isinstance(event, AgreementRegistered):
        return _registered(event, recorded)
    if row is None:
        raise LookupError(f"{recorded.stream} begins with {event.type}")
    row = row._replace(version=recorded.version)
    match event:
        case AgreementSigned():
            signature = event.model_dump(mode="json", exclude={"type"})
            signatures = [*orjson.loads(row.signatures), {**signature, "at": recorded.at}]
            return row._replace(signatures=_json(signatures))
        case AgreementConcluded(in_force_from=day):
            return row._replace(phase="concluded", in_force_from=day.isoformat())
        case FrequencyAgreed(duty=duty):
            agreed = event.model_dump(mode="json", include={"every", "first", "decision"})
            return row._replace(frequencies=_json({**orjson.loads(row.frequencies), duty: agreed}))
        case CorrectionProposed(number=number):
            open_ones = orjson.loads(row.corrections)
            proposed = event.model_dump(mode="json", include={"wording", "party"})
            return row._replace(corrections=_json({**open_ones, str(number): proposed}))
        case ClauseCorrected(number=number) | ProductCorrected(number=number):
            return row._replace(corrections=_without(row.corrections, number))
        case CorrectionWithdrawn(number=number):
            return row._replace(corrections=_without(row.corrections, number))
        case AgreementLinked(agreement=other, relation=relation):
            return row._replace(links=_json({**orjson.loads(row.links), other: relation.value}))
        case AgreementUnlinked(agreement=other):
            return row._replace(links=_without(row.links, other))
        case AgreementAmended() | ProductListAdopted() | AnnexAmended():
            told = event.model_dump(mode="json", include=_TOLD)
            return row._replace(amended=_json([*orjson.loads(row.amended), told]))
        case AgreementEnded(ended_from=day):
            return row._replace(ended_from=day.isoformat())
    return row


_TOLD = {"type", "amendment", "planning", "year", "effective_from", "addendum", "change"}


def _without(stored: str, key: int | str) -> str:
    left = orjson.loads(stored)
    left.pop(str(key), None)
    return _json(left)


def _registered(event: AgreementRegistered, recorded: Recorded) -> AgreementRow:
    return AgreementRow(
        id=_key(recorded),
        dossier=recorded.dossier,
        version=recorded.version,
        phase="registered",
        citation=event.citation_titles[-1],
        title=_json(event.title),
        catalogue=event.catalogue,
        digest=event.digest,
        citation_titles=_json(event.citation_titles),
        roles=_json(event.roles),
        parties=_json([party.model_dump(mode="json") for party in event.parties]),
        scheme=_json(event.scheme),
        voters=_json(event.voters),
        annexes=_json([annex.model_dump(mode="json") for annex in event.annexes]),
        definitions=_json([one.model_dump(mode="json") for one in event.definitions]),
        in_force_on=event.in_force_on.isoformat(),
        in_force_from=None,
        ends_on=None if event.ends_on is None else event.ends_on.isoformat(),
        signatures="[]",
        frequencies="{}",
        corrections="{}",
        links="{}",
        amended="[]",
        ended_from=None,
    )


def _json(value: object) -> str:
    plain = value.model_dump(mode="json") if isinstance(value, Message) else value
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("agreement-")


_EVENTS = (
    AgreementRegistered,
    AgreementSigned,
    AgreementConcluded,
    FrequencyAgreed,
    CorrectionProposed,
    CorrectionWithdrawn,
    ClauseCorrected,
    ProductCorrected,
    AgreementLinked,
    AgreementUnlinked,
    AgreementAmended,
    AnnexAmended,
    ClauseAmended,
    ProductAmended,
    ProductListAdopted,
    AgreementEnded,
)

AGREEMENTS = View(
    name="agreements",
    version=3,
    row=AgreementRow,
    keys={cast("str", event.model_fields["type"].default): _key for event in _EVENTS},
    project=project,
    partition="phase",
    order="citation",
    filters=("catalogue",),
)
