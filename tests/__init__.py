"""Tests of plan-kg: modules mirrored by name, golden cases, laws, and a generator of invented plans."""
