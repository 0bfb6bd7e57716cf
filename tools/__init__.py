"""What builds, runs and checks the book. Nothing here is part of the installed package."""
