"""Sends lines through a `headwater` process of their own: one a partition, started with it and ended with it."""

import json
import os
import shlex
import subprocess
import tempfile
import threading

MOST_SAID = 2000  # characters of what a process says when it fails; it never says a report's words


def command(headwater, *arguments):
    """The command line of `headwater`, which may be several words: "node /opt/headwater/bin/headwater.js"."""
    return [*shlex.split(headwater), *arguments]


class Piped:
    """A process that takes bytes and gives lines. Iterate over it once; a failure of the process is an exception."""

    def __init__(self, arguments, pieces, may_fail_in_part=False):
        self.arguments = arguments
        self.codes = (0, 1) if may_fail_in_part else (0,)
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.said, bufsize=1 << 16
        )
        self.trouble = None
        self.feeder = threading.Thread(target=self._feed, args=(pieces,), daemon=True)
        self.feeder.start()

    def _feed(self, pieces):
        try:
            for piece in pieces:
                self.process.stdin.write(piece)
        except BrokenPipeError:
            pass  # the process has ended; its exit code says why
        except BaseException as error:  # what gives the pieces has failed: told when the lines are at an end
            self.trouble = error
        finally:
            try:
                self.process.stdin.close()
            except BrokenPipeError:
                pass

    def __iter__(self):
        try:
            for line in self.process.stdout:
                yield line[:-1] if line.endswith(b"\n") else line
            code = self.process.wait()
            self.feeder.join()
            if self.trouble:
                raise self.trouble
            if code not in self.codes:
                raise RuntimeError(f"{shlex.join(self.arguments)} ended with {code}: {self._last_words()}")
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process.stdout.close()
            self.said.close()

    def _last_words(self):
        size = self.said.seek(0, os.SEEK_END)
        self.said.seek(max(0, size - MOST_SAID))
        return self.said.read().decode("utf-8", "replace").strip()


def lines_through(arguments):
    """For `mapPartitions`: every line of a partition through one process. An empty partition starts none."""

    def through(lines):
        first = next(lines, None)
        if first is None:
            return
        pieces = (line.encode("utf-8") + b"\n" for line in _chain(first, lines))
        for line in Piped(arguments, pieces):
            yield line.decode("utf-8")

    return through


def _chain(first, rest):
    yield first
    yield from rest


class Failures:
    """What `headwater read --errors` has written so far: by number, where documents are lines of one input."""

    def __init__(self, path):
        self.path = path
        self.file = None
        self.rest = b""
        self.found = []

    def look(self):
        """New failures since the last look. Those of earlier documents are there before a later one's report."""
        if self.file is None:
            if not os.path.exists(self.path):
                return []
            self.file = open(self.path, "rb")
        *whole, self.rest = (self.rest + self.file.read()).split(b"\n")
        return [json.loads(line) for line in whole]

    def close(self):
        if self.file is not None:
            self.file.close()
        if os.path.exists(self.path):
            os.remove(self.path)
