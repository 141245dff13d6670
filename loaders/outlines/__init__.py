"""Plans whose levels stand only in the words of their lines: `Goal: ...`, `Task: ...`."""
