"""Which organ decides, and who may sign: the register of mandates, asked as of any day."""

from dataclasses import dataclass
from datetime import date

from application.agreements import Agreements
from application.asof import Moments
from application.cases import CaseQuery, Cases
from domain.agreement.products import lineage
from domain.mandate.authority import Authority, Question, authority
from domain.mandate.events import Decides
from domain.mandate.state import Mandate


@dataclass(frozen=True)
class Authorities:
    agreements: Agreements
    mandates: Cases[Mandate]
    moments: Moments

    def deciding(
        self, agreement: str, municipality: str, product: str, decides: Decides, on: date
    ) -> Authority:
        """As the mandates say that are known by now; a mandate of one product covers what is part
        of it."""
        at = self.moments.resolve(None)
        known = self.mandates.listed(CaseQuery(party=municipality, agreement=agreement), at)
        products = lineage(self.agreements.current(agreement), product)
        asked = Question(municipality, products, decides, on)
        return authority({one.id: one.state for one in known}, asked)
