-: src/session/session.h src/session/history.h src/observe/label.h \
 runtime/viv.h runtime/abstract.h runtime/object.h runtime/error.h \
 runtime/heap/audit.h runtime/heap/../type.h runtime/heap/../object.h \
 runtime/heap/../slots.def runtime/heap/../types.def \
 runtime/heap/births.h runtime/heap/../object.h runtime/heap/checkpoint.h \
 runtime/heap/gc.h runtime/heap/heap.h runtime/modules/import.h \
 runtime/modules/../object.h runtime/modules/io.h \
 runtime/modules/../objects/bytes.h \
 runtime/modules/../objects/../object.h runtime/modules/../type.h \
 runtime/objects/bound_method.h runtime/objects/../object.h \
 runtime/objects/builtin.h runtime/objects/../type.h \
 runtime/objects/bytearray.h runtime/objects/bytes.h \
 runtime/objects/bytes.h runtime/objects/complex.h \
 runtime/objects/deque.h runtime/objects/dict.h \
 runtime/objects/exceptions.h runtime/objects/fields.h \
 runtime/objects/float.h runtime/objects/function.h \
 runtime/objects/../vm/code.h runtime/objects/../vm/../object.h \
 runtime/objects/../vm/opcodes.def \
 runtime/objects/../vm/opcodes_special.def runtime/objects/generator.h \
 runtime/objects/../vm/frame.h runtime/objects/../vm/code.h \
 runtime/objects/../vm/state.h runtime/objects/instance.h \
 runtime/objects/dict.h runtime/objects/int.h runtime/objects/list.h \
 runtime/objects/module.h runtime/objects/range.h runtime/objects/set.h \
 runtime/objects/slice.h runtime/objects/str.h \
 runtime/objects/traceback.h runtime/objects/tuple.h \
 runtime/objects/weakref.h runtime/runtime.h runtime/heap/region.h \
 runtime/heap/blocks.h runtime/heap/region.h runtime/type.h \
 runtime/vm/native.h runtime/vm/../object.h runtime/vm/state.h \
 runtime/names.def build/test/runtime/exception_types.h runtime/vm/code.h \
 runtime/vm/frame.h runtime/vm/vm.h runtime/vm/code.h runtime/vm/frame.h \
 runtime/vm/state.h src/observe/narration.h src/observe/label.h \
 src/observe/text.h src/observe/text.h
src/session/history.h:
src/observe/label.h:
runtime/viv.h:
runtime/abstract.h:
runtime/object.h:
runtime/error.h:
runtime/heap/audit.h:
runtime/heap/../type.h:
runtime/heap/../object.h:
runtime/heap/../slots.def:
runtime/heap/../types.def:
runtime/heap/births.h:
runtime/heap/../object.h:
runtime/heap/checkpoint.h:
runtime/heap/gc.h:
runtime/heap/heap.h:
runtime/modules/import.h:
runtime/modules/../object.h:
runtime/modules/io.h:
runtime/modules/../objects/bytes.h:
runtime/modules/../objects/../object.h:
runtime/modules/../type.h:
runtime/objects/bound_method.h:
runtime/objects/../object.h:
runtime/objects/builtin.h:
runtime/objects/../type.h:
runtime/objects/bytearray.h:
runtime/objects/bytes.h:
runtime/objects/bytes.h:
runtime/objects/complex.h:
runtime/objects/deque.h:
runtime/objects/dict.h:
runtime/objects/exceptions.h:
runtime/objects/fields.h:
runtime/objects/float.h:
runtime/objects/function.h:
runtime/objects/../vm/code.h:
runtime/objects/../vm/../object.h:
runtime/objects/../vm/opcodes.def:
runtime/objects/../vm/opcodes_special.def:
runtime/objects/generator.h:
runtime/objects/../vm/frame.h:
runtime/objects/../vm/code.h:
runtime/objects/../vm/state.h:
runtime/objects/instance.h:
runtime/objects/dict.h:
runtime/objects/int.h:
runtime/objects/list.h:
runtime/objects/module.h:
runtime/objects/range.h:
runtime/objects/set.h:
runtime/objects/slice.h:
runtime/objects/str.h:
runtime/objects/traceback.h:
runtime/objects/tuple.h:
runtime/objects/weakref.h:
runtime/runtime.h:
runtime/heap/region.h:
runtime/heap/blocks.h:
runtime/heap/region.h:
runtime/type.h:
runtime/vm/native.h:
runtime/vm/../object.h:
runtime/vm/state.h:
runtime/names.def:
build/test/runtime/exception_types.h:
runtime/vm/code.h:
runtime/vm/frame.h:
runtime/vm/vm.h:
runtime/vm/code.h:
runtime/vm/frame.h:
runtime/vm/state.h:
src/observe/narration.h:
src/observe/label.h:
src/observe/text.h:
src/observe/text.h:
