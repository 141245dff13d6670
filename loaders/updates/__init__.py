"""The three sheets of a quarter's update: values, values by group, progress."""
