"""The picture of a digest: all promises against their plans."""

from bot.pictures.overview import Overview, overview
from bot.unasked import Digest
from bot.working_time import ONE_DAY
from locales.pictures import PictureWords


class DigestPainter:
    """Serves `handlers.jobs.wording.Painter`."""

    def __init__(self, words: PictureWords) -> None:
        self._words = words

    def alternative(self, digest: Digest) -> str:
        """Words that say the same as the picture."""
        return self._words.alternative(_picture(digest))

    def png(self, digest: Digest) -> bytes:
        """The picture."""
        from handlers.pictures.drawing import draw  # noqa: PLC0415 - slow to import, and few processes draw

        return draw(_picture(digest), self._words)


def _picture(digest: Digest) -> Overview:
    positions = [prospect.position for prospect in digest.prospects]
    return overview(((each.promise, each.progress) for each in positions), digest.told.last + ONE_DAY)
