"""Comment rounds: what partners say of a version of a plan, and what becomes of every comment."""
