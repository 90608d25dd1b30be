"""Withdrawal from the scheme (uittreding, art. 20 and 21): announced, revoked, taken effect."""

from domain.kind import Kind
from domain.withdrawal.commands import NoteTakenEffect, PlanWithdrawal, RevokeWithdrawal
from domain.withdrawal.decisions import WITHDRAWAL as WITHDRAWAL
from domain.withdrawal.events import (
    WithdrawalAnnounced,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from domain.withdrawal.possible import possible
from domain.withdrawal.refusals import WithdrawalNotFound
from domain.withdrawal.state import Withdrawal

KIND: Kind[Withdrawal] = Kind(
    decider=WITHDRAWAL,
    commands=(PlanWithdrawal, RevokeWithdrawal, NoteTakenEffect),
    events=(WithdrawalAnnounced, WithdrawalRevoked, WithdrawalTookEffect),
    begun=lambda withdrawal: withdrawal.announced,
    agreements=lambda withdrawal: withdrawal.agreements,
    concerned=lambda withdrawal: withdrawal.concerned,
    standing=lambda withdrawal, today: withdrawal.standing(today),
    closed=lambda withdrawal: withdrawal.finished,
    possible=possible,
    missing=WithdrawalNotFound,
)
