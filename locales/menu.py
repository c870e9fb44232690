"""The menu of commands on platforms that have one."""

from locales.catalogue import translations


def menu(language: str) -> tuple[tuple[str, str], ...]:
    """The commands with what they do, in a language; their names are Swedish without dots."""
    _ = translations(language).gettext
    return (
        # Translators: what the command /rapport does, in the menu of commands.
        ("rapport", _("Report what you did")),
        # Translators: what the command /status does, in the menu of commands.
        ("status", _("How the promises stand")),
        # Translators: what the command /angra does, in the menu of commands.
        ("angra", _("Take back your latest report")),
        # Translators: what the command /publicera does, in the menu of commands.
        ("publicera", _("Tell the inhabitants how it goes (managers)")),
        # Translators: what the command /utvardering does, in the menu of commands.
        ("utvardering", _("How the year went (managers)")),
        # Translators: what the command /hjalp does, in the menu of commands.
        ("hjalp", _("How to write to me")),
    )


def shortcut(language: str) -> tuple[str, str]:
    """The name of what opens a form from a message's menu, and what it does."""
    _ = translations(language).gettext
    return (
        # Translators: in a message's menu: opens a form with what the message tells; at most 24 characters.
        _("Report this"),
        # Translators: what the entry in a message's menu does.
        _("Opens a report with what the message tells"),
    )


def introduction(language: str) -> str:
    """What the bot is, in one line."""
    _ = translations(language).gettext
    # Translators: what the bot is, below its name; at most 140 characters.
    return _("Keeps count of what is done towards the citizen promises.")
