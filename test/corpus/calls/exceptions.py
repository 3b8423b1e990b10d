# library: odd arguments for exceptions; odd.py says what is printed.
import odd

odd.methods('BaseException(1)', lambda: BaseException(1), ())
odd.methods("OSError(2, 'x')", lambda: OSError(2, 'x'), ())
odd.methods("UnicodeDecodeError('a', b'b', 0, 1, 'r')", lambda: UnicodeDecodeError('a', b'b', 0, 1, 'r'), ())
odd.methods('StopIteration(1)', lambda: StopIteration(1), ())
odd.methods("ImportError('x')", lambda: ImportError('x'), ())
odd.methods("AttributeError('x')", lambda: AttributeError('x'), ())
odd.methods("NameError('x')", lambda: NameError('x'), ())
odd.methods('SystemExit(1)', lambda: SystemExit(1), ())
odd.methods("ExceptionGroup('x', [ValueError()])", lambda: ExceptionGroup('x', [ValueError()]), ())
