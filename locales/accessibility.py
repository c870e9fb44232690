"""The statement that Swedish law asks of the pages: how accessible they are."""

from locales.phrases import Phrases


def accessibility_statement(phrases: Phrases) -> list[str]:
    """The paragraphs of the accessibility statement."""
    _ = phrases.text
    names = phrases.several(each.name for each in phrases.partnership.organisations if each.reports)
    return [
        # Translators: the accessibility statement, which Swedish law asks for: whose pages these are.
        _("{organisations} answer for these pages. Everybody shall be able to use them.").format(
            organisations=names
        ),
        # Translators: the accessibility statement: how well the law's demands are met.
        _(
            "The pages meet level AA of WCAG 2.2 and the Swedish law on access to digital public service"
            " (2018:1937) as far as we know. They work by keyboard, with a screen reader, without"
            " scripts, enlarged to 400 percent, in light and in dark."
        ),
        # Translators: the accessibility statement: what is not accessible.
        _(
            "What we know to be less good: the names and rules of the promises are in Swedish also on the"
            " English pages. Every picture has a table or a text beside it that says the same."
        ),
        # Translators: the accessibility statement: how that was tested.
        _(
            "How we know: every version of the pages is tried by a program (axe) in a browser, at phone"
            " width, by keyboard and in dark mode, before it is used. Nobody outside has examined them."
        ),
        # Translators: the accessibility statement: how to tell what does not work.
        _(
            "Is there something that you can't use, or do you need it in another form? Tell"
            " {organisations}, and you get an answer."
        ).format(organisations=names),
        # Translators: the accessibility statement: who supervises it.
        _(
            "If you are not content with the answer, you can turn to the Swedish Agency for Digital"
            " Government (Digg), which supervises that the law is followed."
        ),
    ]
