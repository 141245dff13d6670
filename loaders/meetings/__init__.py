"""When people meet: meetings read from sheets and calendars, and deadlines that name them."""
