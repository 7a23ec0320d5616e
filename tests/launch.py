"""Start a command from a small process, and tell how much memory it used.

    python -I -S launch.py FD MEGABYTES COMMAND...

A process is charged for the memory of the one that it was forked from, and the test runner's is
large. `FD` gets the peak in MB; `MEGABYTES` limits the address space, 0 does not.
"""

import os
import resource
import signal
import sys

UNIT = 2**20 if sys.platform == "darwin" else 2**10
told, megabytes, *command = sys.argv[1:]
child = os.fork()
if child == 0:
    os.close(int(told))
    if limit := int(megabytes) * 2**20:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    os.execv(command[0], command)  # no shell is wanted
_, status, used = os.wait4(child, 0)
os.write(int(told), str(used.ru_maxrss / UNIT).encode())
code = os.waitstatus_to_exitcode(status)
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
os._exit(code)
