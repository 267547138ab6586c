"""Pages of our own in the manner of twenty kinds of news sites, each with what is to be found on it.

The texts are made up. What stands around them is what such sites put there: menus, boxes, captions, newsletters, related
links, credits, corrections, consent banners, comments.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Story:
    """A made-up article."""

    slug: str
    title: str
    author: str
    paragraphs: tuple[str, ...]
    day: str = "2025-10-21"


@dataclass(frozen=True)
class Made:
    """A page and what is to be found on it; a time is None where the page does not state it."""

    template: str
    address: str
    html: str
    text: str
    outlet: str
    published: str | None
    modified: str | None


STORIES = (
    Story("harbour-talks", "Harbour talks to open on Friday", "Ada Moe", (
        "The harbour company and the dockers' union will meet in Bergen on Friday to settle a dispute over night shifts, the company said on Tuesday.",
        "It will be the first meeting since the union walked out of talks in September, when cranes stood still for nine days.",
        "“We come with a proposal that is better than the last one,” said Ben Lie, who leads the company's side.",
        "The union has not said whether it will accept the invitation. A spokeswoman said that its board would decide on Wednesday evening.",
        "Some forty ships are waiting in the fjord, according to the port office, and two shipping lines have sent theirs to other harbours.",
        "If the talks fail, the state mediator may call both sides to her office next week.",
    )),
    Story("valley-vote", "Valley council puts off vote on the dam", "Cato Dahl", (
        "The council of the Upper Valley has put off its vote on the dam until November, its chair said late on Monday.",
        "Chair Dina Voss told reporters that three members had asked for more time to read the engineers' report.",
        "The vote had been set for this Thursday and was to end a debate of eleven years.",
        "Farmers along the river welcomed the delay, while the power company called it a disappointment for the whole region.",
        "A petition against the dam has been signed by more than four thousand people, nearly half of those who live in the valley.",
    )),
    Story("summit-visit", "President of Estavia to visit Norland in spring", "Eli Strand and Finn Holt", (
        "President Ilse Varga of Estavia will visit Norland in the spring, her office said in a statement on Tuesday, ending weeks of speculation.",
        "The visit would be the first by an Estavian head of state since the border was opened in 1994.",
        "Norland's foreign ministry confirmed that it had sent an invitation but said that no date had been agreed.",
        "“There is no precise timeframe yet,” a senior official in the capital said, speaking on condition of anonymity because the plans are not public.",
        "The two countries have argued for years over fishing rights in the northern sea, and a joint commission is due to report in December.",
        "Opposition leaders in both capitals said that they hoped the visit would take place before the summer elections.",
        "Varga last met Norland's prime minister at a conference in Lisbon in June.",
    )),
)  # fmt: skip

_NAV = (
    '<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/politics">Politics'
    '</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>'
)
_FOOTER = (
    "<footer><p>© 2025 All rights reserved. No part of this site may be copied without permission.</p><ul><li><a href='/about'>"
    "About us</a></li><li><a href='/privacy'>Privacy policy</a></li><li><a href='/contact'>Contact</a></li></ul></footer>"
)
_COOKIES = (
    '<div class="cookie-consent" role="dialog"><p>We and our partners use cookies to store and access personal data on your '
    "device.</p><button>Accept all</button><button>Manage preferences</button></div>"
)
_SIGN_UP = (
    '<div class="newsletter-signup"><h3>Sign up for the Morning Briefing</h3><p>Get the day\'s top stories in your inbox, every '
    'weekday at seven.</p><form><input type="email"><button>Subscribe</button></form></div>'
)
_RELATED = (
    '<div class="related-articles"><h3>Related stories</h3><ul><li><a href="/r1">Ministers will meet on Monday over prices</a></li>'
    '<li><a href="/r2">Strike at the airport is called off</a></li></ul></div>'
)
_COMMENTS = (
    '<section id="comments"><h2>12 comments</h2><div class="comment"><b>reader7</b><p>They will never meet, mark my words, it '
    "was called off last time as well.</p></div></section>"
)
_SHARE = (
    '<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a> <a href="#">Email</a></div>'
)
_FIGURE = '<figure><img src="/p.jpg"><figcaption>Ships wait outside the port on Sunday. Photo: Gry Aas / Pressbild</figcaption></figure>'

Page = Callable[[Story, int], Made]
_TEMPLATES: list[tuple[str, Page]] = []


def template(make: Page) -> Page:
    """Note a template under its name."""
    _TEMPLATES.append((make.__name__, make))
    return make


def pages() -> Iterator[Made]:
    """All pages: each story in each manner."""
    for _, make in _TEMPLATES:
        for number, story in enumerate(STORIES):
            yield make(story, number)


def _ps(story: Story, tag: str = "p", attributes: str = "") -> list[str]:
    return [f"<{tag}{attributes}>{escape(words, quote=False)}</{tag}>" for words in story.paragraphs]


def _made(name: str, story: Story, html: str, outlet: str, published: str | None, modified: str | None = None) -> Made:
    address = f"https://{name.replace('_', '-')}.example/news/{story.slug}"
    return Made(name, address, html, "\n".join(story.paragraphs), outlet, published, modified)


def _linked(story: Story, outlet: str, published: str, modified: str | None = None, **more: object) -> str:
    described: dict[str, object] = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": published,
        "author": [{"@type": "Person", "name": story.author}], "publisher": {"@type": "Organization", "name": outlet}, **more,
    }  # fmt: skip
    if modified:
        described["dateModified"] = modified
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'


def _head(story: Story, outlet: str, more: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)} - {outlet}</title>'
        f'<meta property="og:title" content="{escape(story.title)}"><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{outlet}">{more}</head>'
    )


@template
def wordpress_classic(story: Story, number: int) -> Made:
    """Theme of the tens: entry-content, widgets, tags."""
    published, modified = f"{story.day}T09:1{number}:00+02:00", f"{story.day}T11:00:00+02:00"
    meta = (
        f'<meta property="article:published_time" content="{published}">'
        f'<meta property="article:modified_time" content="{modified}">'
    )
    body = "".join(_ps(story))
    html = (
        f'{_head(story, "Fjord Daily", meta)}<body class="single"><div id="header">{_NAV}</div><div id="main"><div class="post">'
        f'<h1 class="entry-title">{story.title}</h1><div class="entry-meta">By {story.author} | October 21, 2025</div>'
        f'<div class="entry-content">{_FIGURE}{body}<p class="tags">Tags: <a href="/t">harbour</a></p></div>{_SHARE}{_COMMENTS}</div>'
        f'<div id="sidebar"><h3>Recent posts</h3><ul><li><a href="/1">Ferry will sail again on Monday</a></li></ul></div></div>{_FOOTER}</body></html>'
    )
    return _made("wordpress_classic", story, html, "Fjord Daily", published, modified)


@template
def wordpress_blocks(story: Story, number: int) -> Made:
    """Block theme: wp-block groups, inline sign-up in the midst of the text, JSON-LD graph."""
    published, modified = f"{story.day}T06:30:0{number}+00:00", f"{story.day}T07:45:00+00:00"
    ps = _ps(story, attributes=' class="wp-block-paragraph"')
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "North Wire"},
        {"@type": ["NewsArticle", "Article"], "headline": story.title, "datePublished": published, "dateModified": modified,
         "author": {"name": story.author}, "publisher": {"name": "North Wire"}}]}  # fmt: skip
    head = _head(story, "North Wire", f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    html = (
        f'{head}<body>{_COOKIES}<header class="wp-block-template-part">{_NAV}</header><main class="wp-block-group"><h1>{story.title}</h1>'
        f'<div class="wp-block-post-content">{"".join(ps[:3])}<div class="wp-block-group newsletter">{_SIGN_UP}</div>{"".join(ps[3:])}'
        f"</div>{_RELATED}</main>{_FOOTER}</body></html>"
    )
    return _made("wordpress_blocks", story, html, "North Wire", published, modified)


@template
def drupal(story: Story, number: int) -> Made:
    """Field wrappers, Dublin Core, a breadcrumb, a time in the header only."""
    published = f"{story.day}T14:0{number}:00+01:00"
    head = _head(story, "Radio Seven", f'<meta name="dcterms.created" content="{published}">')
    html = (
        f'{head}<body><div class="region-header">{_NAV}</div><ol class="breadcrumb"><li>Home</li><li>News</li></ol><article class="node">'
        f'<h1><span class="field--name-title">{story.title}</span></h1><div class="node__submitted">Submitted by {story.author}</div>'
        f'<div class="field field--name-body">{"".join(_ps(story))}</div><div class="field--name-field-tags">Topics: <a>Region</a></div>'
        f"</article>{_RELATED}{_FOOTER}</body></html>"
    )
    return _made("drupal", story, html, "Radio Seven", published)


@template
def ghost(story: Story, number: int) -> Made:
    """A letter of one author: post-full-content, subscription box at the end."""
    published, modified = f"{story.day}T05:00:00.000Z", f"{story.day}T08:2{number}:00.000Z"
    meta = _linked(story, "The Long View", published, modified, isAccessibleForFree=True)
    html = (
        f'{_head(story, "The Long View", meta)}<body class="post-template">{_NAV}<article class="post-full"><header><h1>{story.title}</h1>'
        f'<p class="post-full-custom-excerpt">What we know so far.</p></header><section class="post-full-content"><div class="post-content">'
        f'{"".join(_ps(story))}</div></section><section class="subscribe-form"><h3>Subscribe to The Long View</h3><p>Get the latest posts '
        f"delivered right to your inbox.</p></section></article>{_FOOTER}</body></html>"
    )
    return _made("ghost", story, html, "The Long View", _z(published), _z(modified))


def _z(moment: str) -> str:
    return moment.replace(".000Z", "+00:00")


@template
def agency(story: Story, number: int) -> Made:
    """A wire: dateline, credit lines, refile note."""
    published, modified = f"{story.day}T10:15:0{number}Z", f"{story.day}T12:15:00Z"
    lines = [f"BERGEN, Oct 21 (Reuters) - {story.paragraphs[0]}", *story.paragraphs[1:]]
    ps = "".join(
        f'<div data-testid="paragraph-{n}" class="text__text">{escape(line, quote=False)}</div>'
        for n, line in enumerate(lines)
    )
    html = (
        f"{_head(story, 'Wire Desk', _linked(story, 'Wire Desk', published, modified))}<body>{_NAV}<main><article><h1>{story.title}</h1>"
        f'<div class="article-body__content">{ps}<p class="sign-off">Reporting by {story.author}; Editing by Hal Berg</p>'
        f"<p>Our Standards: The Wire Desk Trust Principles.</p></div></article></main>{_FOOTER}</body></html>"
    )
    made = _made("agency", story, html, "Wire Desk", published.replace("Z", "+00:00"), modified.replace("Z", "+00:00"))
    return Made(made.template, made.address, made.html, "\n".join(lines), made.outlet, made.published, made.modified)


@template
def broadcaster(story: Story, number: int) -> Made:
    """Blocks of data-component, images with captions between paragraphs, "related topics"."""
    published = f"{story.day}T17:4{number}:30.000Z"
    ps = [f'<div data-component="text-block"><p>{escape(words, quote=False)}</p></div>' for words in story.paragraphs]
    image = '<div data-component="image-block"><figure><img src="x"><figcaption>Image source, Pressbild. The port at dawn</figcaption></figure></div>'
    html = (
        f'{_head(story, "Channel One", _linked(story, "Channel One", published))}<body>{_NAV}<main id="main-content"><article>'
        f'<h1>{story.title}</h1><div data-component="byline-block">{story.author}, Regional reporter</div>{ps[0]}{image}{"".join(ps[1:3])}'
        f'<div data-component="links-block"><ul><li><a href="/a">Why the port matters</a></li><li><a href="/b">Live: the strike day by day</a>'
        f'</li></ul></div>{"".join(ps[3:])}<div data-component="topic-list"><h2>Related topics</h2><ul><li>Bergen</li></ul></div></article>'
        f"</main>{_RELATED}{_FOOTER}</body></html>"
    )
    return _made("broadcaster", story, html, "Channel One", _z(published))


@template
def broadsheet(story: Story, number: int) -> Made:
    """Microdata, standfirst, a correction at the foot, a plea for support."""
    published, modified = f"{story.day}T04:05:0{number}+0100", f"{story.day}T13:00:00+0100"
    html = (
        f'{_head(story, "The Sentinel")}<body>{_COOKIES}{_NAV}<article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">'
        f'{story.title}</h1><p class="content__dateline"><time itemprop="datePublished" datetime="{published}">Tue 21 Oct 2025</time>'
        f'<time itemprop="dateModified" datetime="{modified}">Last modified</time></p><div itemprop="articleBody" class="content__article-body">'
        f"{''.join(_ps(story))}<p>• This article was amended on 21 October 2025. An earlier version said that the union would meet on Sunday.</p>"
        f'</div><div class="support-banner"><p>Support independent journalism. Become a member today.</p></div></article>{_COMMENTS}{_FOOTER}</body></html>'
    )
    return _made("broadsheet", story, html, "The Sentinel", _colon(published), _colon(modified))


def _colon(moment: str) -> str:
    return f"{moment[:-2]}:{moment[-2:]}"


@template
def tabloid(story: Story, number: int) -> Made:
    """Links to other stories between all paragraphs, video boxes, shouting."""
    published = f"{story.day}T22:1{number}:00+02:00"
    between = (
        '<p class="read-more"><strong>READ MORE: <a href="/x">Fury as ferry will not sail on Sunday</a></strong></p>',
        '<div class="mol-video"><p>Watch: drone film shows ships waiting</p></div>',
        '<div class="teaser"><a href="/y"><h4>Mayor will quit on Friday, friends say</h4></a></div>',
    )  # fmt: skip
    ps = _ps(story, attributes=' class="mol-para"')
    body = "".join(p + between[n % 3] for n, p in enumerate(ps))
    meta = f'<meta property="article:published_time" content="{published}">'
    html = (
        f'{_head(story, "The Daily Shout", meta)}<body>{_NAV}<div id="content"><div class="article-text"><h1>{story.title}</h1>'
        f'<p class="author-section byline-plain">By {story.author} FOR THE DAILY SHOUT</p>{_SHARE}{body}</div><div class="puff">{_RELATED}</div>'
        f"</div>{_COMMENTS}{_FOOTER}</body></html>"
    )
    return _made("tabloid", story, html, "The Daily Shout", published)


@template
def table_layout(story: Story, _: int) -> Made:
    """A page of 2003: tables, fonts, line breaks, no metadata but a date in the head."""
    br = "<br><br>\n".join(escape(words, quote=False) for words in story.paragraphs)
    html = (
        f'<html><head><title>{story.title}</title><meta name="date" content="{story.day}"></head><body bgcolor="#ffffff"><table width="100%">'
        f'<tr><td colspan="2"><font size="5">Coast Gazette</font></td></tr><tr><td width="120"><a href="/">Home</a><br><a href="/news">News</a>'
        f'<br><a href="/ads">Small ads</a></td><td><font face="Arial" size="4"><b>{story.title}</b></font><br><br><font face="Arial" size="2">'
        f"{br}</font></td></tr></table></body></html>"
    )
    return _made("table_layout", story, html, "", story.day)


@template
def amp(story: Story, number: int) -> Made:
    """The quick version of a page, its canonical elsewhere on the site."""
    published = f"{story.day}T18:00:0{number}+03:00"
    canonical = f'<link rel="canonical" href="https://amp.example/news/{story.slug}">'
    html = (
        f"{_head(story, 'Mobile Post', canonical + _linked(story, 'Mobile Post', published)).replace('<html', '<html amp')}<body><amp-sidebar>{_NAV}"
        f'</amp-sidebar><article class="amp-wp-article"><header><h1 class="amp-wp-title">{story.title}</h1></header><div class="amp-wp-article-content">'
        f'{"".join(_ps(story))}<amp-ad width="300"></amp-ad></div></article><footer class="amp-wp-footer"><p>Powered by Mobile Post</p></footer></body></html>'
    )
    return _made("amp", story, html, "Mobile Post", published)


@template
def government(story: Story, number: int) -> Made:
    """A press release: contacts for media, file to download, last updated at the foot."""
    meta = f'<meta name="dcterms.issued" content="{story.day}T08:0{number}:00+02:00"><meta name="dcterms.modified" content="{story.day}T09:00:00+02:00">'
    html = (
        f'{_head(story, "Ministry of Ports", meta)}<body><a href="#content">Skip to main content</a>{_NAV}<main id="content"><span>Press release</span>'
        f'<h1>{story.title}</h1><div class="rich-text">{"".join(_ps(story))}</div><div class="media-contacts"><h2>Media contacts</h2><ul><li>Press office: '
        f"+00 00 00 00</li></ul></div><p>Last updated: 21 October 2025</p></main>{_FOOTER}</body></html>"
    )
    return _made(
        "government",
        story,
        html,
        "Ministry of Ports",
        f"{story.day}T08:0{number}:00+02:00",
        f"{story.day}T09:00:00+02:00",
    )


@template
def single_page_app(story: Story, number: int) -> Made:
    """The text is shown by a program; JSON-LD has all of it."""
    published = f"{story.day}T12:3{number}:00-04:00"
    linked = _linked(story, "App News", published, articleBody="\n\n".join(story.paragraphs))
    html = (
        f'{_head(story, "App News", linked)}<body><div id="root"><p>Loading...</p></div><noscript>Please enable JavaScript to read this page.'
        f"</noscript></body></html>"
    )
    return _made("single_page_app", story, html, "App News", published)


@template
def magazine(story: Story, number: int) -> Made:
    """Long form: drop caps, pull quotes, an author's note."""
    published = f"{story.day}T16:2{number}:00+00:00"
    ps = _ps(story)
    first = (
        ps[0]
        .replace("<p>", '<p><span class="drop-cap">', 1)
        .replace(story.paragraphs[0], story.paragraphs[0][0] + "</span>" + story.paragraphs[0][1:])
    )
    quote = f'<aside class="pull-quote"><p>{escape(story.paragraphs[2][:60], quote=False)}</p></aside>'
    html = (
        f'{_head(story, "Tideline", _linked(story, "Tideline", published))}<body>{_NAV}<article class="longform"><h1>{story.title}</h1>'
        f'<p class="dek">A dispute that nobody wanted.</p><div class="article__body">{first}{ps[1]}{quote}{"".join(ps[2:])}</div>'
        f'<div class="author-bio"><p>{story.author} is a staff writer at Tideline.</p></div></article>{_SIGN_UP}{_FOOTER}</body></html>'
    )
    return _made("magazine", story, html, "Tideline", published)


@template
def blogspot(story: Story, number: int) -> Made:
    """A blog: divs with line breaks, archive list, no time zone but one."""
    published = f"{story.day}T20:0{number}:00+02:00"
    body = "<br /><br />".join(escape(words, quote=False) for words in story.paragraphs)
    html = (
        f'<html lang="en"><head><title>Harbour Watch: {story.title}</title><meta property="og:title" content="{escape(story.title)}">'
        f'<meta property="og:site_name" content="Harbour Watch"></head><body><div class="header"><h1>Harbour Watch</h1></div><div class="main"><div class="post hentry">'
        f'<h3 class="post-title entry-title">{story.title}</h3><div class="post-body entry-content">{body}</div><div class="post-footer">Posted by '
        f'{story.author} at <abbr class="published" itemprop="datePublished" title="{published}"><time datetime="{published}">8:00 PM</time></abbr></div></div></div>'
        f'<div class="sidebar"><h2>Blog archive</h2><ul><li>2025 (12)</li><li>2024 (40)</li></ul></div></body></html>'
    )
    return _made("blogspot", story, html, "Harbour Watch", published)


@template
def arc(story: Story, number: int) -> Made:
    """A large American paper: paragraphs of c-paragraph, inline ads, sign-off of contributors."""
    published, modified = f"{story.day}T07:00:0{number}.123-05:00", f"{story.day}T19:00:00.456-05:00"
    ps = _ps(story, attributes=' class="c-paragraph"')
    ad = '<div class="ad-slot"><span>Advertisement</span></div>'
    html = (
        f"{_head(story, 'Lake City Tribune', _linked(story, 'Lake City Tribune', published, modified))}<body>{_NAV}<main><h1>{story.title}</h1>{_SHARE}"
        f'<article class="article-body">{ad.join(ps)}<p class="c-paragraph"><i>Associated Press writer Jon Vik contributed to this report.</i></p>'
        f'</article><div class="most-read"><h2>Most read</h2><ol><li><a href="/z">Snow will fall on Friday</a></li></ol></div></main>{_FOOTER}</body></html>'
    )
    return _made("arc", story, html, "Lake City Tribune", published.replace(".123", ""), modified.replace(".456", ""))


@template
def regional(story: Story, number: int) -> Made:
    """A regional paper: lead in a heading, fact box, epoch seconds in a meta tag."""
    seconds = 1761031800 + 60 * number  # 2025-10-21T07:30:00+00:00
    lead, *rest = _ps(story)
    meta = f'<meta name="article:published_time" property="article:published_time" content="{story.day}T07:3{number}:00+00:00"><meta name="cXenseParse:recs:publishtime" content="{seconds}">'
    html = (
        f"{_head(story, 'Upland Times', meta)}<body>{_COOKIES}{_NAV}<article><header><h1>{story.title}</h1></header>"
        f'<div class="lead">{lead}</div><div class="body">{"".join(rest)}</div><div class="caption">The port. PHOTO: GRY AAS</div></article>{_RELATED}{_FOOTER}</body></html>'
    )
    return _made("regional", story, html, "Upland Times", f"{story.day}T07:3{number}:00+00:00")


@template
def syndicated(story: Story, number: int) -> Made:
    """An agency's text on a portal: credit above and below, no author."""
    published = f"{story.day}T11:0{number}:00+01:00"
    html = (
        f'{_head(story, "Portal", _linked(story, "Portal", published))}<body>{_NAV}<div class="layout"><article><h1>{story.title}</h1><div class="source">AFP</div>'
        f'<div class="article-content">{"".join(_ps(story))}<p>© Agence France-Presse</p></div></article><aside class="trending"><h2>Trending</h2><ul><li>'
        f'<a href="/q">Film star will marry on Saturday</a></li></ul></aside></div>{_FOOTER}</body></html>'
    )
    return _made("syndicated", story, html, "Portal", published)


@template
def lists(story: Story, number: int) -> Made:
    """Key points above the text as a list that repeats it, paragraphs as sections."""
    published = f"{story.day}T13:1{number}:00+09:00"
    sections = "".join(f"<section><p>{escape(words, quote=False)}</p></section>" for words in story.paragraphs)
    html = (
        f"{_head(story, 'Pacific Record', _linked(story, 'Pacific Record', published))}<body>{_NAV}<main><article><h1>{story.title}</h1>"
        f'<time datetime="{published}">21 Oct 2025 1:1{number} p.m.</time>{sections}</article><div class="recommend"><h2>You may also like</h2><p>'
        f'<a href="/w">Whales will return in March</a></p></div></main>{_FOOTER}</body></html>'
    )
    return _made("lists", story, html, "Pacific Record", published)


@template
def newsroom_cms(story: Story, number: int) -> Made:
    """Times in two meta tags that disagree in form, body in nested divs, inline related link in the midst."""
    published = f"{story.day}T15:0{number}:00+02:00"
    ps = _ps(story)
    meta = f'<meta name="date" content="{story.day}"><meta property="article:published_time" content="{published}">'
    inline = '<p><em>Also read: <a href="/v">Ferry line will close in March</a></em></p>'
    html = (
        f'{_head(story, "Kystavisen", meta)}<body>{_NAV}<div><div><div class="story"><h1>{story.title}</h1><div class="story-body"><div>{"".join(ps[:2])}{inline}'
        f"{''.join(ps[2:])}</div></div></div></div></div>{_FOOTER}</body></html>"
    )
    return _made("newsroom_cms", story, html, "Kystavisen", published)


@template
def embedded_posts(story: Story, number: int) -> Made:
    """Posts of social media and a data table quoted in the text."""
    published = f"{story.day}T09:5{number}:00Z"
    ps = _ps(story)
    post = '<blockquote class="twitter-tweet"><p>pic.example/abc</p><a href="https://x.com/a/status/1">October 20, 2025</a></blockquote>'
    html = (
        f'{_head(story, "Signal Hill", _linked(story, "Signal Hill", published))}<body>{_NAV}<article><h1>{story.title}</h1>{"".join(ps[:2])}<div class="embed social-embed">{post}</div>'
        f"{''.join(ps[2:])}</article>{_SIGN_UP}{_FOOTER}</body></html>"
    )
    return _made("embedded_posts", story, html, "Signal Hill", published.replace("Z", "+00:00"))
