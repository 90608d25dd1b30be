"""Dates that explain themselves: contract dates, the Algemene termijnenwet, Regulation 1182/71."""
