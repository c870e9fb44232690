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
        # Translators: what the command /hjalp does, in the menu of commands.
        ("hjalp", _("How to write to me")),
    )
