"""The document type declaration: what it declares, and the events of it."""

from . import grammar
from .grammar import Malformed, NAME, Partial, REFERENCE

EMPTY, ANY, MIXED, ELEMENT, CHOICE, SEQUENCE = range(1, 7)
_QUANTIFIERS = {'': 0, '?': 1, '*': 2, '+': 3}


class Entity:
    def __init__(self, name, value=None, base=None, system=None, public=None, notation=None):
        self.name, self.value, self.base = name, value, base
        self.system, self.public, self.notation = system, public, notation
        self.open = False


class Declarations:
    """What a document, and the entities outside of it, have declared."""

    def __init__(self):
        self.entities = {name: Entity(name, value) for name, value in grammar.PREDEFINED.items()}
        self.parameters = {}
        #: element -> {attribute: (type, default or None)}
        self.attributes = {}
        self.standalone = False
        #: There is more to the type than was read: an unknown entity is no error.
        self.partial = False
        #: Declarations after something that was not read do not count.
        self.keep = True


class Token:
    __slots__ = ('kind', 'text', 'at', 'end')

    def __init__(self, kind, text, at, end):
        self.kind, self.text, self.at, self.end = kind, text, at, end

    @property
    def value(self):
        return self.text[1:-1]


def tokens(text, at, final, whole):
    """The tokens of declarations: of a doctype up to its end, or of a whole text."""
    inside = False
    while at < len(text):
        found = grammar.DECLARATION_TOKEN.match(text, at)
        if not found:
            rest = text[at:]
            if rest[0] in '"\'' or rest.startswith(('<!', '<?')) or rest == '<':
                raise Partial
            raise Malformed(grammar.INVALID_TOKEN, at)
        token = Token(found.lastgroup, found[0], at, found.end())
        grammar.check(text, at, token.end)
        at = token.end
        if at == len(text) and not final and not whole and token.text != '>':
            raise Partial
        yield token
        if token.text == '[':
            inside = True
        elif token.text == ']':
            inside = False
        elif token.text == '>' and not inside and not whole:
            return
    if final and not whole:
        raise Malformed(grammar.NO_ELEMENTS, at)
    if not whole:
        raise Partial


class Doctype:
    """Tells a parser what the tokens of a document type declare. `entity`: they are those of a parameter entity."""

    def __init__(self, parser, items, entity=False):
        self.parser, self.types = parser, parser.types
        self.items = [token for token in items]
        self.i, self.entity = 0, entity

    def declare(self):
        """<!DOCTYPE name …>, to its end."""
        parser = self.parser
        handler = parser.StartDoctypeDeclHandler
        begin = self.i
        self._next()
        name = self._word()
        public = system = None
        token = self._next()
        if token.text in ('SYSTEM', 'PUBLIC'):
            public, system = self._identifiers(token, True)
            self.types.partial = True
            parser.not_standalone(self.items[self.i - 1].at)
            token = self._next()
        subset = token.text == '['
        if not subset and token.text != '>':
            raise Malformed(grammar.SYNTAX, token.at)
        if handler:
            parser.tell(handler, token.at, name, system, public, int(subset))
        else:
            self._default(begin, self.i)
        if subset:
            self.subset()
            self._skip(']', bool(parser.EndDoctypeDeclHandler))
            token = self._skip('>', bool(parser.EndDoctypeDeclHandler))
        if system or parser.foreign:
            parser.external_type(token.at, system, public)
        if parser.EndDoctypeDeclHandler:
            parser.tell(parser.EndDoctypeDeclHandler, token.at)
        return token.end

    def _skip(self, mark, handled):
        begin = self.i
        token = self._next()
        if token.text != mark:
            raise Malformed(grammar.SYNTAX, token.at)
        if not handled:
            self._default(begin, self.i)
        return token

    def subset(self):
        """Declarations up to the end of the tokens or a "]"."""
        while self.i < len(self.items):
            begin, token = self.i, self.items[self.i]
            if token.text == ']':
                return
            self.i += 1
            handled = False
            if token.kind == 'open':
                declare = {
                    '<!ELEMENT': self._element,
                    '<!ATTLIST': self._attlist,
                    '<!ENTITY': self._entity,
                    '<!NOTATION': self._notation,
                }.get(token.text)
                if not declare:
                    raise Malformed(grammar.SYNTAX if not self.entity else grammar.INVALID_TOKEN, token.at)
                handled = declare()
            elif token.kind == 'comment':
                handled = self.parser.comment(token.text, token.at)
            elif token.kind == 'pi':
                handled = self.parser.instruction(token.text, token.at)
            elif token.kind == 'parameter':
                handled = self._reference(token)
            elif token.kind != 'space':
                raise Malformed(grammar.SYNTAX, token.at)
            if not handled:
                self._default(begin, self.i)

    # --- tokens

    def _next(self):
        while self.i < len(self.items):
            token = self.items[self.i]
            self.i += 1
            if token.kind != 'space':
                return token
        raise Malformed(grammar.UNCLOSED_TOKEN)

    def _word(self):
        token = self._next()
        if token.kind != 'word' or not NAME.fullmatch(token.text):
            raise Malformed(grammar.SYNTAX, token.at)
        return token.text

    def _literal(self):
        token = self._next()
        if token.kind != 'literal':
            raise Malformed(grammar.SYNTAX, token.at)
        return token

    def _close(self):
        token = self._next()
        if token.text != '>':
            raise Malformed(grammar.SYNTAX, token.at)
        return token

    def _identifiers(self, token, required):
        """(public, system) after SYSTEM or PUBLIC."""
        if token.text == 'SYSTEM':
            return None, self._literal().value
        public = ' '.join(self._literal().value.split())
        if not required and self._peek() == '>':
            return public, None
        return public, self._literal().value

    def _peek(self):
        i = self.i
        while self.items[i].kind == 'space':
            i += 1
        return self.items[i].text

    def _default(self, begin, end):
        for token in self.items[begin:end]:
            self.parser.default(token.text, token.at)

    # --- declarations

    def _notation(self):
        name, token = self._word(), self._next()
        if token.text not in ('SYSTEM', 'PUBLIC'):
            raise Malformed(grammar.SYNTAX, token.at)
        public, system = self._identifiers(token, False)
        token = self._close()
        parser = self.parser
        if handler := parser.NotationDeclHandler:
            parser.tell(handler, token.at, name, parser.base, system, public)
        return bool(handler)

    def _entity(self):
        parser, types = self.parser, self.types
        token = self._next()
        parameter = token.text == '%'
        name = self._word() if parameter else token.text
        table = types.parameters if parameter else types.entities
        entity = Entity(name, base=parser.base)
        token = self._next()
        handler, where = parser.EntityDeclHandler, token.at
        if token.kind == 'literal':
            entity.value = self._value(token)
            self._close()
        else:
            if token.text not in ('SYSTEM', 'PUBLIC'):
                raise Malformed(grammar.SYNTAX, token.at)
            entity.public, entity.system = self._identifiers(token, True)
            token = self._next()
            if token.text == 'NDATA' and not parameter:
                token = self._next()
                entity.notation = token.text
                handler = parser.UnparsedEntityDeclHandler or handler
                self._close()
            where = token.at
        if name in table or not types.keep:
            # The first declaration counts; a predefined entity stays what it is.
            return False
        table[name] = entity
        if not handler:
            return False
        if entity.notation and handler is parser.UnparsedEntityDeclHandler:
            parser.tell(handler, where, name, entity.base, entity.system, entity.public, entity.notation)
        else:
            parser.tell(
                handler, where, name, int(parameter), entity.value, entity.base, entity.system, entity.public,
                entity.notation,
            )  # fmt: skip
        return True

    def _value(self, token):
        """An entity's value: numeric and parameter references are replaced, others stay."""

        def replace(found):
            return found[0] if found[1] else grammar.character(found)

        value = REFERENCE.sub(replace, grammar.newlines(token.value))
        if self.entity:
            for name, parameter in self.types.parameters.items():
                value = value.replace(f'%{name};', parameter.value or '')
        return value

    def _attlist(self):
        parser, element, handled = self.parser, self._word(), False
        attributes = self.types.attributes.setdefault(element, {}) if self.types.keep else {}
        while True:
            token = self._next()
            if token.text == '>':
                return handled
            name, kind = token.text, self._type()
            token = self._next()
            default, required = None, 0
            if token.text == '#REQUIRED':
                required = 1
            elif token.text != '#IMPLIED':
                if token.text == '#FIXED':
                    token, required = self._literal(), 1
                if token.kind != 'literal':
                    raise Malformed(grammar.SYNTAX, token.at)
                default = parser.attribute_value(token.value, kind == 'CDATA', token.at, token.at)
            if name in attributes:
                continue
            attributes[name] = (kind, default)
            if handler := parser.AttlistDeclHandler:
                parser.tell(handler, token.at, element, name, kind, default, required)
                handled = True

    def _type(self):
        token = self._next()
        if token.text == 'NOTATION':
            return 'NOTATION' + self._type()
        if token.text != '(':
            return token.text
        names = []
        while token.text != ')':
            token = self._next()
            if token.kind == 'word':
                names.append(token.text)
        return f'({"|".join(names)})'

    def _element(self):
        parser, name = self.parser, self._word()
        token = self._next()
        if token.text in ('EMPTY', 'ANY'):
            model = (EMPTY if token.text == 'EMPTY' else ANY, 0, None, ())
        elif token.text == '(':
            model, token = self._group()
        else:
            raise Malformed(grammar.SYNTAX, token.at)
        self._close()
        if handler := parser.ElementDeclHandler:
            parser.tell(handler, token.at, name, model)
        return bool(handler)

    def _group(self):
        """A content model, and its closing token."""
        parts, kind = [], SEQUENCE
        while True:
            token = self._next()
            if token.text == '(':
                parts.append(self._group()[0])
            elif token.text == '#PCDATA':
                kind = MIXED
            elif token.kind == 'word':
                quantifier = token.text[-1] if token.text[-1] in '?*+' else ''
                name = token.text.removesuffix(quantifier)
                parts.append((ELEMENT, _QUANTIFIERS[quantifier], name, ()))
            elif token.kind == 'close':
                return (kind, _QUANTIFIERS[token.text[1:]], None, tuple(parts)), token
            elif token.text == '|':
                kind = CHOICE if kind == SEQUENCE else kind
            elif token.text != ',':
                raise Malformed(grammar.SYNTAX, token.at)

    def _reference(self, token):
        """%name; between declarations: read where the program asks for that."""
        parser, types = self.parser, self.types
        types.partial = True
        entity = types.parameters.get(token.value)
        if not parser.reads_parameters() or not entity:
            parser.not_standalone(token.at)
            types.keep = types.standalone
            return False
        if entity.open:
            raise Malformed(grammar.RECURSIVE_ENTITY_REF, token.at)
        entity.open = True
        try:
            if entity.value is not None:
                with parser.frozen(token.at):
                    Doctype(parser, tokens(entity.value, 0, True, True), True).subset()
            elif handler := parser.ExternalEntityRefHandler:
                answer = parser.tell(handler, token.at, None, entity.base, entity.system, entity.public)
                if not answer:
                    raise Malformed(grammar.EXTERNAL_ENTITY_HANDLING, token.at)
                parser.not_standalone(token.at)
            else:
                types.keep = types.standalone
        finally:
            entity.open = False
        return False
