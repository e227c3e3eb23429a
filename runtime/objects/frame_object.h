/* frame_object.h: local variables of a frame, by slot. The frame object itself is declared in vm/frame.h. */
#ifndef VIV_FRAME_OBJECT_H
#define VIV_FRAME_OBJECT_H

#include "../vm/frame.h"

/* The variable's value (a cell's content): NULL while it is unbound. */
BORROWED Object *frame_slot_value(Frame *frame, int slot);

/* frame.f_locals of a function (PEP 667): a mapping that writes through to the frame. */
NEW Object *frame_locals_proxy_new(FrameObject *frame);

#endif
