"""The nouns: frozen records that travel between the stages. They import nothing of ours but errors."""
