"""What a parse costs: time beside a plain scan and other tools, growth with length, memory, import."""
