"""The words of a form: what stands on it, what there is to choose, and what is wrong with a field."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.pages import Prefilled
from bot.replies import NO, YES, FormFault, FormFaults
from locales.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from: an id, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The words of one field: its name, a hint where one helps, and its choices where it has any."""

    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words of a form, with its fields by name, and a note above them where one is needed.

    The field `entry` is there where several may be changed, `requested` where some activity asks for it.
    """

    title: str
    submit: str
    close: str
    fields: Mapping[str, FieldWords]
    note: str = ""


def form(phrases: Phrases, prefilled: Prefilled) -> FormWords:
    """The words of a form for a new report, or of one that changes a report."""
    _ = phrases.text
    # Translators: the title of a form for a new report, and its button; at most 24 characters each.
    new = (_("New report"), _("Report"))
    # Translators: the title of a form that changes a report, and its button; at most 24 characters each.
    changed = (_("Change the report"), _("Save"))
    title, submit = new if prefilled.report is None else changed
    return FormWords(
        title=title,
        submit=submit,
        # Translators: the button that closes a form and saves nothing; at most 24 characters.
        close=_("Cancel"),
        fields={
            **_which_entry(phrases, prefilled),
            **_what(phrases, prefilled),
            **_where_and_who(phrases, prefilled),
            **_who_asked(phrases, prefilled),
        },
        note=_note(phrases, prefilled),
    )


def faults(phrases: Phrases, reply: FormFaults) -> Mapping[str, str]:
    """What is wrong with each field, in a sentence that stands beside it."""
    return {field: _fault(phrases, field, fault) for field, fault in reply.faults.items()}


def faults_told(phrases: Phrases, reply: FormFaults) -> str:
    """The same as a text, where nothing can stand beside a field."""
    labels = _labels(phrases)
    return "\n".join(f"{labels[field]}: {fault}" for field, fault in faults(phrases, reply).items())


def _labels(phrases: Phrases) -> Mapping[str, str]:
    _ = phrases.text
    return {
        # Translators: the name of a field in a form: which of a report's entries is changed.
        "entry": _("Which one"),
        # Translators: the name of a field in a form: what was done.
        "activity": _("Activity"),
        # Translators: the name of a field in a form: how many.
        "count": _("Number"),
        # Translators: the name of a field in a form: on which day.
        "date": _("Day"),
        # Translators: the name of a field in a form: in which district.
        "area": _("District"),
        # Translators: the name of a field in a form: on which street, square or the like.
        "place": _("Place"),
        # Translators: the name of a field in a form: the other organisations that took part.
        "partners": _("Together with"),
        # Translators: the name of a field in a form: whether inhabitants had named the place.
        "requested": _("Had residents asked for the place?"),
    }


def _which_entry(phrases: Phrases, prefilled: Prefilled) -> dict[str, FieldWords]:
    if len(prefilled.entries) <= 1:
        return {}
    choices = tuple(Choice(str(entry.id), phrases.entry(entry.facts)) for entry in prefilled.entries)
    return {"entry": FieldWords(_labels(phrases)["entry"], choices=choices)}


def _what(phrases: Phrases, prefilled: Prefilled) -> dict[str, FieldWords]:
    _ = phrases.text
    labels = _labels(phrases)
    activities = tuple(Choice(each, phrases.activity(each).capitalize()) for each in prefilled.activities)
    return {
        "activity": FieldWords(labels["activity"], choices=activities),
        "count": FieldWords(labels["count"], _how_to_count(phrases, prefilled)),
        # Translators: a hint below the day in a form.
        "date": FieldWords(labels["date"], _("After midnight, choose the evening that the shift began.")),
    }


def _how_to_count(phrases: Phrases, prefilled: Prefilled) -> str:
    _ = phrases.text
    measured = [
        each for each in prefilled.activities if phrases.partnership.activity(each).measure == "kronor"
    ]
    if measured:
        # Translators: a hint below the number in a form, where some activities are sums of money.
        return _("How many times, or how much in SEK where it is money.")
    # Translators: a hint below the number in a form.
    return _("How many times, not how many people or cars.")


def _where_and_who(phrases: Phrases, prefilled: Prefilled) -> dict[str, FieldWords]:
    _ = phrases.text
    labels = _labels(phrases)
    areas = tuple(Choice(area.id, area.name) for area in phrases.partnership.areas)
    partners = tuple(Choice(each, phrases.organisation(each)) for each in prefilled.partners)
    return {
        "area": FieldWords(labels["area"], _needed_for(phrases, prefilled, "area"), areas),
        # Translators: a hint below the place in a form.
        "place": FieldWords(labels["place"], _("A street, square, school or station. No names of people.")),
        "partners": FieldWords(labels["partners"], choices=partners),
    }


def _who_asked(phrases: Phrases, prefilled: Prefilled) -> dict[str, FieldWords]:
    """Whether inhabitants had named the place; nobody is asked where it decides nothing."""
    _ = phrases.text
    needed = _needed_for(phrases, prefilled, "requested")
    if not needed and prefilled.told.requested is None:
        return {}
    # Translators: a button: yes.
    yes = Choice(YES, _("Yes"))
    # Translators: a button: no.
    no = Choice(NO, _("No"))
    return {"requested": FieldWords(_labels(phrases)["requested"], needed, (yes, no))}


def _note(phrases: Phrases, prefilled: Prefilled) -> str:
    """That a text tells of more than the form holds, where the form holds some of it."""
    if prefilled.whole or prefilled.told.activity is None:
        return ""
    # Translators: stands above a form that is filled in from a message.
    return phrases.text("The message tells of more than fits here. Report the rest separately.")


def _needed_for(phrases: Phrases, prefilled: Prefilled, field: str) -> str:
    """For which activities a field matters."""
    activities = [phrases.partnership.activity(each) for each in prefilled.activities]
    needy = [each.noun.singular for each in activities if field in (*each.needs, *each.asks)]
    # Translators: a hint below a field in a form that only some activities need.
    return phrases.text("Needed for: {activities}.").format(activities=", ".join(needy)) if needy else ""


def _fault(phrases: Phrases, field: str, fault: FormFault) -> str:
    _ = phrases.text
    told = {
        # Translators: a field of a form was left empty that is needed.
        FormFault.MISSING: _("Fill this in, please."),
        # Translators: what was chosen in a form does not exist any more.
        FormFault.UNKNOWN: _("Choose one from the list."),
        # Translators: the day chosen in a form has not come yet.
        FormFault.AHEAD: _("That day has not come yet: only what is done is counted."),
        # Translators: the number in a form is zero or below.
        FormFault.TOO_FEW: _("Write at least 1."),
        # Translators: the number in a form can't be right.
        FormFault.TOO_MANY: _("That cannot be right. Write a smaller number."),
        # Translators: personal data were found in a field of a form.
        FormFault.PRIVATE: _("That looks like personal data. Take it out, please."),
        # Translators: the place in a form is not in the municipality; {name} is the municipality.
        FormFault.OUTSIDE: _("That place is outside {name}."),
        # Translators: the place in a form lies in another district than the one chosen.
        FormFault.ELSEWHERE: _("That place lies in another district than the one you chose."),
    }
    if (field, fault) == ("place", FormFault.UNKNOWN):
        # Translators: the place in a form is not known.
        return _("I do not know that place. Write a street, square, school or station, or leave it empty.")
    return told[fault].format(name=phrases.partnership.name)
