"""The door of the corrections stage: a page's engine reading and its journal in, the page as people made it out.

    correct(record, journal, compose) -> Corrected

Pure: the record is the JSON form of a page, `compose` makes the fields of an item out of its blocks (the
articles stage, handed in by the pipeline).
"""
