"""Plans whose levels stand only in the words of their lines, such as `Goal: ...` and `Task: ...`."""
