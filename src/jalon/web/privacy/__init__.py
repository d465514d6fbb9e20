"""Personal data: who watches over them, what is kept of a person, what she asks, what went wrong."""
