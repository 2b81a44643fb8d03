"""Weights and calibration from labelled pairs: counting, fitting, measuring. Nothing here touches the
database.
"""
