"""A build in, its graphs in a store elsewhere: sent, resumed after a break, and verified."""

from kg.push.send import Pushed, push

__all__ = ["Pushed", "push"]
