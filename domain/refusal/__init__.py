"""Refusal (weigering): what the commands of one account were refused in one month."""

from domain.refusal.decisions import REFUSAL as REFUSAL
