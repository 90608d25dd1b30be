"""Requests of data subjects (AVG 15-18, 20-22): from receipt to what was done about it."""

from domain.privacy_request.decisions import requests_under as requests_under
