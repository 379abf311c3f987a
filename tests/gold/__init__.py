"""Hand-made annotations of three plans, and the scorer that holds facts against them."""
