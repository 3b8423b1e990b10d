"""Elements, text and references."""

from . import grammar
from .dtd import Doctype, tokens
from .grammar import Malformed, Partial

_XML = 'http://www.w3.org/XML/1998/namespace'
_XMLNS = 'http://www.w3.org/2000/xmlns/'


class Content:
    """The reader that a parser is: from the text of its source to its handlers."""

    def _document(self, final):
        """Reads as far as the text goes."""
        source = self.source
        while source.at < len(source.text):
            before = source.at
            try:
                self._step(source.text, source.at, final)
            except Partial:
                if final:
                    raise Malformed(grammar.UNCLOSED_TOKEN, source.at) from None
                return
            if source.at == before:
                return
        if not final:
            return
        if self.cdata:
            raise Malformed(grammar.UNCLOSED_CDATA_SECTION, source.at)
        if self.level if self.fragment else not self.rooted or self.level:
            raise Malformed(grammar.ASYNC_ENTITY if self.fragment else grammar.NO_ELEMENTS, source.at)

    def _step(self, text, at, final):
        """One token at the source's place."""
        source = self.source
        if self.begins:
            if len(text) < 6 and '<?xml '.startswith(text) and not final:
                raise Partial
            self.begins = False
            if text.startswith('<?xml') and text[5:6] in (' ', '\t', '\r', '\n'):
                source.at = self._declaration(text, final)
                return
        if self.external_subset:
            Doctype(self, tokens(text, at, True, True), True).subset()
            source.at = len(text)
        elif self.level or self.fragment:
            source.at = self._content(text, at, final)
        else:
            source.at = self._outside(text, at, final)

    def _declaration(self, text, final):
        end = text.find('?>')
        if end < 0:
            raise Partial
        pattern = grammar.TEXT_DECLARATION if self.fragment else grammar.XML_DECLARATION
        found = pattern.match(text, 5, end)
        standalone = found and found[3] and found[3][1:-1]
        if not found or found.end() != end or (standalone and standalone not in ('yes', 'no')):
            code = grammar.TEXT_DECL if self.fragment else grammar.XML_DECL
            raise Malformed(code, self._wrong_declaration(text, found, standalone))
        version, encoding = (part and part[1:-1] for part in found.group(1, 2))
        self.types.standalone = standalone == 'yes'
        flag = -1 if not standalone else int(standalone == 'yes')
        if self.XmlDeclHandler:
            self.tell(self.XmlDeclHandler, 0, version, encoding, flag)
        else:
            self.default(text[: end + 2], 0)
        self.source.declare(encoding, final)
        return end + 2

    def _wrong_declaration(self, text, found, standalone):
        if standalone:
            return found.start(3) + 1
        at = found.end() if found else 5
        return grammar.SPACES.match(text, at).end()

    # --- before and after the root

    def _outside(self, text, at, final):
        end = grammar.SPACES.match(text, at).end()
        if end > at:
            self.default(text[at:end], at)
            return end
        if text[at] != '<':
            grammar.check(text, at, at + 1)
            word = grammar.NAME.match(text, at)
            if word and text.startswith('<', word.end()):
                raise Malformed(grammar.INVALID_TOKEN, word.end())
            raise Malformed(grammar.JUNK_AFTER_DOC_ELEMENT if self.rooted else grammar.SYNTAX, at)
        rest = text[at : at + 9]
        if len(rest) == 1 or ('<!DOCTYPE'.startswith(rest) and len(rest) < 9) or '<!--'.startswith(rest):
            raise Partial
        if rest.startswith('<?'):
            return self._instruction(text, at)
        if rest.startswith('<!--'):
            return self._comment(text, at)
        if self.rooted:
            code = grammar.JUNK_AFTER_DOC_ELEMENT if rest[1] == '!' or grammar.NAME.match(rest, 1) else grammar.INVALID_TOKEN
            raise Malformed(code, at if code == grammar.JUNK_AFTER_DOC_ELEMENT else at + 1)
        if rest == '<!DOCTYPE' and not self.typed:
            items = list(tokens(text, at, final, False))
            self.typed = True
            return Doctype(self, items).declare()
        if rest.startswith('<!'):
            raise Malformed(grammar.SYNTAX if rest[2:3].isalpha() else grammar.INVALID_TOKEN, at)
        if not self.typed and self.foreign:
            self.types.partial = True
            self.external_type(at, None, None)
        return self._start(text, at)

    # --- inside of elements

    def _content(self, text, at, final, entity=None):
        if self.cdata:
            return self._cdata_text(text, at, final)
        c = text[at]
        if c == '<':
            return self._markup(text, at, final)
        if c == '&':
            return self._reference(text, at, final)
        if c in '\r\n':
            if c == '\r' and at + 1 == len(text) and not final:
                raise Partial
            self._text('\n', at)
            return grammar.NEWLINE.match(text, at).end()
        return self._run(grammar.TEXT, text, at, final)

    def _run(self, pattern, text, at, final):
        found = pattern.match(text, at)
        if not found:
            raise Malformed(grammar.INVALID_TOKEN, at + 2 if text.startswith(']]>', at) else at)
        end = found.end()
        if end == len(text) and not final:
            # ]]> may be on its way.
            end -= 2 if text.endswith(']]') else text.endswith(']')
            if end <= at:
                raise Partial
        self._text(text[at:end], at)
        return end

    def _cdata_text(self, text, at, final):
        if text.startswith(']]>', at):
            self.cdata = False
            if self.EndCdataSectionHandler:
                self.tell(self.EndCdataSectionHandler, at)
            else:
                self.default(']]>', at)
            return at + 3
        if text[at] in '\r\n':
            if text[at] == '\r' and at + 1 == len(text) and not final:
                raise Partial
            self._text('\n', at)
            return grammar.NEWLINE.match(text, at).end()
        return self._run(grammar.CDATA_TEXT, text, at, final)

    def _markup(self, text, at, final):
        following = text[at + 1 : at + 2]
        if following == '/':
            return self._end(text, at)
        if following == '!':
            rest = text[at : at + 9]
            if rest == '<![CDATA[':
                self.cdata = True
                if self.StartCdataSectionHandler:
                    self.tell(self.StartCdataSectionHandler, at)
                else:
                    self.default(rest, at)
                return at + 9
            if '<![CDATA['.startswith(rest) or '<!--'.startswith(rest[:4]) and len(rest) < 4:
                raise Partial
            if rest.startswith('<!--'):
                return self._comment(text, at)
            raise Malformed(grammar.INVALID_TOKEN, at + 2)
        if following == '?':
            return self._instruction(text, at)
        if not following:
            raise Partial
        return self._start(text, at)

    def _comment(self, text, at):
        found = grammar.COMMENT.match(text, at)
        if not found:
            wrong = text.find('--', at + 4)
            if 0 <= wrong < len(text) - 2:
                raise Malformed(grammar.INVALID_TOKEN, wrong + 2)
            grammar.check(text, at, len(text))
            raise Partial
        grammar.check(text, at, found.end())
        if not self.comment(found[0], at):
            self.default(found[0], at)
        return found.end()

    def comment(self, text, at):
        if self.CommentHandler:
            self.tell(self.CommentHandler, at, grammar.newlines(text[4:-3]))
        return bool(self.CommentHandler)

    def _instruction(self, text, at):
        found = grammar.PI.match(text, at)
        if not found:
            name = grammar.NAME.match(text, at + 2)
            if text.find('?>', at) >= 0 or (name is None and len(text) > at + 2):
                raise Malformed(grammar.INVALID_TOKEN, name.end() if name else at + 2)
            raise Partial
        if found[1].lower() == 'xml':
            if found[1] == 'xml':
                raise Malformed(grammar.MISPLACED_XML_PI, at)
            raise Malformed(grammar.INVALID_TOKEN, found.end(1))
        grammar.check(text, at, found.end())
        if not self.instruction(found[0], at):
            self.default(found[0], at)
        return found.end()

    def instruction(self, text, at):
        if self.ProcessingInstructionHandler:
            found = grammar.PI.match(text)
            self.tell(self.ProcessingInstructionHandler, at, found[1], grammar.newlines(found[2] or ''))
        return bool(self.ProcessingInstructionHandler)

    def _text(self, text, at):
        if self.CharacterDataHandler:
            self.characters(text, at)
        else:
            self.default(text, at)

    # --- tags

    def _start(self, text, at):
        found = grammar.START_TAG.match(text, at)
        if not found:
            grammar.wrong_tag(text, at)
            raise Partial
        name, given, empty = found.groups()
        grammar.check(text, at, found.end())
        if self.separator is not None:
            self._check_name(name, at + 1)
        attributes = {}
        declared = self.types.attributes.get(name, {})
        if given:
            for part in grammar.ATTRIBUTE.finditer(text, found.start(2), found.end(2)):
                if self.separator is not None:
                    self._check_name(part[1], part.start())
                if part[1] in attributes:
                    raise Malformed(grammar.DUPLICATE_ATTRIBUTE, part.start())
                kind = declared[part[1]][0] if part[1] in declared else 'CDATA'
                attributes[part[1]] = self.attribute_value(part[2][1:-1], kind == 'CDATA', part.start(2) + 1)
        specified = len(attributes)
        for key, (_, default) in declared.items():
            if default is not None and key not in attributes:
                attributes[key] = default
        self.level += 1
        self.rooted = True
        tag, bound = name, []
        if self.separator is not None:
            tag, attributes, specified, bound = self._names(found, attributes, specified)
        if self.StartElementHandler:
            if self.specified_attributes:
                attributes = dict(list(attributes.items())[:specified])
            if self.ordered_attributes:
                attributes = [part for item in attributes.items() for part in item]
            self.tell(self.StartElementHandler, at, self.interned(tag), attributes)
        elif not (empty and self.EndElementHandler):
            self.default(found[0], at)
        self.tags.append((name, tag, bound))
        if empty:
            self._close(found.end() if self.StartElementHandler else at, None)
        return found.end()

    def _end(self, text, at):
        found = grammar.END_TAG.match(text, at)
        if not found:
            name = grammar.NAME.match(text, at + 2)
            end = grammar.SPACES.match(text, name.end()).end() if name else at + 2
            if end >= len(text):
                raise Partial
            raise Malformed(grammar.INVALID_TOKEN, end)
        if len(self.tags) == self.floor:
            raise Malformed(grammar.ASYNC_ENTITY, at)
        if self.tags[-1][0] != found[1]:
            raise Malformed(grammar.TAG_MISMATCH, at + 2)
        self._close(at, found[0])
        return found.end()

    def _close(self, at, text):
        _, tag, bound = self.tags.pop()
        self.level -= 1
        if self.EndElementHandler:
            self.tell(self.EndElementHandler, at, self.interned(tag))
        elif text:
            self.default(text, at)
        self._unbind(bound, at)

    # --- namespaces

    def _check_name(self, name, at):
        prefix, colon, local = name.partition(':')
        if colon and (':' in local or not prefix or not local):
            raise Malformed(grammar.INVALID_TOKEN, at + (len(prefix) if not prefix else name.rindex(':')))

    def _names(self, found, attributes, specified):
        """Names with their namespaces: (tag, attributes, how many of them were given, what was bound)."""
        plain, bound, seen = {}, [], set()
        given = list(attributes)[:specified]
        for key, value in attributes.items():
            prefix, colon, local = key.partition(':')
            if key == 'xmlns' or prefix == 'xmlns':
                bound.append(self._bind(local if colon else None, value, found.start()))
            else:
                plain[key] = value
        result = {}
        for key, value in plain.items():
            prefix, colon, local = key.partition(':')
            if not colon:
                result[key] = value
                continue
            if (uri := self.namespaces.get(prefix)) is None:
                self._unbind(bound, found.start())
                raise Malformed(grammar.UNBOUND_PREFIX, found.start())
            if (uri, local) in seen:
                self._unbind(bound, found.start())
                raise Malformed(grammar.DUPLICATE_ATTRIBUTE, found.start())
            seen.add((uri, local))
            result[self._qualified(uri, local, prefix)] = value
        specified = sum(key in plain for key in given)
        prefix, colon, local = found[1].partition(':')
        if not colon:
            uri = self.namespaces.get(None)
            return (self._qualified(uri, found[1], None) if uri else found[1]), result, specified, bound
        if (uri := self.namespaces.get(prefix)) is None:
            self._unbind(bound, found.start())
            raise Malformed(grammar.UNBOUND_PREFIX, found.start())
        return self._qualified(uri, local, prefix), result, specified, bound

    def _qualified(self, uri, local, prefix):
        name = uri + self.separator + local
        return name + self.separator + prefix if self.namespace_prefixes and prefix and self.separator else name

    def _bind(self, prefix, uri, at):
        if prefix == 'xml':
            if uri != _XML:
                raise Malformed(grammar.RESERVED_PREFIX_XML, at)
        elif prefix == 'xmlns':
            raise Malformed(grammar.RESERVED_PREFIX_XMLNS, at)
        elif prefix and not uri:
            raise Malformed(grammar.UNDECLARING_PREFIX, at)
        elif uri in (_XML, _XMLNS):
            raise Malformed(grammar.RESERVED_NAMESPACE_URI, at)
        old = self.namespaces.get(prefix)
        self.namespaces[prefix] = uri or None
        if self.StartNamespaceDeclHandler:
            self.tell(self.StartNamespaceDeclHandler, at, prefix, uri or None)
        return prefix, old

    def _unbind(self, bound, at):
        for prefix, old in reversed(bound):
            if self.EndNamespaceDeclHandler:
                self.tell(self.EndNamespaceDeclHandler, at, prefix)
            self.namespaces[prefix] = old

    # --- references

    def attribute_value(self, raw, plain, at, fixed=None):
        """What an attribute's text stands for; unless it is plain, as words. Errors are where it begins, or fixed."""
        value = self._expanded(raw, at, fixed) if '&' in raw else grammar.newlines(raw)
        if '&' not in raw and any(c in value for c in '\t\n'):
            value = value.replace('\t', ' ').replace('\n', ' ')
        return value if plain else ' '.join(part for part in value.split(' ') if part)

    def _expanded(self, raw, at, fixed):
        parts, i = [], 0
        while (amp := raw.find('&', i)) >= 0:
            parts.append(grammar.newlines(raw[i:amp]).replace('\t', ' ').replace('\n', ' '))
            where = at + amp if fixed is None else fixed
            found = grammar.REFERENCE.match(raw, amp)
            if not found:
                raise Malformed(grammar.INVALID_TOKEN, where + 1)
            i = found.end()
            if not found[1]:
                try:
                    parts.append(grammar.character(found))
                except Malformed as error:
                    raise Malformed(error.code, where) from None
                continue
            parts.append(self._attribute_entity(found[1], where))
        parts.append(grammar.newlines(raw[i:]).replace('\t', ' ').replace('\n', ' '))
        return ''.join(parts)

    def _attribute_entity(self, name, where):
        entity = self.types.entities.get(name)
        if not entity:
            if not self.types.partial or self.types.standalone:
                raise Malformed(grammar.UNDEFINED_ENTITY, where)
            return ''
        if entity.open:
            raise Malformed(grammar.RECURSIVE_ENTITY_REF, where)
        if entity.notation:
            raise Malformed(grammar.BINARY_ENTITY_REF, where)
        if entity.value is None:
            raise Malformed(grammar.ATTRIBUTE_EXTERNAL_ENTITY_REF, where)
        if name in grammar.PREDEFINED:
            return entity.value
        entity.open = True
        value = self._expanded(entity.value, where, where)
        entity.open = False
        return value

    def _reference(self, text, at, final):
        found = grammar.REFERENCE.match(text, at)
        if not found:
            grammar.wrong_reference(text, at)
        if not found[1]:
            self._text(grammar.character(found), at) if self.CharacterDataHandler else self.default(found[0], at)
            return found.end()
        name, types = found[1], self.types
        if name in grammar.PREDEFINED:
            if self.CharacterDataHandler:
                self.characters(grammar.PREDEFINED[name], at)
            else:
                self.default(found[0], at)
            return found.end()
        entity = types.entities.get(name)
        if not entity:
            if not types.partial or types.standalone:
                raise Malformed(grammar.UNDEFINED_ENTITY, at)
            self._skipped(found, at)
        elif entity.open:
            raise Malformed(grammar.RECURSIVE_ENTITY_REF, at)
        elif entity.notation:
            raise Malformed(grammar.BINARY_ENTITY_REF, at)
        elif entity.value is None:
            self._external(entity, found, at)
        elif not self.expands():
            self._skipped(found, at)
        else:
            self._internal(entity, at)
        return found.end()

    def _skipped(self, found, at):
        if self.SkippedEntityHandler:
            self.tell(self.SkippedEntityHandler, at, found[1], 0)
        else:
            self.default(found[0], at)

    def _internal(self, entity, at):
        entity.open = True
        floor, self.floor = self.floor, len(self.tags)
        text, i = entity.value, 0
        try:
            with self.frozen(at):
                while i < len(text):
                    try:
                        i = self._content(text, i, True)
                    except Partial:
                        raise Malformed(grammar.UNCLOSED_TOKEN) from None
                if len(self.tags) != self.floor:
                    raise Malformed(grammar.ASYNC_ENTITY)
        finally:
            entity.open, self.floor = False, floor

    def _external(self, entity, found, at):
        handler = self.ExternalEntityRefHandler
        if not handler:
            self.default(found[0], at)
            return
        entity.open = True
        names = sorted((p or '', uri) for p, uri in self.namespaces.items() if uri)
        context = '\f'.join([f'{p}={uri}' for p, uri in names] if self.separator is not None else [])
        context = f'{context}\f{entity.name}' if context else entity.name
        answer = self.tell(handler, at, context, entity.base, entity.system, entity.public)
        entity.open = False
        if not answer:
            raise Malformed(grammar.EXTERNAL_ENTITY_HANDLING, at)
