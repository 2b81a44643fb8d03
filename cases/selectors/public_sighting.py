"""What the sighting form looks up."""

from directory.models import State


def chosen_state(iso: str) -> State | None:
    if not iso or len(iso) > 6 or "\0" in iso:
        return None
    return State.objects.filter(iso=iso).first()
