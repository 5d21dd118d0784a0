"""Trains, evaluates and exports Headwater's reader model. Development only: the product never needs Python."""
