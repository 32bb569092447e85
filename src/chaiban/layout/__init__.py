"""Page to Layout: what each line is and where it goes on."""
