"""pickle: objects as bytes, and back.

The bytes are a program for a small stack machine: each opcode pushes an object, or makes one of what is on the stack.
What has been made once is remembered (`memo`), so that an object that is met again, or that holds itself, stays one.
The writer is of protocol 2 and up, protocol 4 unless another is asked for, and writes what CPython writes; the reader
knows the opcodes of protocols 2 to 5 and the common ones of protocols 0 and 1.
"""
import copyreg
import io
import struct
import sys

from functools import partial
from types import FunctionType

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version = '4.0'
_FRAME_LEAST, _FRAME_MOST, _BATCH = 4, 64 * 1024, 1000
_mark = object()


class PickleError(Exception):
    """What goes wrong here."""


class PicklingError(PickleError):
    """An object that cannot be written."""


class UnpicklingError(PickleError):
    """Bytes that cannot be read."""


def _long_bytes(number):
    if number == 0:
        return b''
    size = (number.bit_length() >> 3) + 1
    data = number.to_bytes(size, 'little', signed=True)
    if number < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
        data = data[:-1]
    return data


def _module_of(thing, name):
    module = getattr(thing, '__module__', None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name not in ('__main__', '__mp_main__') and module is not None:
            try:
                if _lookup(module, name)[0] is thing:
                    return module_name
            except AttributeError:
                pass
    return '__main__'


def _lookup(module, name):
    parent, thing = None, module
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError(f"Can't get local attribute {name!r} on {module!r}")
        try:
            parent, thing = thing, getattr(thing, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {module!r}") from None
    return thing, parent


# ---- writing ---------------------------------------------------------------------------------------------------------


class Pickler:
    """Writes objects to a file of bytes."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if not hasattr(file, 'write'):
            raise TypeError("file must have a 'write' attribute")
        self.proto, self.bin, self.fast = max(protocol, 2), True, 0
        self._file, self._out, self.memo = file, bytearray(), {}

    def clear_memo(self):
        """Forget what was written."""
        self.memo.clear()

    def persistent_id(self, obj):
        """What stands for an object that is kept elsewhere; None: it is written."""
        return None

    def dump(self, obj):
        """Write an object."""
        self._out = bytearray()
        self._frame_start = None
        head = b'\x80' + bytes([self.proto])
        self._file.write(head)
        self._save(obj)
        self._put(b'.')
        self._end_frame(True)

    def _put(self, data):
        self._out += data
        if self.proto >= 4 and len(self._out) >= _FRAME_MOST:
            self._end_frame(False)

    def _end_frame(self, is_last):
        data = bytes(self._out)
        if self.proto >= 4 and len(data) >= _FRAME_LEAST:
            self._file.write(b'\x95' + struct.pack('<Q', len(data)))
        self._file.write(data)
        self._out = bytearray()

    def _put_large(self, head, data):
        if self.proto >= 4 and len(data) >= _FRAME_MOST:
            if self._out:
                self._end_frame(False)
            self._file.write(head + data)
        else:
            self._put(head + bytes(data))

    def _memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self._put(b'\x94')
        elif index < 256:
            self._put(b'q' + bytes([index]))
        else:
            self._put(b'r' + struct.pack('<I', index))

    def _get(self, index):
        self._put(b'h' + bytes([index]) if index < 256 else b'j' + struct.pack('<I', index))

    def _save(self, obj, with_id=True):
        if with_id:
            persistent = self.persistent_id(obj)
            if persistent is not None:
                self._save(persistent, False)
                self._put(b'Q')
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        override = getattr(self, 'reducer_override', None)
        reduced = NotImplemented if override is None else override(obj)
        if reduced is NotImplemented:
            kind = type(obj)
            writer = _WRITERS.get(kind)
            if writer is not None:
                writer(self, obj)
                return
            reduce = getattr(self, 'dispatch_table', copyreg.dispatch_table).get(kind)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(kind, type):
                self._save_global(obj)
                return
            elif hasattr(obj, '__reduce_ex__'):
                reduced = obj.__reduce_ex__(self.proto)
            else:
                raise PicklingError(f"Can't pickle {kind.__name__!r} object: {obj!r}")
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError(f'{reduce} must return string or tuple')
        if not 2 <= len(reduced) <= 6:
            raise PicklingError(f'Tuple returned by {reduce} must have two to six elements')
        self._save_reduced(obj, *reduced)

    def _save_reduced(self, obj, function, args, state=None, items=None, pairs=None, setter=None):
        if not isinstance(args, tuple):
            raise PicklingError('args from save_reduce() must be a tuple')
        if not callable(function):
            raise PicklingError('func from save_reduce() must be callable')
        name = getattr(function, '__name__', '')
        if name == '__newobj_ex__' and self.proto >= 4:
            cls, positional, named = args
            self._save(cls)
            self._save(positional)
            self._save(named)
            self._put(b'\x92')
        elif name == '__newobj_ex__':
            cls, positional, named = args
            self._save(partial(cls.__new__, cls, *positional, **named))
            self._save(())
            self._put(b'R')
        elif name == '__newobj__':
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError('args[0] from __newobj__ args has no __new__')
            if obj is not None and cls is not obj.__class__:
                raise PicklingError('args[0] from __newobj__ args has the wrong class')
            self._save(cls)
            self._save(args[1:])
            self._put(b'\x81')
        else:
            self._save(function)
            self._save(args)
            self._put(b'R')
        if obj is not None:
            if id(obj) in self.memo:
                self._put(b'0')
                self._get(self.memo[id(obj)][0])
            else:
                self._memoize(obj)
        if items is not None:
            self._append_all(items)
        if pairs is not None:
            self._set_all(pairs)
        if state is not None:
            if setter is None:
                self._save(state)
                self._put(b'b')
            else:
                self._save(setter)
                self._save(obj)
                self._save(state)
                self._put(b'\x86R0')

    def _save_none(self, obj):
        self._put(b'N')

    def _save_bool(self, obj):
        self._put(b'\x88' if obj else b'\x89')

    def _save_int(self, obj):
        if 0 <= obj <= 0xFF:
            self._put(b'K' + bytes([obj]))
        elif 0 <= obj <= 0xFFFF:
            self._put(b'M' + struct.pack('<H', obj))
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            self._put(b'J' + struct.pack('<i', obj))
        else:
            data = _long_bytes(obj)
            size = len(data)
            self._put((b'\x8a' + bytes([size]) if size < 256 else b'\x8b' + struct.pack('<i', size)) + data)

    def _save_float(self, obj):
        self._put(b'G' + struct.pack('>d', obj))

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                import codecs
                self._save_reduced(obj, codecs.encode, (str(obj, 'latin1'), 'latin1'))
            else:
                self._save_reduced(obj, bytes, ())
            return
        size = len(obj)
        if size <= 0xFF:
            self._put(b'C' + bytes([size]) + obj)
        else:
            self._put_large(b'B' + struct.pack('<I', size) if size <= 0xFFFFFFFF else b'\x8e' + struct.pack('<Q', size), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_reduced(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._put_large(b'\x96' + struct.pack('<Q', len(obj)), obj)
        self._memoize(obj)

    def _save_str(self, obj):
        data = obj.encode('utf-8', 'surrogatepass')
        size = len(data)
        if size <= 0xFF and self.proto >= 4:
            self._put(b'\x8c' + bytes([size]) + data)
        elif size > 0xFFFFFFFF:
            self._put_large(b'\x8d' + struct.pack('<Q', size), data)
        else:
            self._put_large(b'X' + struct.pack('<I', size), data)
        self._memoize(obj)

    def _save_tuple(self, obj):
        size = len(obj)
        if not size:
            self._put(b')')
            return
        if size > 3:
            self._put(b'(')
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:       # it holds itself: what was put on the stack is not needed
            self._put(b'0' * size if size <= 3 else b'1')
            self._get(known[0])
            return
        self._put(b't' if size > 3 else (b'\x85', b'\x86', b'\x87')[size - 1])
        self._memoize(obj)

    def _batches(self, items):
        items = iter(items)
        while True:
            batch = [item for _, item in zip(range(_BATCH), items)]
            if batch:
                yield batch
            if len(batch) < _BATCH:
                return

    def _append_all(self, items):
        for batch in self._batches(items):
            if len(batch) > 1:
                self._put(b'(')
            for item in batch:
                self._save(item)
            self._put(b'e' if len(batch) > 1 else b'a')

    def _set_all(self, pairs):
        for batch in self._batches(pairs):
            if len(batch) > 1:
                self._put(b'(')
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._put(b'u' if len(batch) > 1 else b's')

    def _save_list(self, obj):
        self._put(b']')
        self._memoize(obj)
        self._append_all(obj)

    def _save_dict(self, obj):
        self._put(b'}')
        self._memoize(obj)
        self._set_all(obj.items())

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, set, (list(obj),))
            return
        self._put(b'\x8f')
        self._memoize(obj)
        for batch in self._batches(obj):
            self._put(b'(')
            for item in batch:
                self._save(item)
            self._put(b'\x90')

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, frozenset, (list(obj),))
            return
        self._put(b'(')
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._put(b'1')
            self._get(self.memo[id(obj)][0])
            return
        self._put(b'\x91')
        self._memoize(obj)

    def _save_global(self, obj, name=None):
        name = name or getattr(obj, '__qualname__', None) or obj.__name__
        module = _module_of(obj, name)
        try:
            __import__(module)
            found, parent = _lookup(sys.modules[module], name)
        except (ImportError, KeyError, AttributeError) as error:
            if isinstance(error, AttributeError) and '<locals>' in name:
                raise AttributeError(f"Can't get local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self.proto >= 4:
            self._save(module)
            self._save(name)
            self._put(b'\x93')
        elif parent is not sys.modules[module]:
            self._save_reduced(None, getattr, (parent, name.rpartition('.')[2]))
        else:
            from_module = {'builtins': '__builtin__', 'functools': 'functools'}.get(module, module)
            if self.proto >= 3:
                from_module = module
            self._put(b'c' + from_module.encode() + b'\n' + name.encode() + b'\n')
        self._memoize(obj)

    def _save_type(self, obj):
        for value in None, NotImplemented, ...:
            if obj is type(value):
                self._save_reduced(obj, type, (value,))
                return
        self._save_global(obj)


_WRITERS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float,
            bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str,
            tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
            frozenset: Pickler._save_frozenset, FunctionType: Pickler._save_global, type: Pickler._save_type}


# ---- reading ---------------------------------------------------------------------------------------------------------


class Unpickler:
    """Reads objects from a file of bytes."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._read, self._readline = file.read, file.readline
        self.memo, self.encoding, self.errors = {}, encoding, errors

    def persistent_load(self, pid):
        raise UnpicklingError('unsupported persistent id encountered')

    def find_class(self, module, name):
        """What stands for a module's name."""
        if self._protocol < 3:
            module = {'__builtin__': 'builtins', 'copy_reg': 'copyreg'}.get(module, module)
        __import__(module)
        if self._protocol >= 4:
            return _lookup(sys.modules[module], name)[0]
        return getattr(sys.modules[module], name)

    def load(self):
        """Read an object."""
        self._stack, self._marks, self._protocol = [], [], 0
        while True:
            code = self._read(1)
            if not code:
                raise EOFError('Ran out of input')
            if code == b'.':
                return self._stack.pop()
            reader = _READERS.get(code[0])
            if reader is None:
                raise UnpicklingError(f"invalid load key, {repr(code)[1:]}.")
            try:
                reader(self)
            except IndexError:
                raise UnpicklingError('unpickling stack underflow') from None

    def _take(self, size):
        data = self._read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        return data

    def _number(self, form):
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _line(self):
        line = self._readline()
        if not line.endswith(b'\n'):
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def _push(self, value):
        self._stack.append(value)

    def _since_mark(self):
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _set_mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _new(self, make):
        args = self._stack.pop()
        self._push(make(self._stack.pop(), args))

    def _new_with_names(self):
        named, positional, cls = self._stack.pop(), self._stack.pop(), self._stack.pop()
        self._push(cls.__new__(cls, *positional, **named))

    def _tuple(self, size):
        items = tuple(self._stack[-size:])
        del self._stack[-size:]
        self._push(items)

    def _append_all(self):
        items = self._since_mark()
        target = self._stack[-1]
        try:
            target.extend(items)
        except AttributeError:
            for item in items:
                target.append(item)

    def _set_all(self):
        items = self._since_mark()
        for key, value in zip(items[::2], items[1::2]):
            self._stack[-1][key] = value

    def _set_one(self):
        value, key = self._stack.pop(), self._stack.pop()
        self._stack[-1][key] = value

    def _append_one(self):
        value = self._stack.pop()
        self._stack[-1].append(value)

    def _add_all(self):
        items = self._since_mark()
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _build(self):
        state, made = self._stack.pop(), self._stack[-1]
        setter = getattr(made, '__setstate__', _mark)
        if setter is not _mark:
            setter(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            for name, value in state.items():
                made.__dict__[sys.intern(name) if type(name) is str else name] = value
        for name, value in (slots or {}).items():
            setattr(made, name, value)

    def _drop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._since_mark()

    def _from_stack(self):
        name, module = self._stack.pop(), self._stack.pop()
        self._push(self.find_class(module, name))

    def _from_lines(self):
        module = self._line().decode()
        self._push(self.find_class(module, self._line().decode()))

    def _set_protocol(self):
        self._protocol = self._take(1)[0]
        if self._protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'unsupported pickle protocol: {self._protocol}')

    def _remember(self, index):
        self.memo[index] = self._stack[-1]

    def _recall(self, index):
        try:
            self._push(self.memo[index])
        except KeyError:
            raise UnpicklingError(f'Memo value not found at index {index}') from None

    def _text_number(self):
        line = self._line()
        self._push({b'00': False, b'01': True}.get(line) if line in (b'00', b'01') else int(line.rstrip(b'L')))

    def _whole(self, size):
        self._push(int.from_bytes(self._take(size), 'little', signed=True))

    def _push_since(self, make):
        items = self._since_mark()
        self._push(make(items))


def _unescaped(text):
    import re
    return re.sub(r'\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})', lambda match: chr(int(match[1] or match[2], 16)), text)


def _unicode(self, size):
    self._push(str(self._take(size), 'utf-8', 'surrogatepass'))


_READERS = {ord(code): reader for code, reader in {
    '\x80': Unpickler._set_protocol, '\x95': lambda self: self._take(8), 'N': lambda self: self._push(None),
    '\x88': lambda self: self._push(True), '\x89': lambda self: self._push(False),
    'K': lambda self: self._push(self._number('<B')), 'M': lambda self: self._push(self._number('<H')),
    'J': lambda self: self._push(self._number('<i')), 'I': Unpickler._text_number, 'L': Unpickler._text_number,
    '\x8a': lambda self: self._whole(self._number('<B')), '\x8b': lambda self: self._whole(self._number('<i')),
    'G': lambda self: self._push(self._number('>d')), 'F': lambda self: self._push(float(self._line())),
    'C': lambda self: self._push(self._take(self._number('<B'))),
    'B': lambda self: self._push(self._take(self._number('<I'))),
    '\x8e': lambda self: self._push(self._take(self._number('<Q'))),
    '\x96': lambda self: self._push(bytearray(self._take(self._number('<Q')))),
    '\x8c': lambda self: _unicode(self, self._number('<B')), 'X': lambda self: _unicode(self, self._number('<I')),
    '\x8d': lambda self: _unicode(self, self._number('<Q')),
    'V': lambda self: self._push(_unescaped(str(self._line(), 'latin-1'))),
    ')': lambda self: self._push(()), ']': lambda self: self._push([]), '}': lambda self: self._push({}),
    '\x8f': lambda self: self._push(set()), '(': Unpickler._set_mark,
    't': lambda self: self._push_since(tuple), 'l': lambda self: self._push_since(list),
    'd': lambda self: self._push_since(lambda items: dict(zip(items[::2], items[1::2]))),
    '\x91': lambda self: self._push_since(frozenset),
    '\x85': lambda self: self._tuple(1), '\x86': lambda self: self._tuple(2), '\x87': lambda self: self._tuple(3),
    'a': Unpickler._append_one, 'e': Unpickler._append_all, 's': Unpickler._set_one, 'u': Unpickler._set_all,
    '\x90': Unpickler._add_all, 'b': Unpickler._build, '0': Unpickler._drop, '1': Unpickler._since_mark,
    '2': lambda self: self._push(self._stack[-1]),
    'R': lambda self: self._new(lambda function, args: function(*args)),
    '\x81': lambda self: self._new(lambda cls, args: cls.__new__(cls, *args)), '\x92': Unpickler._new_with_names,
    '\x93': Unpickler._from_stack, 'c': Unpickler._from_lines,
    '\x94': lambda self: self._remember(len(self.memo)), 'q': lambda self: self._remember(self._number('<B')),
    'r': lambda self: self._remember(self._number('<I')), 'p': lambda self: self._remember(int(self._line())),
    'h': lambda self: self._recall(self._number('<B')), 'j': lambda self: self._recall(self._number('<I')),
    'g': lambda self: self._recall(int(self._line())),
    'Q': lambda self: self._push(self.persistent_load(self._stack.pop())),
}.items()}


# ---- functions -------------------------------------------------------------------------------------------------------


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to a file of bytes."""
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    page = io.BytesIO()
    Pickler(page, protocol).dump(obj)
    return page.getvalue()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """Read an object from a file of bytes."""
    return Unpickler(file, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """The object that bytes stand for."""
    if isinstance(data, str):
        raise TypeError("Can't load pickle from unicode string")
    return Unpickler(io.BytesIO(data), encoding=encoding, errors=errors).load()
