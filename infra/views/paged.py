"""One page of a view's list, with the cursor of the next."""

from collections.abc import Sequence

from application.paging import Page, Paging
from infra.views.cursors import cursor, understood
from infra.views.filters import Filter
from infra.views.store import ViewStore
from infra.views.view import Version, View


def paged(
    store: ViewStore,
    view: View,
    filters: Sequence[Filter],
    position: int,
    asked: Paging,
    *,
    descending: bool = False,
) -> Page[Version]:
    """In the view's order. A cursor keeps to the position that it was made at. Raises
    CursorNotUnderstood."""
    after, position = understood(asked.cursor) if asked.cursor else (None, position)
    with store.asking(view.name) as (connection, questions):
        found = questions.page(
            connection, filters, position, asked.limit + 1, after, descending=descending
        )
        total = questions.total(connection, filters, position)
    shown, last = found[: asked.limit], None
    if len(found) > asked.limit:
        order = str(getattr(shown[-1].row, view.order))
        last = cursor(order, shown[-1].id, position)
    return Page(shown, total, last)
