"""Seconds from the start of a command on a terminal to the first thing that it shows there.

    terminal.py COMMAND ARGUMENT…
"""
import os
import pty
import signal
import sys
import time

started = time.perf_counter()
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
os.read(terminal, 1)
print(time.perf_counter() - started)
os.kill(pid, signal.SIGINT)
os.close(terminal)
os.waitpid(pid, 0)
