"""The text of every optimizer: one a file, with its variants beside it. `optlib.rules` lists them."""
