"""Keep looking: sources are asked again and again, and what they give is read and put on record once."""
