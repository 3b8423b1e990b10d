# library: odd arguments for text modules; odd.py says what is printed.
import binascii, _codecs, _string, _csv

import odd

odd.module(binascii, {'_forget_codec', 'register', 'field_size_limit', '_unregister_error', 'unregister', 'Error', 'unregister_dialect', 'register_dialect', 'register_error'}, ())
odd.module(_codecs, {'_forget_codec', 'register', 'field_size_limit', '_unregister_error', 'unregister', 'Error', 'unregister_dialect', 'register_dialect', 'register_error'}, ())
odd.module(_string, {'_forget_codec', 'register', 'field_size_limit', '_unregister_error', 'unregister', 'Error', 'unregister_dialect', 'register_dialect', 'register_error'}, ())
odd.module(_csv, {'_forget_codec', 'register', 'field_size_limit', '_unregister_error', 'unregister', 'Error', 'unregister_dialect', 'register_dialect', 'register_error'}, ())
