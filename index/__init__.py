"""Where passages are kept and found: catalogue and words in SQLite, vectors in Chroma."""
