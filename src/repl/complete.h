/* complete.h: what the Tab key offers: names, keywords, attributes, commands and badges. */
#ifndef VIV_COMPLETE_H
#define VIV_COMPLETE_H

#include "session/session.h"

/* Makes readline ask here. */
void complete_install(Session *session);

#endif
