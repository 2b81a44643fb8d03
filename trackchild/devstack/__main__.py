"""`python -m trackchild.devstack run|stop|env|prepare|accounts`."""

import argparse
import os
import shlex
import signal
import sys

from trackchild.devstack import embedded, supervisor
from trackchild.devstack.guard import PR_SET_PDEATHSIG


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m trackchild.devstack")
    parser.add_argument("what", choices=["run", "stop", "env", "prepare", "accounts"])
    parser.add_argument("--with-parent", action="store_true", help="end when the starting process ends")
    args = parser.parse_args()
    data_dir = str(supervisor.data_dir_of(os.environ))

    match args.what:
        case "run":
            if args.with_parent:
                end_with_parent()
            host, port = os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or "8000")
            return supervisor.run(data_dir=data_dir, host=host, port=port)
        case "stop":
            supervisor.stop(data_dir=data_dir)
        case "env":
            print_environment(data_dir)
        case "prepare":
            from trackchild.devstack import preparation

            preparation.prepare()
        case "accounts":
            from trackchild.devstack import preparation

            preparation.print_accounts()
    return 0


def end_with_parent() -> None:
    """`make` killed with -9 takes the supervisor, and so everything, with it."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def print_environment(data_dir: str) -> None:
    """For a shell beside a running stack: `eval "$(python -m trackchild.devstack env)"`."""
    place = supervisor.Place(data_dir)
    place.prepare()
    servers = embedded.addresses(data_dir, **supervisor.given_servers())
    variables = {
        "DATABASE_URL": servers.database_url,
        "REDIS_URL": servers.redis_url,
        **supervisor.secrets_of(place),
        **supervisor.running_with(place),
    }
    for name, value in variables.items():
        print(f"export {name}={shlex.quote(value)}")


if __name__ == "__main__":
    sys.exit(main())
