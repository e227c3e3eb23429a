"""How much of the host's memory and time the program has taken."""

import time as _time

__all__ = ["getrusage", "RUSAGE_SELF", "RUSAGE_CHILDREN"]

RUSAGE_SELF = 0
RUSAGE_CHILDREN = -1


class struct_rusage:
    def __init__(self, time, kibibytes):
        self.ru_utime = time
        self.ru_stime = 0.0
        self.ru_maxrss = kibibytes


def getrusage(who):
    kibibytes = 0
    with open("/proc/self/status") as status:
        for line in status.read().split("\n"):
            if line.startswith("VmHWM:"):
                kibibytes = int(line.split()[1])
    return struct_rusage(_time.process_time(), kibibytes)
