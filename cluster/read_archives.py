"""Reads archives on Apache Spark: WARC, JSON Lines, Parquet and whatever else `headwater read` opens, from any Hadoop file system.

    spark-submit cluster/read_archives.py hdfs:///crawl/2024-05 wire.jsonl.gz --out READ

READ/table=reports holds a report a row, READ/table=errors each document that failed, with the reason. What is done stays
done: the same command again reads only files that are not in READ yet. See docs/cluster.md.
"""

import argparse
import hashlib
import json
import math
import os
import re
import sys
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from opened import pieces_of
from piped import Failures, Piped, command

MB = 1_000_000
ROW = (
    "table string, id string, published string, outlet string, title string, source string, report string, "
    "code string, message string"
)
KINDS = {"jsonl": (".jsonl", ".ndjson"), "parquet": (".parquet",)}
NAME = "standard input"


class Read:
    """What every worker has to know, and nothing else: it is sent to all of them."""

    def __init__(self, headwater, options, settings):
        self.headwater = headwater
        self.options = options
        self.settings = settings

    def started(self, pieces, errors, more=()):
        arguments = command(
            self.headwater, "read", "-", "--format", "jsonl", "--processes", "1", "--quiet", "--errors", errors
        )
        return Piped([*arguments, *more, *self.options], pieces, may_fail_in_part=True)

    def records(self, rows):
        """For `mapPartitions`: rows of a source and a record as bytes, through one process for all of them."""
        first = next(rows, None)
        if first is None:
            return
        sent = []  # source and id of each document that is under way, from number `answered` + 1 on

        def pieces():
            row = first
            while row is not None:
                record = bytes(row[1]).replace(b"\n", b" ")
                sent.append((row[0], record))
                yield record + b"\n"
                row = next(rows, None)

        failures = Failures(_temporary())
        failed = {}
        answered = 0

        def look():
            for failure in failures.look():
                number = re.fullmatch(rf"{NAME}:(\d+)", failure["input"])
                if not number:
                    raise RuntimeError(failure["message"])
                failed[int(number[1])] = failure

        def failures_now():
            nonlocal answered
            while answered + 1 in failed:
                answered += 1
                source, record = sent.pop(0)
                yield _error(failed.pop(answered), source, _id_of(record))

        try:
            for line in self.started(pieces(), failures.path, ["--as", "jsonl"]):
                look()
                yield from failures_now()
                answered += 1
                yield _report(line, sent.pop(0)[0])
            look()
            yield from failures_now()
            if sent:
                raise RuntimeError(f"{len(sent)} documents came back neither read nor failed")
        finally:
            failures.close()

    def files(self, paths):
        """For `mapPartitions`: each file, streamed, through a process of its own; its documents are named after it."""
        for path in paths:
            failures = Failures(_temporary())
            try:
                for line in self.started(pieces_of(path, self.settings), failures.path):
                    for failure in failures.look():
                        yield _error(failure, path, None)
                    yield _report(line, path)
                for failure in failures.look():
                    yield _error(failure, path, None)
            finally:
                failures.close()


def _temporary():
    handle, path = tempfile.mkstemp(prefix="headwater-", suffix=".errors")
    os.close(handle)
    return path


def _report(line, source):
    report = json.loads(line)
    told = [report.get(name) for name in ("id", "published", "outlet", "title")]
    return ("reports", *told, source, line.decode("utf-8"), None, None)


def _error(failure, source, record_id):
    name = failure["input"]
    within = name[len(NAME) :] if name.startswith(NAME) else ""
    # A record's number counts within a part of its file: it would mislead.
    message = re.sub(r"^line \d+ ", "it ", failure["message"]) if record_id else failure["message"]
    where = source if record_id else f"{source}{within}"
    return ("errors", record_id, None, None, None, where, None, failure["code"], message)


def _id_of(record):
    """The record's own id; else what tells it again: the first digits of SHA-256 over the line."""
    try:
        given = json.loads(record).get("id")
    except (ValueError, AttributeError):
        given = None
    return str(given) if given is not None else f"sha256:{hashlib.sha256(record).hexdigest()[:16]}"


class Archive:
    """The input files and the output folder, by Hadoop's own file systems."""

    def __init__(self, spark, out):
        self.spark = spark
        self.out = out.rstrip("/")
        self.hadoop = spark.sparkContext._jvm.org.apache.hadoop
        self.configuration = spark.sparkContext._jsc.hadoopConfiguration()

    def _at(self, path):
        at = self.hadoop.fs.Path(path)
        return at, at.getFileSystem(self.configuration)

    def files(self, patterns):
        """Every file that the patterns name, with its size, in the order of their names; folders are walked."""
        found = {}
        for pattern in patterns:
            at, system = self._at(pattern)
            matches = system.globStatus(at)
            if not matches:
                raise SystemExit(f"headwater: {pattern}: there is no such file or folder")
            for match in matches:
                if match.isFile():
                    found[match.getPath().toString()] = match.getLen()
                    continue
                every = system.listFiles(match.getPath(), True)
                while every.hasNext():
                    one = every.next()
                    path = one.getPath().toString()
                    inside = path[len(match.getPath().toString()) :]
                    if not re.search(r"/[._]", inside):
                        found[path] = one.getLen()
        return sorted(found.items())

    def done(self):
        """The files of all batches that are done, and how many batches there were."""
        at, system = self._at(f"{self.out}/_batches")
        files, batches = set(), 0
        for one in system.listStatus(at) if system.exists(at) else []:
            lines = self.spark.read.text(one.getPath().toString()).collect()
            files.update(line[0] for line in lines)
            batches += 1
        return files, batches

    def note(self, batch, files):
        """Says that a batch is done: last of all, so that a batch that is cut short is read again."""
        at, system = self._at(f"{self.out}/_batches/{batch}.txt")
        stream = system.create(at, True)
        stream.write(bytearray("".join(f"{path}\n" for path in files), "utf-8"))
        stream.close()


def kind_of(path):
    name = re.sub(r"\.gz$", "", path.lower())
    return next((kind for kind, ends in KINDS.items() if name.endswith(ends)), "file")


def batches_of(files, most):
    """Files in groups of so many bytes each, whole files, in their order."""
    batch, size = [], 0
    for path, length in files:
        if batch and size + length > most:
            yield batch
            batch, size = [], 0
        batch.append((path, length))
        size += length
    if batch:
        yield batch


def read_batch(spark, files, reading, partition_bytes):
    """The rows of a batch: reports and errors."""
    parts = []
    of = lambda kind: [(path, length) for path, length in files if kind_of(path) == kind]
    if lines := of("jsonl"):
        spark.conf.set("spark.sql.files.maxPartitionBytes", partition_bytes)
        spark.conf.set("spark.sql.files.openCostInBytes", min(partition_bytes, MB))
        frame = spark.read.text([path for path, _ in lines], lineSep="\n").where("trim(value) <> ''")
        frame = frame.select(F.col("_metadata.file_path"), F.col("value").cast("binary"))
        packed = sum(length for path, length in lines if path.endswith(".gz"))
        if packed:
            # A gzip file is one part however large it is; unpacked it is about four times as large.
            frame = frame.repartition(max(frame.rdd.getNumPartitions(), math.ceil(4 * packed / partition_bytes)))
        parts.append(frame.rdd.map(tuple).mapPartitions(reading.records))
    if tables := of("parquet"):
        spark.conf.set("spark.sql.files.maxPartitionBytes", partition_bytes)
        frame = spark.read.parquet(*[path for path, _ in tables])
        columns = [F.col(f"`{name}`") for name in frame.columns]
        frame = frame.select(F.col("_metadata.file_path"), F.to_json(F.struct(*columns)).cast("binary"))
        parts.append(frame.rdd.map(tuple).mapPartitions(reading.records))
    if others := of("file"):
        paths = spark.sparkContext.parallelize([path for path, _ in others], len(others))
        parts.append(paths.mapPartitions(reading.files))
    return spark.createDataFrame(spark.sparkContext.union(parts), ROW)


def main():
    parser = argparse.ArgumentParser(
        description="Reads archives on Apache Spark.",
        epilog="What stands behind -- goes to headwater read: -- --limit seconds=60 --columns text=notes",
    )
    parser.add_argument("inputs", nargs="+", help="files, folders or patterns of any Hadoop file system")
    parser.add_argument("--out", required=True, help="folder for the tables; the same again resumes")
    parser.add_argument("--headwater", default="headwater", help="the command on the workers")
    parser.add_argument("--partition-mb", type=float, default=16, help="of JSON Lines and Parquet, so much a task")
    parser.add_argument("--batch-mb", type=float, default=20_000, help="what is done stays done after so much")
    said = sys.argv[1:]
    at = said.index("--") if "--" in said else len(said)
    given, options = parser.parse_args(said[:at]), said[at + 1 :]
    spark = SparkSession.builder.appName("headwater read").getOrCreate()
    context = spark.sparkContext
    context.setLogLevel("ERROR")
    print(f"headwater: application {context.applicationId}", flush=True)
    here = os.path.dirname(os.path.abspath(__file__))
    for module in ("piped.py", "opened.py"):
        context.addPyFile(os.path.join(here, module))
    settings = {
        name[len("spark.hadoop.") :]: value for name, value in context.getConf().getAll() if name.startswith("spark.hadoop.")
    }
    spark.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")
    reading = Read(given.headwater, options, settings)
    archive = Archive(spark, given.out)
    files, batches = archive.done()
    wanted = [(path, length) for path, length in archive.files(given.inputs) if path not in files]
    for batch in batches_of(wanted, given.batch_mb * MB):
        rows = read_batch(spark, batch, reading, int(given.partition_mb * MB))
        rows = rows.withColumn("batch", F.lit(batches))
        rows.write.mode("overwrite").partitionBy("table", "batch").parquet(archive.out)
        archive.note(batches, [path for path, _ in batch])
        batches += 1
        print(f"headwater: {sum(length for _, length in batch) / MB:.0f} MB are done", flush=True)
    counts = {}
    if batches:
        counts = {row[0]: row[1] for row in spark.read.schema("table string").parquet(archive.out).groupBy("table").count().collect()}
    print(f"headwater: {counts.get('reports', 0)} reports, {counts.get('errors', 0)} errors", flush=True)
    spark.stop()


if __name__ == "__main__":
    main()
