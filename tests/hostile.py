"""Texts that would do more than be read if they were taken for markup, commands, formulas or lines."""

from unicodedata import category

FORGED = "2020-04-03 21:10:00,000 ERROR bot: forged"
TEXTS = (
    # Slack
    "<!channel>", "<!here>", "<!everyone>", "<@U0000000001>", "<@U0000000001|lina>", "<#C0000000001>",
    "<#C0000000001|polisen>", "<!subteam^S0000000001>", "<!subteam^S0000000001|alla>",
    "<https://example.com>",
    "<https://example.com|Stor>", "<mailto:a@example.com|brev>", "<!date^1392734382^{date}|igår>",
    "@channel", "@here",
    "@everyone", "&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;", "<<!channel>>", "<!channel", ":skull:",
    "*fet*",
    "_kursiv_", "~struken~", "`kod`", "```kod```", "> citat", "&gt; citat",
    # Telegram and the web
    "@loftes_bot", "@nagon_annan", "/stop", "/start abc", "/rapport", "#lista", "$ABC", "<b>fet</b>",
    "<b>", "</b>",
    "<a href='https://example.com'>Stor</a>", "<tg-spoiler>x</tg-spoiler>", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "&#60;b&#62;", "&nbsp;", "&", "https://example.com",
    "http://example.com/a?b=c",
    "www.example.com", "example.com", "tg://user?id=1", "t.me/loftes_bot", "javascript:alert(1)",
    "[Stor](https://example.com)",
    "\\u003cb\\u003e", "{text}", "{0.__class__}", "%s%n", "${jndi:ldap://example.com}",
    "'; DROP TABLE reports; --",
    # formulas
    "=1+1", '=HYPERLINK("https://example.com")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1",
    # lines and signs that can't be seen
    f"Stor\n{FORGED}", f"Stor\r\n{FORGED}", f"Stor\r{FORGED}", f"Stor\u2028{FORGED}", f"Stor\u0085{FORGED}",
    f"Stor\v{FORGED}", "\x1b[31mröd\x1b[0m", "\x1b]0;titel\x07", "\x00", "Stor\x00", "\b\b\b\b",
    "\u202eradnäv",
    "\u2066Stor\u2069", "\u200f", "St\u200bor", "St\u00ador", "\ufeffStor", "\u2060", "\U000e0041",
    "\ufff9Stor\ufffb",
)  # fmt: skip


def unseen(text: str, allowed: str = "\n\u2060") -> list[str]:
    """The signs of a text that can't be seen, but for line breaks and what breaks links."""
    signs = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return [sign for sign in text if category(sign) in signs and sign not in allowed]


def forged(log: str) -> list[str]:
    """The lines of a log that no record wrote: that begin as one should not, or break off."""
    return [
        line
        for line in log.splitlines()
        if line.startswith(FORGED) or not line[:4].isdecimal() or not line.isprintable()
    ]
