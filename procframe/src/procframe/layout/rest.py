"""Records of lines that may be any text: those that nothing else takes."""

from __future__ import annotations

from procframe.layout.parts import OPEN, STRICT, BoundMany, Context, Cursor, Many
from procframe.record import AnyRecord

__all__ = ["Rest"]


class Rest(Many):
    """A ``Many`` for what nothing else takes: ``Rest("cards", Stanza(Card, "{name}"))``, where a name may be any text.

    A line that another part knows, exactly or with odd blanks or unknown text at its end, goes there; so a title that
    a later kernel prints otherwise is not mistaken for one of these. An unknown line among them is one of them.
    """

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundRest:
        """The part on a kind of machine."""
        return BoundRest(self.name, [stanza.bind(context) for stanza in self.stanzas])


class BoundRest(BoundMany):
    """A ``Rest`` among the parts of a record."""

    def accept(self, cursor: Cursor, level: int) -> bool:
        """After all others, what is laid out as such a record is."""
        return level == OPEN and super().accept(cursor, STRICT)
