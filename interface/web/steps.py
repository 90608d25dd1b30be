"""The steps of every form that records: filled in, looked at, recorded. No room takes others."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, Self

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from application.people import Person
from application.ports import Recorded
from application.states import AnyDecider
from application.transact import Receipt, Stale, Wish
from application.wishes import Carried
from domain.errors import Broken, Refusal
from domain.messages import Command
from interface.problems import status_of
from interface.web.forms import Errors, Shown, Step, Typed
from interface.web.visit import Visit


class Form(Protocol):
    """What one form records of one aggregate, for who looks at it."""

    @property
    def visit(self) -> Visit: ...

    @property
    def name(self) -> str:
        """The page knows by it which fields to show."""
        ...

    @property
    def home(self) -> str:
        """The address of the page that it is about."""
        ...

    @property
    def allowed(self) -> bool:
        """Whether who looks may record it now."""
        ...

    def blank(self) -> Typed: ...

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        """What was typed, as a wish; or what of it cannot be read."""
        ...

    def told(self, refusal: Refusal, command: Command) -> Errors:
        """A refusal, at the field that can put it right."""
        ...

    def since(self, typed: Typed) -> Sequence[Recorded]:
        """What was recorded after the version that was seen."""
        ...

    def anew(self) -> Self:
        """Looked at again, after someone else recorded something."""
        ...

    def page(self, template: str, status: int = 200, **facts: object) -> Response: ...


def blank(form: Form) -> Response:
    """What is not open to the reader is not shown; the page itself says who may do it."""
    return _shown(form, form.blank()) if form.allowed else _back(form)


async def send(
    form: Form,
    typed: Typed,
    errors: Errors,
    record: Callable[[Wish], Awaitable[Receipt]] | None = None,
    rehearse: Callable[[Wish], None] | None = None,
) -> Response:
    """`record` and `rehearse` are for what takes more than recording; all else goes to the counter
    and the desk."""
    rehearse = rehearse or form.visit.doors.desk.rehearse
    considered = await run_in_threadpool(_consider, form, typed, errors, rehearse)
    if isinstance(considered, Response):
        return considered
    try:
        receipt = await (record or form.visit.doors.counter.handle)(considered)
    except (Stale, Broken) as refusal:
        return await run_in_threadpool(_refused, form, typed, considered, refusal)
    return _recorded(form, typed, receipt)


def _consider(
    form: Form, typed: Typed, errors: Errors, rehearse: Callable[[Wish], None]
) -> Response | Wish:
    """A page, as long as there is something to put right or to look at; then the wish."""
    if form.visit.at.past:
        return _back(form)
    typed, wish = form.read(typed)
    if typed.step is Step.CHANGE:
        return _shown(form, typed)
    if isinstance(wish, Mapping) or errors:
        unread = wish if isinstance(wish, Mapping) else {}
        return _shown(form, typed, {**unread, **errors})
    if typed.step is Step.RECORD:
        return wish
    try:
        rehearse(wish)
    except (Stale, Broken) as refusal:
        return _refused(form, typed, wish, refusal)
    return form.page("review.html", form=Shown(form.name, typed))


def carried(visit: Visit, typed: Typed) -> Carried:
    """What every wish of a form takes from it: sent twice it is harmless, and nothing is missed."""
    known: str = visit.request.scope["correlation"]
    return Carried(idempotency=typed.key, expected=typed.seen, correlation=known)


def wish(visit: Visit, decider: AnyDecider, key: str, command: Command, typed: Typed) -> Wish:
    """Of an aggregate that is there already."""
    return Wish(decider, key, command, who(visit), **carried(visit, typed))


def who(visit: Visit) -> Person:
    assert visit.person is not None
    return visit.person


def _shown(form: Form, typed: Typed, errors: Errors | None = None) -> Response:
    shown = Shown(form.name, typed, errors or {})
    return form.page("form.html", 422 if errors else 200, form=shown)


def _refused(form: Form, typed: Typed, wish: Wish, refusal: Refusal) -> Response:
    """Someone was first; or a rule forbids it."""
    if not isinstance(refusal, Stale):
        return _shown(form, typed, form.told(refusal, wish.command))
    now = form.anew()
    since = now.since(typed)
    again = replace(typed, seen=typed.seen + len(since)) if now.allowed else None
    return now.page(
        "overtaken.html",
        status_of(Stale),
        form=Shown(form.name, typed),
        again=again,
        since=since,
        code=refusal.code,
        correlation=wish.correlation,
    )


def _recorded(form: Form, typed: Typed, receipt: Receipt) -> Response:
    """To the page that it is about, so that looking again sends nothing again."""
    new = receipt.repeated or receipt.version > typed.seen
    said = f"recorded={receipt.position}#recorded" if new else "unchanged=1#recorded"
    more = "&" if "?" in form.home else "?"
    return RedirectResponse(f"{form.home}{more}{said}", 303)


def _back(form: Form) -> Response:
    asked = form.visit.request.query_params.get("asOf") if form.visit.at.past else None
    moment = "" if asked is None else f"{'&' if '?' in form.home else '?'}asOf={asked}"
    return RedirectResponse(f"{form.home}{moment}", 303)
