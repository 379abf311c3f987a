"""What every stage may use on strings: folding and numbers. Goes in: text. Comes out: text and numbers."""
