"""Settings of the tests: the real ones, made fast, offline, and bound to servers with nothing of value."""

import os

from trackchild.devstack import embedded

TEST_DATA_DIR = os.environ.get("TEST_DATA_DIR", ".test-data")
servers = embedded.addresses(TEST_DATA_DIR)

os.environ["DATABASE_URL"] = servers.database_url
os.environ["REDIS_URL"] = servers.redis_url
os.environ.setdefault("SECRET_KEY", "only-for-tests-and-never-used-in-service-0123456789")
os.environ.setdefault("FIELD_KEYS", "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OTAxMjM0NTY=")
os.environ["HTTPS"] = "0"
os.environ["DEMO"] = "0"

from trackchild.settings import *  # noqa: E402, F403
from trackchild.settings import CACHES, CELERY_BROKER_TRANSPORT_OPTIONS, DATABASES, LOGGING, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost"]
SITE_URL = "http://testserver"

# Each xdist worker has a Redis database of its own; pytest-django gives it a PostgreSQL database of its own.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES["default"]["KEY_PREFIX"] = f"test{WORKER}"
CACHES["default"]["OPTIONS"]["db"] = 2 + WORKER
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Emptying the insert-only tables is refused everywhere else: transactional tests must start clean.
DATABASES["default"]["OPTIONS"]["options"] = "-c trackchild.may_truncate=yes"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MESSAGE_GATEWAYS = {
    "sms": "trackchild.core.gateways.demo.DemoGateway",
    "email": "trackchild.core.gateways.demo.DemoGateway",
}
CAPTCHA_TEST_MODE = True

# Tasks run inside the test that sends them, as soon as its on-commit callbacks run.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS.clear()

LOGGING["root"]["level"] = "WARNING"
LOGGING["loggers"]["captcha"] = {"level": "CRITICAL"}  # it warns of the answer the tests give
