"""Stand-ins (vervanging): the roles that others passed on to one account, each for a period."""

from domain.stand_in.decisions import STAND_IN as STAND_IN
