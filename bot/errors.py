"""The few ways in which the program goes wrong; each message says what, where and what to do."""


class LoftesbotenError(Exception):
    """Anything that a caller can put right; its text is one plain sentence."""


class SettingError(LoftesbotenError):
    """A setting is missing or malformed."""


class DatabaseError(LoftesbotenError):
    """The database can't be reached, read or brought up to date."""


class DeliveryError(LoftesbotenError):
    """A platform did not take what was to be sent; later it may."""


class BusyError(DeliveryError):
    """A platform was asked too often; it says for how many seconds it wants to be left alone."""

    def __init__(self, sentence: str, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(sentence)


class UnreachableError(DeliveryError):
    """Nobody can be reached there any more: the bot is blocked, the channel archived or gone."""


class UnsayableError(UnreachableError):
    """The platform refuses what is said, wherever it is said."""


class UncertainDeliveryError(DeliveryError):
    """It may have been sent: the connection broke before the platform had answered."""


class InputError(LoftesbotenError):
    """A line, a date or an argument can't be used."""


class PartnershipFileError(LoftesbotenError):
    """A partnership's data file has faults, one line of text for each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))
