"""Evidence: most of it stays in the owner's own document system, some is kept in our store."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from random import Random

from application.documents import Documents
from domain.evidence import DecisionReference, Evidence, OwnRecord, StoredDocument
from domain.obligation.events import ObligationOpened

KEPT_HERE = 0.1
"""The part of the evidence that is kept in the store."""


@dataclass(frozen=True)
class Papers:
    documents: Documents

    def evidence(
        self, opened: ObligationOpened, kinds: tuple[str, ...], party: str, edition: int
    ) -> tuple[Evidence, ...]:
        """A piece for each kind."""
        return tuple(self._piece(opened, kind, party, edition) for kind in kinds)

    def _piece(self, opened: ObligationOpened, kind: str, party: str, edition: int) -> Evidence:
        chance = Random(f"{opened.agreement}/{opened.duty}/{opened.period}/{kind}/{edition}")
        if chance.random() >= KEPT_HERE:
            number = f"{chance.randrange(1, 10**6):06}"
            reference = f"Z-{party[:2].upper()}-{opened.period}-{number}"
            return OwnRecord(kind=kind, system=f"zaaksysteem-{party}", reference=reference)
        lines = [opened.title.nl, f"{kind} {opened.period}", f"{opened.agreement}, {party}"]
        if chance.random() < 0.5:
            return self._keep("\n".join(lines).encode(), "text/plain", kind)
        return self._keep(pdf(lines), "application/pdf", kind)

    def addendum(self, key: str, agreement: str) -> StoredDocument:
        """What the parties to an agreement sign."""
        return self._keep(pdf(["Addendum", key, agreement]), "application/pdf", "signed-addendum")

    def _keep(self, content: bytes, media_type: str, kind: str) -> StoredDocument:
        async def chunks() -> AsyncIterator[bytes]:
            yield content

        kept = asyncio.run(self.documents.keep(chunks(), media_type))
        return StoredDocument(
            kind=kind, digest=kept.digest, media_type=kept.media_type, size=kept.size
        )


def decision(party: str, organ: str, on: date, number: int) -> DecisionReference:
    """A decision under a number in the party's own register."""
    return DecisionReference(
        organ=organ, taken_on=on, reference=f"B-{party[:2].upper()}-{on:%Y-%m%d}-{number}"
    )


def pdf(lines: list[str]) -> bytes:
    """One page with these lines."""
    shown = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
    page = f"BT /F1 14 Tf 20 TL 72 760 Td {shown} ET".encode("cp1252", "replace")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(made))
    return made + head + table + tail


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
