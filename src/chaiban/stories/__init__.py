"""Items of an issue → stories: jump marks, candidates, evidence, joint matching."""
