"""What promises say in words: reading English and French texts, and finding words that promise little."""
