"""A file of any Hadoop file system as bytes, streamed on a worker: archives of gigabytes never stand in memory."""

import glob
import os
import shutil
import subprocess
import tempfile
from urllib.parse import unquote, urlparse
from xml.sax.saxutils import escape

CHUNK = 1 << 20


def pieces_of(path, settings):
    """Chunks of bytes. Files of this machine are opened, others come through Hadoop's own `fs -cat`.

    :param settings: what was given as `spark.hadoop.…`, keys to a store among them: they go into a file that nobody
        else may read, never onto a command line
    """
    address = urlparse(path)
    if address.scheme in ("", "file"):
        with open(unquote(address.path), "rb") as file:
            yield from iter(lambda: file.read(CHUNK), b"")
        return
    folder = tempfile.mkdtemp(prefix="headwater-")
    try:
        with open(os.path.join(folder, "core-site.xml"), "w", encoding="utf-8") as site:
            properties = "".join(
                f"<property><name>{escape(name)}</name><value>{escape(value)}</value></property>"
                for name, value in settings.items()
            )
            site.write(f"<configuration>{properties}</configuration>")
        process = subprocess.Popen(
            [_java(), "-Xmx256m", "-cp", _classes(folder), "org.apache.hadoop.fs.FsShell", "-cat", path],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            yield from iter(lambda: process.stdout.read(CHUNK), b"")
            said = process.stderr.read().decode("utf-8", "replace").strip()
            if process.wait() != 0:
                raise RuntimeError(f"{path} could not be opened: {said[-1000:]}")
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _java():
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def _classes(folder):
    """Spark's own libraries hold Hadoop's; a cluster's settings and further file systems come by the usual variables."""
    import pyspark

    spark = os.environ.get("SPARK_HOME") or os.path.dirname(pyspark.__file__)
    places = [folder, os.environ.get("HADOOP_CONF_DIR"), os.path.join(spark, "jars", "*"), os.environ.get("CLASSPATH")]
    return os.pathsep.join(place for place in places if place)
