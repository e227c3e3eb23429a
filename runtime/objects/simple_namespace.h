/* simple_namespace.h: types.SimpleNamespace; struct sequences are beside it. */
#ifndef VIV_SIMPLE_NAMESPACE_H
#define VIV_SIMPLE_NAMESPACE_H

#include "../object.h"

/* A namespace with the attributes of `dict` (copied; NULL: empty). */
NEW Object *simple_namespace_new(Dict *dict_or_null);

#endif
