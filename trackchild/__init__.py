"""TrackChild. The Celery application is loaded with the package so that tasks find their broker."""

from trackchild.celery import app as celery_app

__all__ = ["celery_app"]
