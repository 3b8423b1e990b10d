# library: odd arguments for hash modules; odd.py says what is printed.
import _md5, _sha1, _sha2, _sha3, _blake2, errno, _stat, _opcode

import odd

odd.module(_md5, {'get_executor'}, ())
odd.module(_sha1, {'get_executor'}, ())
odd.module(_sha2, {'get_executor'}, ())
odd.module(_sha3, {'get_executor'}, ())
odd.module(_blake2, {'get_executor'}, ())
odd.module(errno, {'get_executor'}, ())
odd.module(_stat, {'get_executor'}, ())
odd.module(_opcode, {'get_executor'}, ())
