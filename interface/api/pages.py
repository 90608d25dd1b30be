"""Pages for people: the API's description, what each problem means. Nothing from other hosts."""

from collections.abc import Iterator
from html import escape

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from interface.api.openapi import Document, operations
from interface.problems import NoSuchPath
from interface.words import phrase, preferred

router = APIRouter(include_in_schema=False)

_STYLE = """\
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
pre{background:#f4f4f4;padding:.75rem;overflow:auto}code{font-size:.9em}
h3{border-top:1px solid #ccc;padding-top:1rem}td,th{text-align:left;padding-right:1rem}
"""
_SECURE = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}


@router.get("/v1/openapi.json")
def openapi(request: Request) -> Response:
    found: Document = request.app.state.description()
    return Response(orjson.dumps(found), media_type="application/json")


@router.get("/docs")
def docs(request: Request) -> Response:
    found: Document = request.app.state.description()
    return _page("en", "Nakomen API", "".join(_reference(found)))


@router.get("/problems/{code}")
def problem(code: str, request: Request) -> Response:
    """What the `type` of a problem refers to."""
    language = preferred(request.headers.get("accept-language"))
    title, detail = phrase(code, language), phrase(f"{code}.detail", language)
    if title is None or detail is None:
        raise NoSuchPath(path=request.url.path)
    return _page(language, title, f"<p>{escape(detail)}</p><p><code>{escape(code)}</code></p>")


def _page(language: str, title: str, body: str) -> HTMLResponse:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head>{head}</head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>",
        headers={**_SECURE, "content-language": language},
    )


def _reference(document: Document) -> Iterator[str]:
    for part in document["info"]["description"].split("\n\n"):
        yield f"<p>{escape(part)}</p>"
    yield '<p>As OpenAPI: <a href="/v1/openapi.json">/v1/openapi.json</a></p>'
    for tag in document["tags"]:
        yield f'<h2 id="{tag["name"]}">{tag["name"]}</h2><p>{escape(tag["description"])}</p>'
        for path, method, operation in operations(document):
            if tag["name"] in operation["tags"]:
                yield from _operation(document, path, method, operation)


def _operation(document: Document, path: str, method: str, said: Document) -> Iterator[str]:
    yield f'<h3 id="{said["operationId"]}"><code>{method.upper()} /v1{escape(path)}</code></h3>'
    yield f"<p>{escape(said.get('description', ''))}</p>"
    parameters = [_resolved(document, one) for one in said.get("parameters", ())]
    if parameters:
        yield "<table><tr><th>parameter</th><th>in</th><th></th></tr>"
        for one in parameters:
            told = escape(one.get("description", ""))
            yield f"<tr><td><code>{one['name']}</code></td><td>{one['in']}</td><td>{told}</td></tr>"
        yield "</table>"
    yield from _examples("Request", said.get("requestBody", {}))
    for status, response in said["responses"].items():
        yield from _examples(f"Answer {status}", response)


def _examples(title: str, message: Document) -> Iterator[str]:
    for media_type, media in message.get("content", {}).items():
        if "example" in media:
            shown = orjson.dumps(media["example"], option=orjson.OPT_INDENT_2).decode()
            yield f"<p>{title}, <code>{media_type}</code></p><pre>{escape(shown)}</pre>"


def _resolved(document: Document, part: Document) -> Document:
    if "$ref" not in part:
        return part
    found: Document = document["components"]["parameters"][part["$ref"].rpartition("/")[2]]
    return found
