# One image for web, workers, beat and migrate. Built in stages so that no compiler or Node reaches service.
FROM node:22-bookworm-slim AS assets
WORKDIR /app
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN cd frontend && npm ci --ignore-scripts
COPY . .
RUN node frontend/build.mjs

FROM python:3.13-slim-bookworm AS packages
RUN python -m venv /venv
COPY requirements.lock requirements-faces.lock ./
RUN /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock
# Comparing photographs is an extra: `docker compose build --build-arg FACES=0` leaves it out.
ARG FACES=1
RUN test "$FACES" = 0 || /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements-faces.lock

FROM python:3.13-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --uid 10001 trackchild
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=trackchild.settings \
    HOST=0.0.0.0 \
    PORT=8000
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=assets /app/build build
RUN python -m trackchild.devstack.catalogues locale \
    && SECRET_KEY=build DEMO=1 DATABASE_URL=postgres:// REDIS_URL=redis:// python manage.py collectstatic --noinput
USER trackchild
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["python", "-m", "trackchild.devstack.probe", "/healthz/"]
CMD ["gunicorn", "--config", "python:trackchild.gunicorn", "trackchild.wsgi"]
