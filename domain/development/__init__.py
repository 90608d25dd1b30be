"""Developments to tell of (art. 22.1), and circumstances that nobody foresaw (art. 23)."""

from typing import get_args

from domain.development.commands import DevelopmentCommand
from domain.development.decisions import DEVELOPMENT as DEVELOPMENT
from domain.development.events import DevelopmentEvent
from domain.development.possible import possible
from domain.development.refusals import DevelopmentNotFound
from domain.development.state import Development
from domain.kind import Kind

KIND: Kind[Development] = Kind(
    decider=DEVELOPMENT,
    commands=get_args(DevelopmentCommand),
    events=get_args(DevelopmentEvent),
    begun=lambda development: development.told,
    agreements=lambda one: () if one.told is None else one.told.agreements,
    concerned=lambda one: () if one.told is None else one.told.parties,
    standing=Development.standing,
    closed=lambda development: development.finished,
    possible=possible,
    missing=DevelopmentNotFound,
)
