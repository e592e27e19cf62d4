"""From a Chinese text to the counts it states: folding, numerals, phrases as data, and one recogniser."""
