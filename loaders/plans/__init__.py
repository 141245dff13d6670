"""How plans are written: headers, lines, deadlines and owners in the words of their authors."""
