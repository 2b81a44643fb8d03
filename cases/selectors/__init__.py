"""Reads that join several models."""
