"""What is known of dimensions and groups, and what is odd about values by group."""
