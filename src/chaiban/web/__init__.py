"""The e-paper: an archive for readers, served or published as static files."""
