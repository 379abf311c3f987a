"""plan-kg: public-service plans read into a knowledge graph, with proof for every statement."""

__version__ = "0.1.0"
