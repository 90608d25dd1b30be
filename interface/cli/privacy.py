"""`nakomen privacy`: what is done with personal data, room by room."""

import typer

from interface.cli.arrangements import arrangements, retention
from interface.cli.cases import assessments, breaches, disclosures
from interface.cli.erasures import certificate, erase
from interface.cli.informings import informing
from interface.cli.openings import check_openings, who_looked
from interface.cli.privacy_requests import request, requests
from interface.cli.processing import register

privacy = typer.Typer(
    help="Erase personal data on record; see who looked at them.",
    no_args_is_help=True,
    add_completion=False,
)

for command in (
    breaches,
    disclosures,
    assessments,
    register,
    requests,
    request,
    erase,
    certificate,
    arrangements,
    informing,
    retention,
    who_looked,
    check_openings,
):
    privacy.command()(command)
