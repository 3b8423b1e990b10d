"""Python wrapper for Expat parser."""

# There is no Expat here: _expat is a parser in Python that tells the same events. In C this module is native.

import sys
from contextlib import contextmanager as _contextmanager
from types import ModuleType as _ModuleType

from _expat import grammar as _grammar
from _expat.content import Content as _Content
from _expat.dtd import Declarations as _Declarations
from _expat.source import Source as _Source

EXPAT_VERSION = 'expat_2.6.3'
version_info = (2, 6, 3)
native_encoding = 'UTF-8'
features = [
    ('sizeof(XML_Char)', 1), ('sizeof(XML_LChar)', 1), ('XML_DTD', 0), ('XML_CONTEXT_BYTES', 1024), ('XML_NS', 0),
    ('XML_BLAP_MAX_AMP', 100), ('XML_BLAP_ACT_THRES', 8388608), ('XML_GE', 0),
]  # fmt: skip
XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2

#: Name behind XML_ERROR_, text; numbered from 1.
_ERRORS = """
NO_MEMORY out of memory
SYNTAX syntax error
NO_ELEMENTS no element found
INVALID_TOKEN not well-formed (invalid token)
UNCLOSED_TOKEN unclosed token
PARTIAL_CHAR partial character
TAG_MISMATCH mismatched tag
DUPLICATE_ATTRIBUTE duplicate attribute
JUNK_AFTER_DOC_ELEMENT junk after document element
PARAM_ENTITY_REF illegal parameter entity reference
UNDEFINED_ENTITY undefined entity
RECURSIVE_ENTITY_REF recursive entity reference
ASYNC_ENTITY asynchronous entity
BAD_CHAR_REF reference to invalid character number
BINARY_ENTITY_REF reference to binary entity
ATTRIBUTE_EXTERNAL_ENTITY_REF reference to external entity in attribute
MISPLACED_XML_PI XML or text declaration not at start of entity
UNKNOWN_ENCODING unknown encoding
INCORRECT_ENCODING encoding specified in XML declaration is incorrect
UNCLOSED_CDATA_SECTION unclosed CDATA section
EXTERNAL_ENTITY_HANDLING error in processing external entity reference
NOT_STANDALONE document is not standalone
UNEXPECTED_STATE unexpected parser state - please send a bug report
ENTITY_DECLARED_IN_PE entity declared in parameter entity
FEATURE_REQUIRES_XML_DTD requested feature requires XML_DTD support in Expat
CANT_CHANGE_FEATURE_ONCE_PARSING cannot change setting once parsing has begun
UNBOUND_PREFIX unbound prefix
UNDECLARING_PREFIX must not undeclare prefix
INCOMPLETE_PE incomplete markup in parameter entity
XML_DECL XML declaration not well-formed
TEXT_DECL text declaration not well-formed
PUBLICID illegal character(s) in public id
SUSPENDED parser suspended
NOT_SUSPENDED parser not suspended
ABORTED parsing aborted
FINISHED parsing finished
SUSPEND_PE cannot suspend in external parameter entity
RESERVED_PREFIX_XML reserved prefix (xml) must not be undeclared or bound to another namespace name
RESERVED_PREFIX_XMLNS reserved prefix (xmlns) must not be declared or undeclared
RESERVED_NAMESPACE_URI prefix must not be bound to one of the reserved namespace names
INVALID_ARGUMENT invalid argument
NO_BUFFER a successful prior call to function XML_GetBuffer is required
AMPLIFICATION_LIMIT_BREACH limit on input amplification factor (from DTD and entities) breached
""".split('\n')[1:-1]


def _module(name, doc):
    module = sys.modules[f'{__name__}.{name}'] = _ModuleType(f'{__name__}.{name}', doc)
    return module


errors = _module('errors', 'Constants used to describe error conditions.')
errors.codes, errors.messages = {}, {}
for _number, _line in enumerate(_ERRORS, 1):
    _name, _, _text = _line.partition(' ')
    setattr(errors, f'XML_ERROR_{_name}', _text)
    errors.codes[_text] = _number
    errors.messages[_number] = _text

model = _module('model', 'Constants used to interpret content model information.')
for _number, _name in enumerate(('EMPTY', 'ANY', 'MIXED', 'NAME', 'CHOICE', 'SEQ'), 1):
    setattr(model, f'XML_CTYPE_{_name}', _number)
for _number, _name in enumerate(('NONE', 'OPT', 'REP', 'PLUS')):
    setattr(model, f'XML_CQUANT_{_name}', _number)


class ExpatError(Exception):
    pass


ExpatError.__module__ = 'xml.parsers.expat'
error = ExpatError


def ErrorString(code, /):
    """Returns string error for given number."""
    return errors.messages.get(code)


_HANDLERS = [
    'StartElementHandler', 'EndElementHandler', 'ProcessingInstructionHandler', 'CharacterDataHandler',
    'UnparsedEntityDeclHandler', 'NotationDeclHandler', 'StartNamespaceDeclHandler', 'EndNamespaceDeclHandler',
    'CommentHandler', 'StartCdataSectionHandler', 'EndCdataSectionHandler', 'DefaultHandler', 'DefaultHandlerExpand',
    'NotStandaloneHandler', 'ExternalEntityRefHandler', 'StartDoctypeDeclHandler', 'EndDoctypeDeclHandler',
    'EntityDeclHandler', 'XmlDeclHandler', 'ElementDeclHandler', 'AttlistDeclHandler', 'SkippedEntityHandler',
]  # fmt: skip


def _bytes(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


class xmlparser(_Content):
    """XML parser"""

    def __new__(cls, *args):
        raise TypeError("cannot create 'pyexpat.xmlparser' instances")

    def _set_up(self, encoding, separator, intern):
        self.__dict__.update(dict.fromkeys(_HANDLERS))
        self.__dict__.update(
            source=_Source(encoding), types=_Declarations(), separator=separator, intern=intern,
            namespaces={'xml': 'http://www.w3.org/XML/1998/namespace'} if separator is not None else {},
            tags=[], level=0, floor=0, begins=True, rooted=False, typed=False, cdata=False,
            # Of an external entity: content without a root; or declarations.
            fragment=False, external_subset=False,
            base=None, foreign=False, parameter_parsing=XML_PARAM_ENTITY_PARSING_NEVER,
            busy=False, finished=False, failed=None, ErrorCode=0,
            # How much of an unfinished token was there when it was last looked at.
            deferral=True, waiting=0,
            # Where the parser stands; inside of an entity, at the reference.
            event=0, frozen_at=None,
            buffer=[], buffer_used=0, buffer_size=8192, buffer_text=False,
            ordered_attributes=False, specified_attributes=False, namespace_prefixes=False,
        )  # fmt: skip

    def __setattr__(self, name, value):
        if not isinstance(name, str):
            raise TypeError(f"attribute name must be string, not '{type(name).__name__}'")
        if name in ('intern', 'CurrentLineNumber', 'ErrorLineNumber'):
            raise AttributeError('readonly attribute')
        if name == 'buffer_size':
            if not isinstance(value, int):
                raise TypeError('buffer_size must be an integer')
            if value <= 0:
                raise ValueError('buffer_size must be greater than zero')
            if value > 0x7FFFFFFF:
                raise ValueError('buffer_size must not be greater than 2147483647')
            self.flush()
        elif name in ('buffer_text', 'ordered_attributes', 'specified_attributes', 'namespace_prefixes'):
            if name == 'buffer_text':
                self.flush()
            value = bool(value)
        elif name not in self.__dict__:
            raise AttributeError(
                f"'pyexpat.xmlparser' object has no attribute {name!r} and no __dict__ for setting new attributes",
                name=name,
                obj=self,
            )
        self.__dict__[name] = value

    def __delattr__(self, name):
        raise RuntimeError('Cannot delete attribute')

    # --- what _expat asks of it

    def tell(self, handler, at, *args):
        """Calls a handler, with the parser standing at the beginning of what it is told of."""
        if self.buffer:
            self.flush()
        self.event = at if self.frozen_at is None else self.frozen_at
        return handler(*args)

    def characters(self, text, at):
        if not self.buffer_text:
            self.tell(self.CharacterDataHandler, at, text)
            return
        if self.buffer_used + len(text) > self.buffer_size:
            self.flush()
        if len(text) > self.buffer_size:
            self.tell(self.CharacterDataHandler, at, text)
            return
        if not self.buffer:
            self.event = at if self.frozen_at is None else self.frozen_at
        self.buffer.append(text)
        self.buffer_used += len(text)

    def flush(self):
        text = ''.join(self.buffer)
        self.buffer.clear()
        self.buffer_used = 0
        if text and self.CharacterDataHandler:
            self.CharacterDataHandler(text)

    def default(self, text, at):
        if handler := self.DefaultHandlerExpand or self.DefaultHandler:
            self.tell(handler, at, text)

    def expands(self):
        """Whether internal entities are read where they are referred to."""
        return not self.DefaultHandler

    def interned(self, text):
        return self.intern.setdefault(text, text) if self.intern is not None else text

    @_contextmanager
    def frozen(self, at):
        """Inside of an entity the parser stands at the reference."""
        old = self.frozen_at
        self.frozen_at = at if old is None else old
        try:
            yield
        except _grammar.Malformed as problem:
            problem.at = self.frozen_at
            raise
        finally:
            self.frozen_at = old

    def reads_parameters(self):
        if self.parameter_parsing == XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE:
            return not self.types.standalone
        return self.parameter_parsing == XML_PARAM_ENTITY_PARSING_ALWAYS

    def not_standalone(self, at):
        if not self.types.standalone and (handler := self.NotStandaloneHandler) and not self.tell(handler, at):
            raise _grammar.Malformed(_grammar.NOT_STANDALONE, at)

    def external_type(self, at, system, public):
        """The document type's declarations outside of the document."""
        if self.reads_parameters() and (handler := self.ExternalEntityRefHandler):
            if not self.tell(handler, at, None, self.base, system, public):
                raise _grammar.Malformed(_grammar.EXTERNAL_ENTITY_HANDLING, at)

    # --- what programs ask of it

    def Parse(self, data, isfinal=False, /):
        if isinstance(data, str):
            if not self.busy:
                self.source.told = 'utf-8'
            data = data.encode('utf-8', 'surrogatepass')
        else:
            data = _bytes(data)
        if self.failed or self.finished:
            raise self._error(self.failed or _grammar.FINISHED, self.event)
        self.busy = True
        source = self.source
        try:
            source.feed(data, bool(isfinal))
            if self._deferred(isfinal):
                return 1
            while True:
                waiting = bool(source.pending)
                self._document(bool(isfinal))
                if not (waiting and not source.pending and source.at < len(source.text)):
                    break
            self.waiting = 0 if source.at else len(source.text)
            self.event = source.at
            self.flush()
            source.forget()
            self.event = 0
        except _grammar.Malformed as problem:
            self.flush()
            self.failed = problem.code
            raise self._error(problem.code, self.event if problem.at is None else problem.at) from None
        except BaseException:
            self.failed = _grammar.FINISHED
            raise
        self.finished = bool(isfinal)
        self.busy = not isfinal
        return 1

    def _deferred(self, final):
        """Whether an unfinished token is left alone until much more of it is there."""
        if final or not self.deferral or not self.waiting:
            return False
        return len(self.source.text) < 2 * self.waiting

    def _error(self, code, at):
        self.event = at
        self.ErrorCode = code
        line, column, _ = self.source.place(at)
        problem = ExpatError(f'{errors.messages[code]}: line {line}, column {column}')
        problem.code, problem.lineno, problem.offset = code, line, column
        return problem

    def ParseFile(self, file, /):
        if not hasattr(file, 'read'):
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = file.read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__:.400})')
            result = self.Parse(data, not data)
            if not data:
                return result

    def SetBase(self, base, /):
        """Set the base URL for the parser."""
        self.base = base

    def GetBase(self, /):
        """Return base URL string for the parser."""
        return self.base

    def GetInputContext(self, /):
        """Return the untranslated text of the input that caused the current event.

        If the event was generated by a large amount of text (such as a start tag
        for an element with many attributes), not all of the text may be available."""
        if not self.busy:
            return None
        return self.source.text[self.event :].encode(self.source.codec)

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        parser = object.__new__(type(self))
        parser._set_up(encoding, self.separator, self.intern)
        parser.types, parser.base = self.types, self.base
        parser.parameter_parsing, parser.deferral = self.parameter_parsing, self.deferral
        for name in _HANDLERS + ['buffer_text', 'buffer_size', 'ordered_attributes', 'specified_attributes']:
            parser.__dict__[name] = self.__dict__[name]
        parser.namespace_prefixes = self.namespace_prefixes
        parser.namespaces.update(self.namespaces)
        parser.fragment, parser.external_subset = True, context is None
        return parser

    def SetParamEntityParsing(self, flag, /):
        """Controls parsing of parameter entities (including the external DTD subset).

        Possible flag values are XML_PARAM_ENTITY_PARSING_NEVER,
        XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE and
        XML_PARAM_ENTITY_PARSING_ALWAYS. Returns true if setting the flag
        was successful."""
        if self.busy:
            return 0
        self.parameter_parsing = flag
        return 1

    def UseForeignDTD(self, flag=True, /):
        """Allows the application to provide an artificial external subset if one is not specified as part of the document instance.

        This readily allows the use of a 'default' document type controlled by the
        application, while still getting the advantage of providing document type
        information to the application. 'flag' defaults to True if not provided."""
        if self.busy:
            problem = ExpatError(f'{errors.messages[_grammar.CANT_CHANGE_FEATURE_ONCE_PARSING]}: line 1, column 0')
            problem.code = _grammar.CANT_CHANGE_FEATURE_ONCE_PARSING
            raise problem
        self.foreign = bool(flag)

    def GetReparseDeferralEnabled(self, /):
        """Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0."""
        return self.deferral

    def SetReparseDeferralEnabled(self, enabled, /):
        """Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0."""
        self.deferral = bool(enabled)

    CurrentLineNumber = ErrorLineNumber = property(lambda self: self.source.place(self.event)[0])
    CurrentColumnNumber = ErrorColumnNumber = property(lambda self: self.source.place(self.event)[1])
    CurrentByteIndex = ErrorByteIndex = property(lambda self: self.source.place(self.event)[2])


XMLParserType = xmlparser


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a new XML parser object."""
    for name, value in ('encoding', encoding), ('namespace_separator', namespace_separator):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"ParserCreate() argument '{name}' must be str or None, not {type(value).__name__}")
    if namespace_separator and len(namespace_separator) > 1:
        raise ValueError('namespace_separator must be at most one character, omitted, or None')
    parser = object.__new__(xmlparser)
    parser._set_up(encoding, namespace_separator, {} if intern is None else intern)
    return parser
