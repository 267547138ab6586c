"""Twenty more pages in ten further manners of news sites, for a figure that nothing was tuned on.

They were written in one go and measured once before anything in the extraction was changed for them; the figure of that
first run stands in docs/gather.md beside the figure of today. The texts are made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape

from page_templates import Made, Story

STORIES = (
    Story("tram-line", "Tram line to the airport to be opened in April, city says", "Gry Solheim", (
        "The tram line between the old town and the airport will be opened on 14 April, two years later than planned, the city of Lindvik said on Tuesday.",
        "Test runs without passengers are to begin in the second week of January, once the last of the overhead wires have been hung.",
        "“We would rather open late than open twice,” Deputy Mayor Tor Ekeland told a news conference in the depot at Nordre.",
        "The contractor, Bane & Bro, had warned in August that a shortage of switches could push the date into the summer.",
        "It now expects the missing parts by the end of November, its spokeswoman, Ida Lunde, wrote in an e-mail.",
        "The line is twelve kilometres long and has cost 3.1 billion crowns so far, a fifth more than the council approved in 2019.",
        "Opposition councillors said that they would ask for an inquiry when the council meets next Wednesday.",
        "Bus 31, which serves the airport today, is to run until the end of June at least.",
    )),
    Story("fishing-accord", "Islands and mainland agree to resume fishing talks next month", "Pål Reme", (
        "The governments of the Outer Isles and the mainland have agreed to resume talks on fishing quotas on 12 November, officials on both sides said.",
        "The meeting is to take place in Stornby, on neutral ground, and last for three days.",
        "Talks broke down in May after the islands' minister of fisheries, Una Kerr, left the room over a proposal to close the western banks.",
        "Kerr said on Monday evening that she would come “with an open notebook and a closed purse”.",
        "Her counterpart, Anders Falk, called the date a success in itself but declined to say whether a closure was still on the table.",
        "Fishermen in both ports reacted with caution. “We have had dates before,” said Lars Mikkelsen, who owns two trawlers in Havna.",
        "According to the Institute of Marine Research, the stock of cod on the western banks has halved since 2016.",
        "A previous round of talks, planned for July, was called off three days before it was to begin.",
        "Any accord would have to be approved by both parliaments before the season opens in February.",
    )),
)  # fmt: skip

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


def _made(
    name: str, story: Story, html: str, outlet: str, published: str, modified: str | None, text: str = ""
) -> Made:
    address = f"https://www.{name.replace('_', '')}.example/2025/10/{story.slug}.html"
    return Made(name, address, html, text or "\n".join(story.paragraphs), outlet, published, modified)


def _p(words: str, attributes: str = "") -> str:
    return f"<p{attributes}>{escape(words, quote=False)}</p>"


@template
def hashed_classes(story: Story, number: int) -> Made:
    """A program makes the page, and no class has a name that says anything; teasers and a biography around the text."""
    published, modified = f"2025-10-21T13:0{number}:12.000Z", f"2025-10-21T16:20:0{number}.000Z"
    data = {"@context": "http://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": published,
            "dateModified": modified, "author": [{"@type": "Person", "name": story.author}], "isAccessibleForFree": False,
            "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".meteredContent"},
            "publisher": {"@id": "https://x.example/#org", "@type": "NewsMediaOrganization", "name": "The Northern Ledger"}}  # fmt: skip
    half = len(story.paragraphs) // 2
    one = "".join(_p(p, ' class="css-at9mc1 evys1bk0"') for p in story.paragraphs[:half])
    two = "".join(_p(p, ' class="css-at9mc1 evys1bk0"') for p in story.paragraphs[half:])
    html = (
        f'<!doctype html><html lang="en" class="css-1k0tt18"><head><meta charset="utf-8"><title data-rh="true">{story.title} - The Northern Ledger</title>'
        f'<script data-rh="true" type="application/ld+json">{json.dumps(data)}</script></head><body><div id="app"><div class="css-1xz8pq">'
        '<div class="css-9m2">Skip to content</div><div class="css-mn3"><a href="/section/world">World</a><a href="/section/city">City</a></div></div>'
        f'<main id="site-content"><div><article id="story" class="css-1vxca1d"><div id="top-wrapper"><p class="css-k1l">Advertisement</p></div>'
        f'<header class="css-z1o"><h1 class="css-1l24qy5">{story.title}</h1><p class="css-w6ymp8">What is known, and what is not.</p></header>'
        f'<div class="css-103l8m3"><div><div class="css-v3p"><span class="css-jevhma">Credit...</span><span class="css-e9w26l">Liv Dahl for The Northern Ledger</span></div></div>'
        f'<p class="css-4anu6l e1jsehar1">By <a href="/by/x">{story.author}</a></p><time class="css-8blifc" datetime="{published}">Oct. 21, 2025</time></div>'
        f'<section name="articleBody" class="meteredContent css-1r7ky0e"><div class="css-s99gbd"><div class="css-53u6y8">{one}</div></div>'
        '<div><div class="css-1o8x"><p class="css-q">Advertisement</p><a href="#after">SKIP ADVERTISEMENT</a></div></div>'
        f'<div class="css-s99gbd"><div class="css-53u6y8">{two}</div></div></section>'
        f'<div class="css-8bb"><p class="css-v9ibr">{story.author} covers the coast and its towns. <a href="#">More about {story.author}</a></p></div>'
        '<div class="css-1t2"><p>A version of this article appears in print on Oct. 22, 2025, Section A, Page 7 of the Northern edition. <a href="#">Order Reprints</a> | <a href="#">Subscribe</a></p></div></article></div>'
        '<div class="css-h23"><h2>More in City</h2><ul><li><a href="/a">Mayor will speak on Thursday at the harbour</a><p>Anna Berg for The Northern Ledger</p></li>'
        '<li><a href="/b">Three bridges to be closed from Monday</a></li></ul></div></main><footer class="css-f"><a>© 2025 The Northern Ledger Company</a></footer></div></body></html>'
    )  # fmt: skip
    return _made(
        "hashed_classes",
        story,
        html,
        "The Northern Ledger",
        f"2025-10-21T13:0{number}:12+00:00",
        f"2025-10-21T16:20:0{number}+00:00",
    )


@template
def letter_platform(story: Story, number: int) -> Made:
    """A letter to subscribers on a platform: a widget in the midst, a footnote, likes, recent posts."""
    published = f"2025-10-21T05:3{number}:40+00:00"
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "url": "", "headline": story.title, "datePublished": published,
            "dateModified": published, "isAccessibleForFree": True, "author": [{"@type": "Person", "name": story.author}],
            "publisher": {"@type": "Organization", "name": "Coast and Council"}}  # fmt: skip
    body = [_p(p) for p in story.paragraphs]
    widget = (
        '<div class="subscription-widget-wrap-editor" data-attrs="{}"><div class="subscription-widget show-subscribe"><div class="preamble">'
        '<p class="cta-caption">Coast and Council is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div>'
        '<form class="subscription-widget-subscribe"><input type="email" placeholder="Type your email…"><input type="submit" value="Subscribe"></form></div></div>'
    )
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title}</title><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{story.title}"><meta name="author" content="{story.author}"><script type="application/ld+json">{json.dumps(data)}</script></head>'
        '<body class=""><div id="entry"><div class="main-menu"><a href="/">Coast and Council</a><button>Subscribe</button><button>Sign in</button></div>'
        f'<div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">{story.title}</h1>'
        f'<h3 class="subtitle">And what may come of it</h3><div class="byline-wrapper"><a href="/@x">{story.author}</a><div class="pencraft">Oct 21, 2025</div><div>∙ Paid</div>'
        '<div class="like-button-container"><a>14</a></div><a class="share">Share</a></div></div>'
        f'<div class="available-content"><div dir="auto" class="body markup">{"".join(body[:3])}{widget}{"".join(body[3:-1])}'
        f'{body[-1].replace("</p>", "")}<a class="footnote-anchor" href="#f1">1</a></p>'
        '<p class="button-wrapper"><a class="button primary" href="#"><span>Leave a comment</span></a></p></div></div>'
        '<div class="footnote"><a class="footnote-number">1</a><div class="footnote-content"><p>I asked both offices twice for the papers and will publish them here if they come.</p></div></div>'
        '<div class="post-ufi"><a>14 Likes</a><a>2 Restacks</a></div></article><div class="comments-page"><h4>Discussion about this post</h4>'
        '<div class="comment-body"><p>They will open it in August at best, I was told by a driver.</p></div></div></div>'
        '<div class="portable-archive"><div><a href="/p/z">What the minister will say on Friday</a><div>Oct 19 • Pål Reme</div></div></div>'
        '<div class="footer"><div>© 2025 Pål Reme</div><div>Privacy ∙ Terms ∙ Collection notice</div></div></div></body></html>'
    )  # fmt: skip
    return _made("letter_platform", story, html, "Coast and Council", published, published)


@template
def american_local(story: Story, number: int) -> Made:
    """An American local paper's system: assets, time elements with an offset, promotions in the midst."""
    published, modified = f"2025-10-21T08:1{number}:00-05:00", "2025-10-21T09:40:00-05:00"
    body = [_p(p) for p in story.paragraphs]
    promo = (
        '<div class="inline-asset layout-horizontal subscriber-hide tnt-inline-asset tnt-inline-relcontent tncms-block"><h4>People are also reading…</h4>'
        '<ul><li><a href="/z1">County to vote on jail on Monday</a></li><li><a href="/z2">Fair will open a day early</a></li></ul></div>'
    )
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Local News | lindvikcourier.example</title>'
        f'<meta property="og:site_name" content="Lindvik Courier"><meta property="og:type" content="article"><meta name="author" content="{story.author} Courier staff">'
        '</head><body class="fixed-nav app-editorial"><div id="site-navbar-container"><ul><li><a>News</a></li><li><a>Obituaries</a></li><li><a>e-Edition</a></li></ul></div>'
        f'<div id="main-page-container"><article id="asset-1" class="asset story"><header class="asset-header"><h1 class="headline"><span>{story.title}</span></h1></header>'
        f'<div class="meta"><ul class="list-inline"><li class="hidden-print"><span class="tnt-byline asset-byline">{story.author} Courier staff</span></li>'
        f'<li class="hidden-print"><time datetime="{published}" class="tnt-date asset-date text-muted">Oct 21, 2025</time></li>'
        f'<li class="visible-print"><span class="tnt-update-recent">Updated <time datetime="{modified}" class="tnt-date asset-date">9:40 a.m.</time></span></li></ul></div>'
        '<div class="asset-photo"><figure class="photo"><img src="p.jpg"><figcaption class="caption"><span class="caption-text"><p>Workers hang wires on Monday near the depot, where trams will be kept.</p></span>'
        '<span class="credit"><span class="tnt-byline">MIA FOSS, COURIER FILE</span></span></figcaption></figure></div>'
        f'<div id="asset-content" class="asset-content subscriber-premium"><div id="article-body" itemprop="articleBody" class="asset-body">'
        f'{body[0]}{body[1]}<div class="tncms-region-ads"><p>×</p></div>{body[2]}{promo}{"".join(body[3:])}<div class="subscriber-only"></div>'
        f'<p><em>Contact {story.author} at 555-0147 or news@lindvikcourier.example. On X: @lindvik.</em></p></div></div>'
        '<div class="asset-tags"><h4>Tags</h4><a>City</a></div><div class="email-signup"><h3>Be the first to know</h3><p>Get local news delivered to your inbox!</p></div></article></div>'
        '<div id="site-footer-container"><p>© Copyright 2025 Lindvik Courier, 1 Main Street | Terms of Use | Powered by Blocks from the county.</p></div></body></html>'
    )  # fmt: skip
    return _made("american_local", story, html, "Lindvik Courier", published, modified)


@template
def continental(story: Story, number: int) -> Made:
    """A continental system's English pages: bodytext, zone without a colon, sidebar before the text."""
    published = f"2025-10-21T14:05:0{number}+0200"
    text = "".join(_p(p, ' class="bodytext"') for p in story.paragraphs)
    html = (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{story.title}: Kystens Avis</title><meta name="date" content="{published}">'
        f'<meta name="generator" content="CMS"><meta property="og:site_name" content="Kystens Avis"><meta name="description" content="News from the coast in English"></head>'
        '<body><div id="page"><div class="csc-menu"><ul class="level1"><li><a>Forside</a></li><li><a>In English</a></li></ul></div>'
        '<div id="col3"><div class="csc-default"><h3>Calendar</h3><p class="bodytext">On Thursday the town choir will sing in the market hall.</p><p class="bodytext">On Saturday the library will be closed.</p></div></div>'
        f'<div id="col1" class="content"><div class="news news-single"><div class="article"><div class="header"><h2>{story.title}</h2></div>'
        f'<div class="footer"><p><span class="news-list-date">21.10.2025, 14:05</span> <span class="news-list-author">{story.author}</span></p></div>'
        f'<div class="news-img-wrap"><img src="a.jpg"><p class="news-img-caption">The depot at Nordre, seen from the hill.</p></div>'
        f'<div class="news-text-wrap">{text}</div><div class="news-backlink-wrap"><a>Back to overview</a></div>'
        '<div class="news-related-wrap"><h3>Links</h3><ul><li><a>Timetables</a></li></ul></div></div></div></div>'
        '<div id="foot"><p>Kystens Avis, Havnegata 2, Lindvik. Responsible under press law: the board.</p></div></div></body></html>'
    )  # fmt: skip
    return _made("continental", story, html, "Kystens Avis", f"2025-10-21T14:05:0{number}+02:00", None)


@template
def public_radio(story: Story, number: int) -> Made:
    """A public radio station: a player, captions that fold out, an anchor's introduction in a transcript below."""
    published = f"2025-10-21T17:0{number}:00-04:00"
    body = [_p(p) for p in story.paragraphs]
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{story.title} : Coast Radio</title><meta property="og:site_name" content="Coast Radio">'
        f'<meta property="og:title" content="{story.title}"></head><body id="news"><div id="global-header"><nav><a>Listen Live</a><a>Schedule</a></nav></div>'
        f'<main><section id="main-section"><article class="story"><div class="slug-wrap"><h3 class="slug"><a>Regional</a></h3></div><div class="storytitle"><h1>{story.title}</h1></div>'
        f'<div id="story-meta" class="story-meta has-byline"><div class="dateblock"><time datetime="{published}"><span class="date">October 21, 2025</span><span class="time">5:0{number} PM ET</span></time></div>'
        f'<p class="program-block__heard-on">Heard on <a>Evening Edition</a></p><div id="storybyline"><p class="byline__name">{story.author}</p></div></div>'
        '<div id="primaryaudio"><article class="bucketwrap resaudio"><h4 class="audio-module-title">3-Minute Listen</h4><ul class="audio-module-more-tools"><li><a>Download</a></li><li><a>Transcript</a></li></ul></article></div>'
        f'<div id="storytext" class="storytext storylocation linkLocation"><div class="bucketwrap image large"><div class="imagewrap"><img src="x.jpg"></div>'
        '<div class="credit-caption"><div class="caption-wrap"><div class="caption"><p>A tram stands in the depot. The first passengers will board in spring. <b class="credit">Even Moen/Coast Radio</b><b class="hide-caption"><b>hide caption</b></b></p></div><b class="toggle-caption"><b>toggle caption</b></b></div><span class="credit">Even Moen/Coast Radio</span></div></div>'
        f'{body[0]}{body[1]}<aside><div class="bucketwrap internallink insettwocolumn inset2col"><div class="bucket img"><a><img></a></div><div class="bucketblock"><h3 class="slug"><a>Regional</a></h3><h3><a>Ferry workers will vote on a strike next week</a></h3></div></div></aside>'
        f'{"".join(body[2:])}</div><div class="tags"><ul><li>trams</li></ul></div></article>'
        '<div class="transcript storytext"><p class="disclaimer">Transcripts are created on a rush deadline and may not be in their final form.</p></div></section>'
        '<aside id="secondary"><h2>Popular on Coast Radio</h2><ol><li><a>The choir will tour in May</a></li></ol></aside></main><footer><p>© 2025 coast radio</p></footer></body></html>'
    )  # fmt: skip
    return _made("public_radio", story, html, "Coast Radio", published, None)


@template
def explainer(story: Story, number: int) -> Made:
    """Questions and answers with a list in the text, which is part of it."""
    published, modified = f"2025-10-21T11:3{number}:00+02:00", "2025-10-22T07:05:00+02:00"
    questions = ("What was decided?", "Who says what?", "What happens next?")
    third = -(-len(story.paragraphs) // 3)
    parts = [story.paragraphs[n * third : (n + 1) * third] for n in range(3)]
    listed = "<ul>" + "".join(f"<li>{escape(p, quote=False)}</li>" for p in parts[1]) + "</ul>"
    bodies = ["".join(map(_p, parts[0])), listed, "".join(map(_p, parts[2]))]
    data = {"@context": "https://schema.org", "@type": "ReportageNewsArticle", "headline": story.title, "datePublished": published,
            "dateModified": modified, "author": {"@type": "Person", "name": story.author}, "publisher": {"@type": "Organization", "name": "Norlys Online"}}  # fmt: skip
    text = "\n".join(line for question, part in zip(questions, parts, strict=True) for line in (question, *part))
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | Norlys Online</title><script type="application/ld+json">{json.dumps([data])}</script></head>'
        f'<body><header><a>Norlys Online</a><nav><a>Latest</a><a>Explained</a></nav></header><main><article class="o-article"><div class="o-article__head"><p class="kicker">Explained</p><h1>{story.title}</h1>'
        f'<p class="o-article__standfirst">Five minutes on a decision that will keep the region busy.</p><div class="o-article__meta">{story.author} · 21 October 2025</div></div>'
        '<div class="o-toc"><h2>In this article</h2><ol>' + "".join(f'<li><a href="#q{n}">{q}</a></li>' for n, q in enumerate(questions)) + "</ol></div>"
        '<div class="o-article__body">' + "".join(f'<h2 id="q{n}">{q}</h2>{body}' for n, (q, body) in enumerate(zip(questions, bodies, strict=True))) +
        '</div><div class="o-feedback"><p>Was this article useful?</p><button>Yes</button><button>No</button></div></article></main>'
        "<footer><p>Norlys Online is published by Norlys Media. Editor: A. Vik</p></footer></body></html>"
    )  # fmt: skip
    return _made("explainer", story, html, "Norlys Online", published, modified, text)


@template
def endless(story: Story, number: int) -> Made:
    """The next articles follow on the same page, as long as the reader scrolls."""
    published, modified = f"2025-10-21T10:0{number}:00+01:00", "2025-10-21T10:45:00+01:00"

    def described(title: str, at: str, changed: str) -> str:
        data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": at, "dateModified": changed,
                "publisher": {"@type": "Organization", "name": "Daily Skerry"}}  # fmt: skip
        return f'<script type="application/ld+json">{json.dumps(data)}</script>'

    text = "".join(map(_p, story.paragraphs))
    other = (
        "The lighthouse at Ytre Skjær will be sold to the highest bidder in December, the coastal office said on Sunday.",
        "Five buyers have asked for papers, among them a hotel company from the capital and a club of amateur radio operators.",
        "The keeper's house is included, and so is a boat shed that has lost its roof.",
    )
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - Daily Skerry</title><meta property="og:title" content="{story.title}"><meta property="og:type" content="article">'
        f'{described(story.title, published, modified)}</head><body><header class="sticky"><nav><a>News</a><a>Sport</a><a>Puzzles</a></nav></header><div class="infinite-scroll">'
        f'<article class="article-page" data-index="0"><h1 class="title">{story.title}</h1><div class="info">By {story.author}<span class="dates">21 Oct 2025, 10:0{number}</span></div><div class="lead-media"><img><div class="imgcap">Picture: Skerry Press</div></div>'
        f'<div class="article-text">{text}</div><div class="end-of-article"><span>■</span></div></article><div class="next-up">Next article</div>'
        f'<article class="article-page" data-index="1"><h1 class="title">Lighthouse for sale</h1><div class="info">By Ann Holm<span class="dates">19 Oct 2025</span></div><div class="article-text">{"".join(map(_p, other))}</div>'
        f'{described("Lighthouse for sale", "2025-10-19T09:00:00+01:00", "2025-10-19T09:00:00+01:00")}</article></div><footer><p>Daily Skerry, part of Skerry Group</p></footer></body></html>'
    )  # fmt: skip
    return _made("endless", story, html, "Daily Skerry", published, modified)


@template
def club_system(story: Story, number: int) -> Made:
    """A free system of the tens as small papers use it: a list of article facts, modules, a pager."""
    published, modified = f"2025-10-21T12:05:0{number}+00:00", "2025-10-21T18:30:00+00:00"
    html = (
        f'<!DOCTYPE html><html lang="en-gb" dir="ltr"><head><meta charset="utf-8"><meta name="author" content="{story.author}"><meta name="generator" content="a free system"><title>{story.title}</title></head>'
        '<body class="site com_content view-article"><header class="header container-header"><div class="site-description">The Island Post</div><div class="mod-menu"><ul><li><a>Home</a></li><li><a>Tides</a></li></ul></div></header>'
        '<div class="site-grid"><div class="sidebar-left"><div class="card"><h3 class="card-header">Next ferry</h3><div class="card-body"><p>The ferry will leave at 14:10 from the north quay.</p></div></div></div>'
        '<div class="grid-child container-component"><main><div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="en-GB">'
        f'<div class="page-header"><h1 itemprop="headline">{story.title}</h1></div><dl class="article-info text-muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author" itemscope><span>Written by: <span itemprop="name">{story.author}</span></span></dd>'
        f'<dd class="category-name">Category: <a>News</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="{published}" itemprop="datePublished">Published: 21 October 2025</time></dd>'
        f'<dd class="modified"><time datetime="{modified}" itemprop="dateModified">Last Updated: 21 October 2025</time></dd><dd class="hits">Hits: 2{number}7</dd></dl>'
        f'<div itemprop="articleBody" class="com-content-article__body">{"".join(map(_p, story.paragraphs))}</div>'
        '<nav class="pagenavigation"><span><a>Previous article: The school will close on Friday</a></span><span><a>Next article: Harbour dues to rise</a></span></nav></div></main></div></div>'
        '<footer class="container-footer"><p>The Island Post. Articles may be copied with thanks.</p></footer></body></html>'
    )  # fmt: skip
    return _made("club_system", story, html, "The Island Post", published, modified)


@template
def site_builder(story: Story, number: int) -> Made:
    """A paid site builder: blocks of blocks, times in itemprop metas, a donation block in the midst."""
    published, modified = f"2025-10-21T09:15:0{number}-0400", "2025-10-21T10:00:00-0400"
    body = list(map(_p, story.paragraphs))

    def block(inside: str) -> str:
        return f'<div class="sqs-layout sqs-grid-12 columns-12"><div class="row sqs-row"><div class="col sqs-col-12 span-12"><div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content"><div class="sqs-html-content">{inside}</div></div></div></div></div></div>'

    html = (
        f'<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>{story.title} &mdash; Sound Reporter</title><meta property="og:site_name" content="Sound Reporter"/><meta property="og:title" content="{story.title} &mdash; Sound Reporter"/>'
        f'<meta itemprop="headline" content="{story.title}"/><meta itemprop="author" content="{story.author}"/><meta itemprop="datePublished" content="{published}"/><meta itemprop="dateModified" content="{modified}"/></head>'
        '<body class="collection-type-blog-side-by-side view-item"><header id="header"><div class="header-nav"><a>About</a><a>Donate</a></div></header><main id="page" class="container"><article class="sections"><section class="page-section"><div class="content-wrapper"><div class="blog-item-wrapper">'
        f'<article class="h-entry entry"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title">{story.title}</h1></div><div class="blog-item-meta-wrapper"><time class="dt-published blog-meta-item--date" datetime="2025-10-21">Oct 21</time><span>Written By <a>{story.author}</a></span></div></div>'
        f'<div class="blog-item-content-wrapper"><div class="blog-item-content e-content">{block("".join(body[:4]))}'
        '<div class="sqs-block donation-block"><div class="sqs-block-content"><div class="sqs-donation-message"><p>Local news costs money. Give what you can and we will match it until Friday.</p></div><a class="sqs-donate-button">Donate</a></div></div>'
        f'{block("".join(body[4:]))}</div></div><div class="blog-item-author-profile-wrapper"><div class="author-bio"><p>{story.author} has reported from the Sound since 2011.</p></div></div></article></div></div></section>'
        '<section class="item-pagination"><a><div class="item-pagination-prev-next">Previous</div><h2>Sound cleanup will start in May</h2></a></section></article></main><footer><p>Made with a builder</p></footer></body></html>'
    )  # fmt: skip
    return _made(
        "site_builder", story, html, "Sound Reporter", f"2025-10-21T09:15:0{number}-04:00", "2025-10-21T10:00:00-04:00"
    )


@template
def portal_breaks(story: Story, number: int) -> Made:
    """A large portal: the text in one div between line breaks, links to other stories and a credit among them."""
    published, modified = f"2025-10-21T19:2{number}:00+05:30", "2025-10-21T19:58:00+05:30"
    rows = [escape(p, quote=False) for p in story.paragraphs]
    also = '<br><br><b>ALSO READ | <a href="/x">Minister to visit flood-hit towns on Sunday, says aide</a></b>'
    body = "<br><br>".join(rows[:3]) + also + "<br><br>" + "<br><br>".join(rows[3:])
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>{story.title} | World News - Sandesh Today</title><meta name="publish-date" content="{published}"><meta http-equiv="Last-Modified" content="x">'
        f'<meta property="article:modified_time" content="{modified}"><meta property="og:site_name" content="Sandesh Today"><meta property="og:title" content="{story.title}"><meta name="news_keywords" content="x,y"></head>'
        '<body><div class="topnav"><a>India</a><a>World</a><a>Cricket</a><a>Astro</a></div><div class="ticker">Breaking: <a>Rates to be held on Friday, bank says</a></div>'
        f'<div class="wrapper clearfix"><div class="lhs"><h1 class="HNMDR">{story.title}</h1><div class="xf8Pm byline"><a>{story.author}</a> / Sandesh Today / Updated: Oct 21, 2025, 19:58 IST</div><div class="share_box"><span>FOLLOW US</span><span>Share</span><span>AA</span><span>Text Size</span></div>'
        f'<div class="wJnIp"><img alt="x"><div class="img_cap">Representative image (Credit: Agencies)</div></div><div class="_s30J clearfix" data-articlebody="1">{body}<br><br><i>(With inputs from agencies)</i></div>'
        '<div class="author_about"><h3>About the Author</h3><p>The desk of Sandesh Today works round the clock to bring you the news.</p></div></div>'
        '<div class="rhs"><h2>Visual Stories</h2><ul><li><a>10 walks you will love</a></li></ul><h2>Trending Now</h2><ul><li><a>Who will win on Sunday?</a></li></ul></div></div>'
        "<footer><p>Copyright © 2025 Sandesh Group. All rights reserved. For reprint rights: Syndication Service</p></footer></body></html>"
    )  # fmt: skip
    return _made("portal_breaks", story, html, "Sandesh Today", published, modified)
