"""The whole portal on one machine: embedded PostgreSQL and Redis, and the processes of `make run`."""
