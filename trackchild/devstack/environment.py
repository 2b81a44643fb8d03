"""What a plain shell has not exported: `manage.py` finds the servers and secrets of `make run` by itself.

Web, worker and beat never pass here: without a secret they do not start.
"""

import base64
import secrets
from collections.abc import MutableMapping

from trackchild.devstack import embedded, supervisor
from trackchild.devstack.places import Place

FILES_ONLY = ("match_files", "make_registers")  # commands that need neither database nor secret


def complete(environ: MutableMapping[str, str], *, command: str) -> None:
    """Add what is not said. What the environment says always counts."""
    if command in FILES_ONLY:
        found = throw_away()
    elif environ.get("DATABASE_URL"):
        return
    else:
        found = beside_the_stack(Place(supervisor.data_dir_of(environ)))
    for name, value in found.items():
        if not environ.get(name):
            environ[name] = value


def throw_away() -> dict[str, str]:
    """Settings want them; nothing is reached or kept with them."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "REDIS_URL": "redis://127.0.0.1:1",
    }


def beside_the_stack(place: Place) -> dict[str, str]:
    """Addresses and secrets of a data folder that `make run` has made; nothing without one."""
    if not (place.data / "secrets.json").is_file():
        return {}
    servers = embedded.addresses(place.data)
    return {
        "DATABASE_URL": servers.database_url,
        "REDIS_URL": servers.redis_url,
        **supervisor.running_with(place),
        **supervisor.secrets_of(place),
    }
