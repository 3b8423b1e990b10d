"""docutils: one document in three formats, with its mistakes."""

import docutils.core

RST = """
Title
=====

Para with *emph*, **strong**, ``code``, `link <http://x.y>`_ and |sub|. [1]_

.. |sub| replace:: substituted
.. [1] A footnote.

- item

  1. nested
  2. two

=====  =====
A      B
=====  =====
1      2
=====  =====

.. note:: A note
   :class: x

.. code:: python

   def f(): pass

Bad `link_ and *unclosed
"""
settings = {'report_level': 1, 'warning_stream': None}
for writer in 'pseudoxml', 'xml', 'manpage':
    print(docutils.core.publish_string(RST, writer_name=writer, settings_overrides=settings).decode())
