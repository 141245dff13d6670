"""Which items of one plan serve which items of another, such as a division's of the agency's."""
