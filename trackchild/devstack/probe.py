"""Asks a running web server how it is; as a program, a health check for machines without curl."""

import http.client
import os
import sys


def status_of(path: str, *, host: str, port: int, name: str) -> int | None:
    """The status of the answer, None without one. `name` is what the server allows itself to be called."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", path, headers={"Host": name.lstrip(".")})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def main(path: str) -> int:
    port = int(os.environ.get("PORT", "8000"))
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    return 0 if status_of(path, host="127.0.0.1", port=port, name=name) == 200 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
