"""Webhooks: who is told of changes, and the sending."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.keep.hooks import Hook, Hooks
from onrecord.model import Record, RecordRefused, Trouble
from onrecord.show import terminal, webhooks, words
from onrecord.show.commands.options import Json, OfEvent, RecordFile, today
from onrecord.show.records import DEFAULT, existing, find_event
from onrecord.show.rows import Row


class Action(StrEnum):
    """What to do with webhooks."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"
    SEND = "send"


def webhook(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="add, list, remove or send.")],
    address: Annotated[
        str | None, typer.Argument(metavar="[ADDRESS]", help="For add, where to send to; for remove, the hook's id.")
    ] = None,
    event: OfEvent = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="Only changes of events of this party.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only of events at this place.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only of events of this kind.")] = None,
    private: Annotated[bool, typer.Option("--private", help="It may lie in a private network.")] = False,
    secret_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The secret to sign with; one is made and printed otherwise.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="For send: go on sending what changes.")] = False,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Tell other programs of changes: each change of standing is sent to who asked, signed, until it is taken.

    `send` sends what is due and ends; run it from a timer, or with --watch.
    """
    if (action in (Action.ADD, Action.REMOVE)) != (address is not None):
        terminal.wrong_usage("`webhook add` takes an address, `webhook remove` an id, the others take neither.")
    with existing(record) as kept:
        try:
            hooks = Hooks(record or DEFAULT)
        except RecordRefused as refused:
            terminal.fail(refused.trouble)
        try:
            if action is Action.ADD:
                wanted = find_event(kept, event).id if event else None
                _add(kept, hooks, address or "", secret_file, json=json, private=private, party=party, place=place,
                     kind=kind, event=wanted)  # fmt: skip
            elif action is Action.LIST:
                _list(hooks, json=json)
            elif action is Action.REMOVE:
                _remove(hooks, address or "", json=json)
            else:
                _send(kept, hooks, watch=watch, json=json)
        except RecordRefused as refused:
            terminal.fail(refused.trouble)
        finally:
            hooks.close()


def _add(
    record: Record, hooks: Hooks, address: str, secret_file: Path | None, *, json: bool, private: bool, **of: str | None
) -> None:
    try:
        secret = secret_file.read_text(encoding="utf-8").strip() if secret_file else None
    except (OSError, ValueError):
        terminal.fail(Trouble(str(secret_file), "the secret cannot be read", "name a file with the secret in it"))
    if secret is not None and len(secret) < 16:
        terminal.fail(Trouble(str(secret_file), "the secret is too short", "take 16 letters or more"))
    try:
        hook = webhooks.make_hook(address, today=today(), private=private, secret=secret, **of)
    except ValueError as error:
        terminal.wrong_usage(f"{error}.")
    webhooks.begin(hook, record, hooks, today())
    if json:
        terminal.show_row({**_row(hook, hooks), "secret": hook.secret})
        return
    terminal.show(Text(f"Told of changes from now on: {hook.url}  {hook.id}"))
    if secret is None:
        terminal.show(Text(f"Secret, shown this once: {hook.secret}"))


def _row(hook: Hook, hooks: Hooks) -> Row:
    return {"id": hook.id, "url": hook.url, "made_on": hook.made_on, "party": hook.party, "place": hook.place,
            "kind": hook.kind, "event": hook.event, "private": hook.private,
            "deliveries": hooks.outcomes(hook.id)}  # fmt: skip


def _list(hooks: Hooks, *, json: bool) -> None:
    every = hooks.all()
    if json:
        terminal.show_rows(_row(hook, hooks) for hook in every)
        return
    for hook in every:
        told = {outcome: count for outcome, count in hooks.outcomes(hook.id).items() if outcome != "before"}
        line = words.joined([f"{count:,} {outcome}" for outcome, count in told.items()]) or "nothing sent yet"
        terminal.show(Text(f"{hook.id}  {words.one_line(hook.url)}: {line}"))
    if not every:
        terminal.show(Text("Nobody has asked to be told of changes."))


def _remove(hooks: Hooks, asked: str, *, json: bool) -> None:
    found = [hook for hook in hooks.all() if hook.id.startswith(asked)]
    if len(found) != 1:
        terminal.fail(Trouble(asked, "no hook, or more than one, has an id that begins so", "see `webhook list`"))
    hooks.remove(found[0].id)
    terminal.show_row({"removed": found[0].id}) if json else terminal.show(Text(f"No longer told: {found[0].url}"))


def _send(record: Record, hooks: Hooks, *, watch: bool, json: bool) -> None:
    if watch:
        try:
            webhooks.watch(lambda: record, hooks, today)
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
    new = webhooks.enqueue(record, hooks, today())
    sent = webhooks.send_due(hooks)
    row = {"new": new, "taken": sent.taken, "again": sent.again, "given_up": sent.given_up}
    if json:
        terminal.show_row(dict(row))
    else:
        line = f"{words.count(sent.taken, 'delivery', 'deliveries')} taken, {sent.again} to be tried again"
        terminal.show(Text(f"{line}, {sent.given_up} given up."))
    if sent.again or sent.given_up:
        raise typer.Exit(1)
