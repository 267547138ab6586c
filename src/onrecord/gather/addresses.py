"""Web addresses: one spelling for each page, and which part of it is only there to follow readers around."""

from __future__ import annotations

import re
from contextlib import suppress
from posixpath import normpath
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urljoin, urlsplit, urlunsplit

LONGEST_ADDRESS = 2_000  # characters; browsers and servers give up not far above
_PORTS = {"http": 80, "https": 443}
# Parameters that say from where a reader came. Only those that no site is known to tell its pages apart by: to take
# two articles for one loses one, which is worse than to look at one twice.
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|dc|ms|ttc|tw|yc|wbra|gbra|li_fat_|igsh|epi)cl?id|igshid?|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsctatracking|"
    r"ga_\w+|_ga|_gl|pk_\w+|piwik_\w+|mtm_\w+|at_(?:medium|campaign|custom\d|link\w*|format|bbc\w*)|"
    r"ns_(?:campaign|mchannel|source|linkname|fee)|wt\.mc_id|xtor|ito|cmpid|ocid|smid|smtyp|sr_share|guccounter|guce_\w+|"
    r"ref(?:_src|_url|errer)|wt_?zmc|icid|intcid|ncid|yptr|spm|_openstat|vero_id|oly_(?:anon|enc)_id|s_cid|"
    r"traffic_source|__twitter_impression|amp_(?:js_v|gsa)|usqp|soc_(?:src|trk)|phpsessid|jsessionid",
    re.I,
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.I)
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")


def is_address(given: str) -> bool:
    """Whether it is a web address rather than a path."""
    return given[:8].lower().startswith(("http://", "https://"))


def joined(base: str | None, given: str | None) -> str | None:
    """A link as an absolute web address without its fragment, None if it is none."""
    if not given:
        return None
    try:
        address = urljoin(base or "", given.strip())
        parts = urlsplit(address)
        usable = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        return None
    if not usable or len(address) > LONGEST_ADDRESS:
        return None
    return urlunsplit(parts._replace(fragment=""))


def canonical(address: str) -> str:
    """The one spelling of an address, by RFC 3986 section 6: lower-case host, no default port, no dot segments, escapes
    in one form; without fragment, and without parameters that follow readers around. What is no web address stays.

    The order of the other parameters is kept: there are sites where it counts.
    """
    whole = joined(None, address)
    if whole is None:
        return address
    parts = urlsplit(whole)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
        if not _TRACKING.fullmatch(name)
    ]
    written = (
        urlencode(query, errors="surrogateescape") if "=" in parts.query else _escaped(parts.query, "/?:@!$&'()*+,;=")
    )
    return urlunsplit((parts.scheme, _authority(parts), _path(parts.path), written, ""))


def host_of(address: str) -> str:
    """The host and port that an address is asked from, by which requests are spaced."""
    parts = urlsplit(address)
    return f"{(parts.hostname or '').lower()}:{parts.port or _PORTS.get(parts.scheme, 0)}"


def site_of(address: str | None) -> str | None:
    """The site's name without "www.", for an outlet that does not name itself."""
    try:
        name = urlsplit(address or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def with_fragment(address: str, fragment: str) -> str:
    """The address of a part of a page."""
    return f"{urlunsplit(urlsplit(address)._replace(fragment=''))}#{quote(fragment[:100], safe='-._~')}"


def ascii_host(host: str) -> str:
    """A host as it is asked for: international names in their ASCII form; ValueError where there is none."""
    if host.isascii():
        return host.lower()
    return host.encode("idna").decode("ascii").lower()


def _authority(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower().rstrip(".")
    with suppress(ValueError, UnicodeError):
        host = ascii_host(host)
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    path = _escaped(_SESSION_IN_PATH.sub("", path), "/:@!$&'()*+,;=")
    if "/./" in path or "/../" in path or path.endswith(("/.", "/..")):
        ends = path.endswith(("/", "/.", "/.."))
        path = normpath(path) + ("/" if ends else "")
    path = re.sub("^/{2,}", "/", path)
    return path or "/"


def _escaped(part: str, safe: str) -> str:
    """Escapes of letters and digits undone, all others in capitals, everything else that needs one escaped."""

    def once(found: re.Match[str]) -> str:
        byte = unquote_to_bytes(found[0])
        return byte.decode() if byte[0] in _UNRESERVED else found[0].upper()

    return quote(_ESCAPED.sub(once, part), safe=safe + "%", errors="replace")
