"""All settings, read from the environment. In service, a missing secret stops the start."""

from pathlib import Path

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from trackchild.queues import DEFAULT_QUEUE, ROUTES

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What kind of start this is -----------------------------------------------------------------------------

DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
DEMO_CAPTCHA = env("DEMO_CAPTCHA", default="")
if DEMO_CAPTCHA and not DEMO:
    raise ImproperlyConfigured("DEMO_CAPTCHA answers every captcha: it is for DEMO=1 only. Remove it.")
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
HTTPS = env.bool("HTTPS", default=not DEMO)

# --- Apps ---------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "trackchild.core",
    "directory",
    "trackchild.accounts",
    "trackchild.helpdesk",
    "cases",
    "cci",
    "matching",
    "alerts",
    "mis",
    "trackchild.portal",
    "trackchild.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_linear_migrations",
    "pgtrigger",
    "pghistory",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "captcha",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_tables2",
    "django_htmx",
    "phonenumber_field",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "trackchild.core.middleware.RequestIdMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "trackchild.core.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "trackchild.core.middleware.PathLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "trackchild.accounts.middleware.ActingPostingMiddleware",
    "trackchild.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "trackchild.core.middleware.HistoryContextMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "trackchild.urls"
WSGI_APPLICATION = "trackchild.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trackchild.core.context_processors.site",
            ],
        },
    }
]

# --- Data ---------------------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Reading opens no history context: it would look at the session, and a public page would vary by cookie.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

REDIS_URL = env("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "tc",
        "OPTIONS": {"db": 1, "socket_connect_timeout": 1, "socket_timeout": 1},  # 0 holds the tasks
    }
}

# Fernet keys of encrypted columns, newest first; SECRET_KEY serves in the demonstration only.
FIELD_KEYS = env.list("FIELD_KEYS", default=[]) if DEMO else env.list("FIELD_KEYS")

# --- Celery -------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default=REDIS_URL.replace("unix://", "redis+socket://"))
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = DEFAULT_QUEUE
CELERY_TASK_ROUTES = ROUTES
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
VISIBILITY_SECONDS = 7200  # longer than any task may run, or a second worker would be handed it
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": VISIBILITY_SECONDS, "socket_timeout": 5}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Kolkata"
CELERY_BEAT_SCHEDULE = {
    "send again what was not delivered": {
        "task": "trackchild.core.tasks.sweep",
        "schedule": 15.0,
        "options": {"expires": 60},  # after a pause one is enough
    },
    "ask about lost answers": {
        "task": "trackchild.core.tasks.recover_messages",
        "schedule": 15.0,
        "options": {"expires": 60},
    },
    "beat is alive": {
        "task": "trackchild.core.tasks.heartbeat",
        "schedule": 10.0,
        "options": {"expires": 60},
    },
    "transfers not accepted go back": {"task": "cases.tasks.return_overdue_transfers", "schedule": 600.0},
    "posters past their day come down": {"task": "cases.tasks.withdraw_expired_posters", "schedule": 300.0},
    "old cases are marked": {"task": "cases.tasks.mark_long_pending", "schedule": 3600.0},
    "reports not ranked yet are ranked": {"task": "matching.tasks.rank_unranked", "schedule": 60.0},
    "photographs not read yet are read": {
        "task": "matching.tasks.read_unread_faces",
        "schedule": 300.0,
        "options": {"expires": 240},
    },
    "how common each name is": {"task": "matching.tasks.recount", "schedule": crontab(hour=2, minute=10)},
    "matches nobody opens are told above": {"task": "matching.tasks.escalate_unopened", "schedule": 600.0},
    "what officers made of the matches": {
        "task": "matching.tasks.report_drift",
        "schedule": crontab(day_of_month=1, hour=4, minute=30),
    },
    "sightings and children not read yet are read": {
        "task": "matching.tasks.read_clues",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "search agents end with the posting": {
        "task": "matching.tasks.end_agents",
        "schedule": crontab(hour=3, minute=20),
    },
    "untouched matches expire": {"task": "matching.tasks.expire", "schedule": crontab(hour=3, minute=10)},
    "the access log is checked": {
        "task": "trackchild.portal.tasks.check_access_log",
        "schedule": crontab(hour=4, minute=10),
    },
    "old drafts go": {
        "task": "trackchild.core.tasks.delete_old_drafts",
        "schedule": crontab(hour=3, minute=40),
    },
}

# A match that an office has not opened after so many hours is told to its head, then to the district.
MATCH_OPEN_HOURS = env.int("MATCH_OPEN_HOURS", default=24)
MATCH_OPEN_HOURS_CRITICAL = env.int("MATCH_OPEN_HOURS_CRITICAL", default=4)

# --- People -------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "trackchild.accounts.backends.PostingBackend",
]
PASSWORD_HASHERS = ["trackchild.accounts.hashers.Argon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "trackchild.accounts.password_validation.ContextWordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/office/"
LOGOUT_REDIRECT_URL = "/"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "trackchild.core.views.errors.csrf_failure"
IDLE_SECONDS_OFFICER = 15 * 60
IDLE_SECONDS_CITIZEN = 30 * 60
TRUSTED_PROXY_HOPS = env.int("TRUSTED_PROXY_HOPS", default=0)
THROTTLE_EXEMPT = env.list("THROTTLE_EXEMPT", default=[])

AXES_HANDLER = "trackchild.accounts.lockout.Handler"
AXES_FAILURE_LIMIT = 5
AXES_LOCK_OUT_AT_FAILURE = True
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_COOLOFF_TIME = "trackchild.accounts.lockout.cool_off"
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "trackchild.core.throttle.client_address"
AXES_LOCKOUT_CALLABLE = "trackchild.accounts.lockout.response"
AXES_ENABLE_ADMIN = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # networks have a limit of their own, far above one account's

# --- Security headers ---------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
if TRUSTED_PROXY_HOPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str] | str] = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": "self",
    "gyroscope": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

# --- Uploads ------------------------------------------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 12
FILE_UPLOAD_MAX_MEMORY_SIZE = 9 * 1024 * 1024
PHOTO_MAX_BYTES_OFFICER = 8 * 1024 * 1024
PHOTO_MAX_BYTES_CITIZEN = 5 * 1024 * 1024
PHOTO_MAX_PIXELS = 40_000_000
PAPER_MAX_BYTES = 8 * 1024 * 1024  # a medical report, a newspaper cutting
VIDEO_MAX_BYTES = 25 * 1024 * 1024

# --- Languages ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("hi", "हिन्दी"),
    ("bn", "বাংলা"),
    ("gu", "ગુજરાતી"),
    ("ta", "தமிழ்"),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["trackchild.formats"]
TIME_ZONE = "Asia/Kolkata"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
NUMBER_GROUPING = (3, 2, 0)
# For a language whose catalogue is not compiled; the others have theirs in trackchild.formats.
DATE_FORMAT, SHORT_DATE_FORMAT, SHORT_DATETIME_FORMAT = "j F Y", "d-m-Y", "d-m-Y H:i"
PHONENUMBER_DEFAULT_REGION = "IN"

# --- Static files -------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FONT_DIR = BASE_DIR / "build" / "fonts"

# --- Forms, captcha, lists ----------------------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "components/table.html"
CAPTCHA_TIMEOUT = 10
CAPTCHA_LENGTH = 5
CAPTCHA_CHALLENGE_FUNCT = "trackchild.accounts.captcha.challenge"
CAPTCHA_TEST_MODE = DEMO and DEMO_CAPTCHA == "PASSED"

# --- Forms and pages from specifications --------------------------------------------------------------------

AUDIENCE_POLICY = "directory.grants.audience_for"  # (user, record, permission) → the field classes to show
FRESH_CODE_POLICY = "trackchild.accounts.fresh.ask_unless_fresh"  # (request, way back) → page, or None
SECTION_DRAFT_DAYS = 30  # unsaved answers are kept so long

# --- Messages out -------------------------------------------------------------------------------------------

MESSAGE_GATEWAYS = {
    "sms": "trackchild.core.gateways.sms.TwilioGateway",
    "email": "trackchild.core.gateways.mail.SmtpGateway",
}
if DEMO:
    MESSAGE_GATEWAYS = dict.fromkeys(MESSAGE_GATEWAYS, "trackchild.core.gateways.demo.DemoGateway")
TWILIO_ACCOUNT_SID = env("TWILIO_ACCOUNT_SID", default="")
TWILIO_AUTH_TOKEN = env("TWILIO_AUTH_TOKEN", default="")
SMS_SENDER = env("SMS_SENDER", default="")  # DLT header, six letters
SMS_DLT_ENTITY_ID = env("SMS_DLT_ENTITY_ID", default="")
SMS_DLT_TEMPLATES = env.json("SMS_DLT_TEMPLATES", default={})  # {"template_code": {"hi": "1107…"}}
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="TrackChild <no-reply@localhost>")

# --- Logs ---------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "trackchild.core.middleware.RequestIdFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(request_id)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "celery": {"level": "WARNING"},  # it and axes tell of every beat
        "axes": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},  # it tells of every style it does not know
    },
}

DISCLAIMER_DEMO = _("Demonstration: every person shown is invented.")
