"""`nakomen vault`: is it as the log says, and is what was erased gone for good?"""

import typer

from application.vault import VaultRule
from domain.messages import Text
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json

vault = typer.Typer(
    help="Check the vault against the log; make erasures final.",
    no_args_is_help=True,
    add_completion=False,
)


@vault.command()
def check(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Hold every key, field, sealed document and row of the index against the log, opening none,
    and every name of staff against its seal; exit status 1 where one differs."""
    told = session(ctx)
    found = list(told.vaulted.vault_check.faults())
    if as_json:
        faults = [{"position": one.position, "rule": one.rule, "key": one.key} for one in found]
        echo_json(faults)
    else:
        for one in found:
            words = RULES[one.rule][told.language]
            typer.echo(_FAULT[told.language].format(one.position, one.rule, one.key, words))
        typer.echo((_DIFFERS if found else _HOLDS)[told.language].format(len(found)))
    if found:
        raise typer.Exit(1)


@vault.command()
def reindex(ctx: typer.Context) -> None:
    """Make anew from what is sealed by what data subjects are found; shows none of it."""
    told = session(ctx)
    found = told.vaulted.reindex()
    typer.echo(_INDEXED[told.language].format(found))


@vault.command()
def finalise(ctx: typer.Context) -> None:
    """Wrap what remains under a new key and destroy the old one, so that no backup opens what was
    erased; this happens by itself each night after an erasure."""
    told = session(ctx)
    count = told.vaulted.erasing.make_final()
    typer.echo((_FINAL if count else _NOTHING)[told.language].format(count))


RULES = {
    VaultRule.ERASED_KEY_BACK: Text(
        nl="deze sleutel was vernietigd en is teruggezet; de volgende start vernietigt hem opnieuw",
        en="this key was destroyed and was put back; the next start destroys it again",
    ),
    VaultRule.ERASED_FIELD_BACK: Text(
        nl="dit veld was vernietigd en is teruggezet",
        en="this field was destroyed and was put back",
    ),
    VaultRule.KEY_MISSING: Text(
        nl="deze sleutel is weg zonder wissing; zet een back-up van de kluis terug",
        en="this key is gone without an erasure; restore a backup of the vault",
    ),
    VaultRule.EPOCH_KEY_MISSING: Text(
        nl="de sleutel waaronder deze lag is weg; zet dat bestand terug als het nog bestaat",
        en="the key that this one lay under is gone; put that file back if it still exists",
    ),
    VaultRule.KEY_DIFFERS: Text(
        nl="dit is niet de sleutel waaraan het logboek zich bond: verwisseld of veranderd",
        en="this is not the key that the log committed to: swapped or changed",
    ),
    VaultRule.FIELD_MISSING: Text(
        nl="dit veld is weg zonder wissing; zet een back-up van de kluis terug",
        en="this field is gone without an erasure; restore a backup of the vault",
    ),
    VaultRule.KEY_BROKEN: Text(
        nl="deze sleutel is niet te lezen: de kluis is daar beschadigd; zet een back-up terug",
        en="this key cannot be read: the vault is damaged there; restore a backup",
    ),
    VaultRule.FIELD_BROKEN: Text(
        nl="dit veld is niet te lezen: de kluis is daar beschadigd; zet een back-up terug",
        en="this field cannot be read: the vault is damaged there; restore a backup",
    ),
    VaultRule.FIELD_ALTERED: Text(
        nl="de versleutelde tekst is een andere dan de gebeurtenis noemt",
        en="the ciphertext is another one than the event names",
    ),
    VaultRule.FIELD_ELSEWHERE: Text(
        nl="de versleutelde tekst staat op een andere plek dan waarvoor hij is verzegeld",
        en="the ciphertext stands in another place than it was sealed for",
    ),
    VaultRule.ERASED_DOCUMENT_BACK: Text(
        nl="dit document was vernietigd en is teruggezet; de volgende start verwijdert het opnieuw",
        en="this document was destroyed and was put back; the next start removes it again",
    ),
    VaultRule.DOCUMENT_MISSING: Text(
        nl="dit document is weg zonder wissing; zet een back-up van de documenten terug",
        en="this document is gone without an erasure; restore a backup of the documents",
    ),
    VaultRule.DOCUMENT_ALTERED: Text(
        nl="het bestand is een ander dan de gebeurtenis noemt",
        en="the file is another one than the event names",
    ),
    VaultRule.DOCUMENT_ELSEWHERE: Text(
        nl="dit bestand ligt onder een andere sleutel dan waarvoor het is verzegeld",
        en="this file lies under another key than it was sealed for",
    ),
    VaultRule.INDEX_MISSING: Text(
        nl="op deze naam of dit nummer is niemand meer te vinden; maak de index opnieuw met"
        " `nakomen vault reindex`",
        en="nobody is found by this name or number any more; make the index anew with"
        " `nakomen vault reindex`",
    ),
    VaultRule.INDEX_DIFFERS: Text(
        nl="deze regel van de index is veranderd of verplaatst en vindt niemand; maak de index"
        " opnieuw met `nakomen vault reindex`",
        en="this row of the index was changed or moved and finds nobody; make the index anew with"
        " `nakomen vault reindex`",
    ),
    VaultRule.ERASED_INDEX_BACK: Text(
        nl="de index leidt weer naar wie is gewist; maak hem opnieuw met `nakomen vault reindex`",
        en="the index leads to who was erased again; make it anew with `nakomen vault reindex`",
    ),
    VaultRule.STAFF_NAME_BROKEN: Text(
        nl="de naam of het adres onder dit nummer is niet wat hier is verzegeld; zet een back-up"
        " van de kluis terug",
        en="the name or address under this id is not what was sealed here; restore a backup of the"
        " vault",
    ),
    VaultRule.STAFF_KEY_MISSING: Text(
        nl="de sleutel voor de naam of het adres onder dit nummer ontbreekt; zet dat bestand terug"
        " als het nog bestaat",
        en="the key for the name or address under this id is missing; put that file back if it"
        " still exists",
    ),
}
_FAULT = Text(nl="positie {0} ({1}, sleutel {2}): {3}", en="position {0} ({1}, key {2}): {3}")
_HOLDS = Text(nl="De kluis is zoals het logboek zegt.", en="The vault is as the log says.")
_DIFFERS = Text(
    nl="De kluis is op {} plaatsen NIET zoals het logboek zegt.",
    en="The vault is NOT as the log says in {} places.",
)
_FINAL = Text(
    nl="Definitief: {} wissingen; ook een back-up van de kluis opent er niets meer van.",
    en="Final: {} erasures; no backup of the vault opens any of it any more.",
)
_INDEXED = Text(
    nl="De index is opnieuw gemaakt: {} namen en nummers.",
    en="The index was made anew: {} names and numbers.",
)
_NOTHING = Text(
    nl="Er is niets gewist dat nog definitief moet worden.",
    en="Nothing was erased that is still to become final.",
)
