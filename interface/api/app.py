"""The API put together: every router under /v1, the health of the server and the docs beside it."""

from functools import cache
from typing import Protocol

import orjson
from fastapi import APIRouter, FastAPI

from interface import problems
from interface.api import (
    agreements,
    arrangements,
    assessments,
    breaches,
    changes,
    data_subjects,
    disclosures,
    documents,
    erasures,
    events,
    health,
    informings,
    kind_routes,
    kpi_realisation,
    objection_reports,
    obligations,
    openings,
    pages,
    privacy_requests,
    processing,
    request_answers,
    retention,
    search,
    stand_ins,
    terms,
    trail,
)
from interface.api.edge import Edge
from interface.api.openapi import Document, described
from interface.doors import Doors


class Joined(Protocol):
    """A module, or what is made of a sheet, with the routes of a noun."""

    @property
    def router(self) -> APIRouter: ...


NOUNS: tuple[Joined, ...] = (
    obligations,
    agreements,
    documents,
    events,
    terms,
    trail,
    changes,
    search,
    stand_ins,
    privacy_requests,
    request_answers,
    processing,
    arrangements,
    informings,
    retention,
    erasures,
    breaches,
    disclosures,
    assessments,
    openings,
    data_subjects,
    objection_reports,
    kpi_realisation,
    *kind_routes.NOUNS,
)
"""Routes are tried one after the other, so what is asked most comes first. They are joined as they
are: the framework tries those of an included router twice over."""


def create_app(doors: Doors) -> FastAPI:
    app = _put_together()
    app.state.doors = doors
    app.state.description = description
    problems.install(app)
    app.add_middleware(Edge)
    return app


@cache
def description() -> Document:
    """How the API describes itself, the same in every installation; made when first asked for."""
    return described(_put_together())


def openapi_text() -> str:
    """`docs/reference/openapi.json`."""
    return orjson.dumps(description(), option=orjson.OPT_INDENT_2).decode() + "\n"


def _put_together() -> FastAPI:
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    for noun in NOUNS:
        app.router.routes.extend(noun.router.routes)
    app.include_router(health.router)
    app.include_router(pages.router)
    return app
