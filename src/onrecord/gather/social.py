"""Posts of social networks as their exports and interfaces write them, one JSON object a post."""

from __future__ import annotations

from typing import Any

from onrecord.gather.markup import text_of_html


def as_article(value: dict[str, Any]) -> dict[str, Any] | None:
    """A post as the fields of an article, None if it is none of the known forms.

    Known: Mastodon and Truth Social statuses, ActivityPub notes (alone or in a Create), X / Twitter posts of the
    interface and of the archive, Bluesky posts, Telegram messages. Who posted is the author; the account is the outlet.
    """
    for form in (_activity, _bluesky, _twitter, _mastodon, _telegram):
        if found := form(value):
            return {name: part for name, part in found.items() if part not in (None, "", [])}
    return None


def _mastodon(value: dict[str, Any]) -> dict[str, Any] | None:
    account = value.get("account")
    if not isinstance(account, dict) or not isinstance(value.get("content"), str) or "created_at" not in value:
        return None
    boosted = value.get("reblog")
    if isinstance(boosted, dict) and boosted is not value:  # a boost is the other's post
        return _mastodon(boosted)
    return {
        "id": value.get("id"), "text": text_of_html(value["content"]) or value.get("spoiler_text"),
        "published": value["created_at"], "url": value.get("url") or value.get("uri"),
        "author": account.get("display_name") or account.get("username"), "outlet": _handle(account.get("acct")),
        "language": value.get("language"),
    }  # fmt: skip


def _activity(value: dict[str, Any]) -> dict[str, Any] | None:
    note = value.get("object") if value.get("type") == "Create" else value
    if (
        not isinstance(note, dict)
        or note.get("type") not in ("Note", "Article")
        or not isinstance(note.get("content"), str)
    ):
        return None
    return {
        "id": note.get("id"), "text": text_of_html(note["content"]), "title": note.get("name"),
        "published": note.get("published"), "url": _link(note.get("url")) or note.get("id"),
        "outlet": _link(note.get("attributedTo") or value.get("actor")),
        "language": next(iter(note["contentMap"]), None) if isinstance(note.get("contentMap"), dict) else None,
    }  # fmt: skip


def _twitter(value: dict[str, Any]) -> dict[str, Any] | None:
    post = value["tweet"] if isinstance(value.get("tweet"), dict) else value
    text = post.get("full_text") or (post.get("text") if "id_str" in post or "edit_history_tweet_ids" in post else None)
    if not isinstance(text, str) or "created_at" not in post:
        return None
    extended = post.get("extended_tweet")
    if isinstance(extended, dict) and isinstance(extended.get("full_text"), str):
        text = extended["full_text"]
    user = post.get("user") if isinstance(post.get("user"), dict) else {}
    assert isinstance(user, dict)
    name, id = user.get("screen_name"), post.get("id_str") or post.get("id")
    language = post.get("lang")
    return {
        "id": id, "text": text_of_html(text.replace("<", "&lt;")) if "&" in text else text,
        "published": post["created_at"],
        "url": f"https://x.com/{name}/status/{id}" if name and id else None, "author": user.get("name"),
        "outlet": _handle(name), "language": language if language not in ("und", "qme", "zxx") else None,
    }  # fmt: skip


def _bluesky(value: dict[str, Any]) -> dict[str, Any] | None:
    post = value["post"] if isinstance(value.get("post"), dict) else value
    record, author = post.get("record"), post.get("author")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or "createdAt" not in record:
        return None
    author = author if isinstance(author, dict) else {}
    uri = post.get("uri") if isinstance(post.get("uri"), str) else ""
    key, handle = str(uri).rpartition("/")[2], author.get("handle")
    languages = record.get("langs")
    return {
        "id": uri, "text": record["text"], "published": record["createdAt"],
        "url": f"https://bsky.app/profile/{handle}/post/{key}" if handle and key else None,
        "author": author.get("displayName"), "outlet": _handle(handle),
        "language": languages[0] if isinstance(languages, list) and languages else None,
    }  # fmt: skip


def _telegram(value: dict[str, Any]) -> dict[str, Any] | None:
    if (
        value.get("type") != "message"
        or "date" not in value
        or not ("from" in value or "from_id" in value or "actor" in value)
    ):
        return None
    text = value.get("text")
    if isinstance(text, list):
        parts = [
            part if isinstance(part, str) else part.get("text", "") if isinstance(part, dict) else "" for part in text
        ]
        text = "".join(part for part in parts if isinstance(part, str))
    if not isinstance(text, str):
        return None
    exact = value.get("date_unixtime")
    return {
        "id": value.get("id"), "text": text, "published": exact if isinstance(exact, str) else value["date"],
        "author": value.get("from") or value.get("actor"), "outlet": value.get("from") or value.get("from_id"),
    }  # fmt: skip


def _handle(name: object) -> str | None:
    return f"@{name.lstrip('@')}" if isinstance(name, str) and name else None


def _link(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("href") or value.get("id")
    return value if isinstance(value, str) else None
