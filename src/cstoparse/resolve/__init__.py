"""What needs the whole release or page: years, the same person named twice."""
