/* replay.h: running a lesson's inputs and writing the file as it really comes out. */
#ifndef VIV_REPLAY_H
#define VIV_REPLAY_H

#include "lesson.h"

#include <stdio.h>

/* Runs every input of the lesson in a fresh session of the runtime that is started, and writes the whole file to
 * `output`, with the output that was seen. Lone `…` lines of the file stay where they match. Complaints about
 * predictions and checks that do not hold go to `problems`, a line each. */
void lesson_replay(Lesson *lesson, FILE *output, FILE *problems);

#endif
