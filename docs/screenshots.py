"""`python -m docs.screenshots` takes the pictures of the pages that the README shows.

Always of the same morning in the example's life, so that a picture changes with the page only.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser.site import CHROMIUM, NOW, QUIET, doors_on, serving, sign_in
from tests.life import play

PICTURES = Path(__file__).parent / "pictures"
SIZE = ViewportSize(width=1180, height=820)
SHOWN = {
    "overview": "/",
    "obligation": "/obligations/dvo-2020-beek-advance-net-costs-2022-05",
    "agreement": "/agreements/dvo-2020-beek#a12-3",
    "then-and-now": "/replay/compare?asOf=2022-05-01",
}


def take() -> None:
    with TemporaryDirectory() as folder:
        people, _ = play(Path(folder), NOW)
        doors = doors_on(Path(folder))
        with serving(doors) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            context = browser.new_context(base_url=url, locale="en-GB", viewport=SIZE)
            sign_in(context, people.accounts["beek", "clerk"].token)
            page = context.new_page()
            for name, path in SHOWN.items():
                page.goto(path)
                taken = page.screenshot(animations="disabled", caret="hide")
                (PICTURES / f"{name}.png").write_bytes(smaller(taken))
            browser.close()
        doors.close()


def smaller(png: bytes) -> bytes:
    """The same picture, packed as tightly as zlib can."""
    parts = list(_chunks(png))
    packed = zlib.compress(
        zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT")), 9
    )
    head, end = parts[0], parts[-1]
    return png[:8] + b"".join(_chunk(*one) for one in (head, (b"IDAT", packed), end))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data).to_bytes(4)
    return len(data).to_bytes(4) + kind + data + check


if __name__ == "__main__":
    take()
