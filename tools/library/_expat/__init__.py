"""An XML parser as pyexpat shows it: Expat's events, positions and errors, told by Python. pyexpat is its face.

    source    bytes to text, and where in them something stands
    grammar   what names, tags and declarations look like
    dtd       the document type: entities, attributes' defaults, content models
    content   elements, text and references
"""
