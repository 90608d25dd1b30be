"""The pages that there are, by name, and what is needed of npm to look at them."""

from pathlib import Path

MODULES = Path(__file__).parents[2] / "node_modules"
OVERDUE = "/obligations/dvo-2020-beek-advance-net-costs-2022-05"
MISTAKEN = "/obligations/dvo-2020-beek-advance-friction-costs-2022-07"
WAIVED = "/obligations/dvo-2020-beek-quarterly-report-2021-Q2"
REQUEST = "/privacy/requests/f1d3a254-4a75-75b6-8ba5-eccffd6bff07"
EARLIER = "asOf=2021-03-01"

PAGES = {
    "sign-in": "/sign-in",
    "no such page": "/no-such-page",
    "components": "/components",
    "components, earlier": f"/components?{EARLIER}",
    "overview": "/",
    "overview, earlier": f"/?{EARLIER}",
    "no such moment": "/?asOf=2031-01-01",
    "overview, another year": "/?year=2021",
    "obligations": "/obligations",
    "obligations, overdue": "/obligations?status=overdue",
    "obligations, the last first": "/obligations?sort=-due",
    "obligations, wrongly asked": "/obligations?status=lost",
    "obligations, calendar": "/obligations?view=calendar&month=2022-05",
    "an obligation": OVERDUE,
    "an obligation, waived": WAIVED,
    "an obligation, earlier": f"{WAIVED}?asOf=2021-07-01",
    "a form": f"{OVERDUE}/fulfil",
    "calendars": "/calendars",
    "privacy": "/privacy",
    "erasures": "/privacy/erasures",
    "stand-ins": "/stand-ins",
    "a role to pass on": "/stand-ins/appoint",
    "stand-ins, earlier": f"/stand-ins?{EARLIER}",
    "requests": "/privacy/requests",
    "a request": REQUEST,
    "requests, wrongly asked": "/privacy/requests?status=lost",
    "a request to record": "/privacy/requests/new",
    "register": "/register",
    "an activity": "/register/dvo-2020-beek-arbeidstoeleiding",
    "an activity to record": "/register/record?agreement=dvo-2020-beek",
    "arrangements": "/privacy/arrangements",
    "an arrangement to record": "/privacy/arrangements/record",
    "informing": "/privacy/informing",
    "informing to plan": "/privacy/informing/plan",
    "breaches": "/privacy/breaches",
    "a breach": "/privacy/breaches/2021-list",
    "a breach to record": "/privacy/breaches/new",
    "data subjects": "/data-subjects",
    "a data subject to register": "/data-subjects/register",
    "a disclosure": "/privacy/disclosures/2020-benefits",
    "an assessment": "/privacy/assessments/2022-portal",
    "agreements": "/agreements",
    "an agreement": "/agreements/dvo-2020-beek",
    "an agreement, earlier": f"/agreements/dvo-2020-beek?{EARLIER}",
    "a clause": "/agreements/dvo-2020-beek/clauses/12.3",
    "what there is about an agreement": "/agreements/dvo-2020-beek?part=about",
    "products": "/agreements/dvo-2020-beek?part=products",
    "a correction to propose": "/agreements/dvo-2020-beek/clauses/12.3/correction",
    "the trail": "/trail",
    "an event": "/trail/400",
    "the events": "/events",
    "a verification": "/trail/verification",
    "the term calculator": "/terms",
    "a term": "/terms?rule=woo-request&from=2022-05-02",
    "search": "/search",
    "search, found": "/search?q=kwartaal",
    "search, earlier": f"/search?q=rapport&{EARLIER}",
    "search, nothing": "/search?q=onvindbaar",
    "search, wrongly asked": "/search?q=beek&kind=secret",
    "replay": "/replay",
    "two moments": "/replay/compare?asOf=2021-03-01",
    "a dossier": "/dossiers/year-dvo-2020-beek-2021",
}
REFUSED = {
    "no such page": 404,
    "no such moment": 400,
    "obligations, wrongly asked": 400,
    "search, wrongly asked": 400,
    "requests, wrongly asked": 400,
}
"""What these answer; all others 200."""
