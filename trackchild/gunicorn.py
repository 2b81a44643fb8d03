"""The web server, on a laptop and in service: `gunicorn -c python:trackchild.gunicorn trackchild.wsgi`."""

import os
import sys

from gunicorn.glogging import Logger


class QuietAboutHealth(Logger):
    """A prober asks every few seconds; its questions would bury everything else."""

    def access(self, resp, req, environ, request_time):
        if environ["PATH_INFO"] not in ("/healthz/", "/readyz/"):
            super().access(resp, req, environ, request_time)


bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
if sys.platform == "linux":
    worker_tmp_dir = "/dev/shm"  # noqa: S108 - a heartbeat on a slow disk looks like a dead worker

# Which proxies are believed is decided once, by TRUSTED_PROXY_HOPS in the settings.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""

# The path without its query: what people search for is nobody's business in a log.
logger_class = QuietAboutHealth
accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
