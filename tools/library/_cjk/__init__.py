"""The East Asian codecs in Python: their tables, how bytes and text go through them, and the face of _multibytecodec.

    tables_*     what CPython's codecs read and write, as recorded from them
    tables       those as dictionaries
    encodings    codecs of one or two bytes, of EUC with three, GB 18030
    stateful     ISO 2022 and HZ
"""
