"""Stands in for the module tty: there are no terminals to set."""
