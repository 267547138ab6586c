"""Facts about the world that reading and linking both need: kinds of events, states, places, offices, titles."""
