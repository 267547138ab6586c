"""How the reading model is made: labels, readers of data sets, training, measuring, export. Not part of the package."""
