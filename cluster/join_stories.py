"""Joins reports to stories on Apache Spark: `headwater stories --stage` does the work, Spark brings together what meets.

    spark-submit cluster/join_stories.py READ/table=reports --out STORIES --work WORK

The parts of STORIES, one after another, are what `headwater stories --format jsonl` prints for the same reports on one
machine, to the byte. WORK keeps each table that is done; the same command again goes on from there. See docs/cluster.md.
"""

import argparse
import json
import os
import subprocess

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from groups import groups_of
from piped import command, lines_through

SIGNATURE = "id string, print string, compared string, told string"
KEYS = (
    "n long, keys array<long>, day int, rows array<int>, rowKeys array<long>, words array<int>, counted int, "
    "forms array<string>, order string"
)
PAIR = "a long, b long, bits double"
KNOWN = "form string, known string"
STORY = "id string, earliest string, independent struct<min:int,max:int>, reports array<struct<report:string>>"


class Join:
    def __init__(self, spark, headwater, work, partitions, reports):
        self.spark = spark
        self.headwater = headwater
        self.work = work.rstrip("/")
        self.partitions = partitions
        printed = subprocess.run(command(headwater, "stories", "--stage", "rules", "-"), stdout=subprocess.PIPE, check=True)
        self.rules = json.loads(printed.stdout)
        self._begin({**self.rules, "reports": {path: self._bytes(path) for path in reports}})

    def _begin(self, wanted):
        """Notes what the tables of WORK are made from; others made from something else would be mixed up with them."""
        path = f"{self.work}/begun.json"
        if self._exists(path):
            before = json.loads(self.spark.read.text(path, wholetext=True).first()[0])
            if before != wanted:
                raise SystemExit(
                    f"headwater: {self.work} was begun with other reports or another version; give another --work"
                )
            return
        at, system = self._at(path)
        stream = system.create(at, True)
        stream.write(bytearray(json.dumps(wanted), "utf-8"))
        stream.close()

    def _at(self, path):
        at = self.spark._jvm.org.apache.hadoop.fs.Path(path)
        return at, at.getFileSystem(self.spark._jsc.hadoopConfiguration())

    def _bytes(self, path):
        at, system = self._at(path)
        found = system.globStatus(at)
        if not found:
            raise SystemExit(f"headwater: {path}: there is no such file or folder")
        return sum(system.getContentSummary(one.getPath()).getLength() for one in found)

    def table(self, name, build):
        """A table of WORK: read where it is done, else built, written whole and read."""
        path = f"{self.work}/{name}"
        if not self._exists(f"{path}/_SUCCESS"):
            build().write.mode("overwrite").parquet(path)
        print(f"headwater: {name} is done", flush=True)
        return self.spark.read.parquet(path)

    def _exists(self, path):
        at, system = self._at(path)
        return system.exists(at)

    def through(self, stage, frame, schema):
        """The lines of a frame's only column through a stage; the columns of what comes out."""
        arguments = command(self.headwater, "stories", "--stage", stage, "-")
        lines = frame.rdd.map(lambda row: row[0]).mapPartitions(lines_through(arguments))
        found = self.spark.createDataFrame(lines.map(lambda line: (line,)), "value string")
        return found.select(F.from_json("value", schema).alias("line")).select("line.*") if schema else found

    def by(self, frame, key):
        """All rows of a key in one part, one after another: the largest group, not the table, is what a process holds."""
        return frame.repartition(self.partitions, key).sortWithinPartitions(key)

    def signatures(self, reports):
        made = lambda: self.through("signatures", reports, SIGNATURE).withColumn("n", F.monotonically_increasing_id())
        every = self.table("signatures", made)
        # Of several with one id the one with the greatest print counts, as on one machine.
        best = every.groupBy("id").agg(F.max(F.struct("print", "n")).alias("best"), F.count("*").alias("count"))
        dropped = (
            every.select("id", "n").join(best.where("count > 1"), "id").where("n <> best.n").select("n")
        )
        return every.join(dropped, "n", "left_anti")

    def keys(self, signatures):
        lines = signatures.select(F.to_json(F.struct("n", "id", "compared", "told")))
        return self.table("keys", lambda: self.through("keys", lines, KEYS))

    def furniture(self, keys):
        rows = keys.select("day", F.explode(F.arrays_zip("rows", "rowKeys")).alias("one")).select("day", "one.*")
        days = rows.groupBy(F.col("rows").alias("row"), F.col("rowKeys").alias("rowKey")).agg(
            F.count_distinct("day").alias("days")
        )
        return self.table("furniture", lambda: days.where(F.col("days") >= self.rules["recurs"]))

    def shares(self, keys, furniture):
        """What is counted over all reports, as far as it concerns each: by the shuffle, so that no process holds it all."""
        words = keys.select("n", "counted", F.posexplode("words").alias("at", "word"))
        uses = words.where("at < counted").groupBy("word").agg(F.count("*").cast("int").alias("uses"))
        counts = (
            words.join(uses, "word", "left")
            .groupBy("n")
            .agg(F.sort_array(F.collect_list(F.struct("at", F.coalesce("uses", F.lit(0)).alias("uses")))).alias("all"))
            .select("n", F.col("all.uses").alias("counts"))
        )
        rows = keys.select("n", F.explode("rows").alias("row")).join(furniture.select("row"), "row")
        recurring = rows.groupBy("n").agg(F.collect_list("row").alias("furniture"))
        forms = keys.select("n", "order", F.posexplode("forms").alias("at", "form"))
        told = forms.groupBy("form").agg(
            F.count("*").alias("count"), F.min(F.concat("order", F.lpad("at", 5, "0"))).alias("first")
        )
        voices = self.table(
            "voices", lambda: self.through("voices", told.select(F.to_json(F.struct("*"))).coalesce(1), KNOWN)
        )
        known = forms.join(voices, "form").groupBy("n").agg(F.collect_list(F.struct("at", "known")).alias("known"))
        of = keys.count()
        every = (
            keys.select("n").join(counts, "n", "left").join(recurring, "n", "left").join(known, "n", "left")
        ).select(
            "n",
            F.lit(of).alias("of"),
            F.coalesce("counts", F.array().cast("array<int>")).alias("counts"),
            F.coalesce("furniture", F.array().cast("array<int>")).alias("furniture"),
            F.coalesce("known", F.array().cast("array<struct<at:int,known:string>>")).alias("known"),
        )
        return self.table("shares", lambda: every)

    def meetings(self, keys, furniture):
        """Who is to be compared with whom, each pair once, by the largest of its keys.

        A key of a crowd brings nobody together. Crowds are counted in the parts in which their reports lie, and the
        counts put together, so that a capital on a busy day is no more work than any other key.
        """
        entries = keys.select("n", F.explode("keys").alias("key"))
        entries = entries.join(furniture.select(F.col("rowKey").alias("key")).distinct(), "key", "left_anti")
        crowds = entries.groupBy("key").agg(F.count("*").alias("crowd"))
        live = entries.join(crowds.where(F.col("crowd").between(2, self.rules["crowd"])), "key")
        one = live.select("key", "crowd", F.col("n").alias("a"))
        other = live.select("key", F.col("n").alias("b"))
        pairs = (
            one.join(other, "key").where("a < b").groupBy("a", "b").agg(F.max(F.struct("crowd", "key")).alias("by"))
        ).select("a", "b", F.col("by.key").alias("key"))
        return self.table("meetings", lambda: pairs)

    def pairs(self, meetings, signatures, shares):
        asked = meetings.select("key", F.col("a").alias("n"), F.col("b").alias("other")).union(
            meetings.select("key", F.col("b").alias("n"), F.lit(None).cast("long").alias("other"))
        )
        asked = asked.groupBy("key", "n").agg(F.collect_list("other").alias("others"))
        held = signatures.select("n", "id", "compared").join(shares.select("n", "of", "counts", "furniture"), "n")
        lines = self.by(asked.join(held, "n"), "key").select(
            F.to_json(F.struct("key", "n", "others", "id", "compared", "of", "counts", "furniture"))
        )
        return self.table("pairs", lambda: self.through("compare", lines, PAIR))

    def stories(self, signatures, shares, pairs):
        groups = self.table("groups", lambda: groups_of(pairs))
        held = (
            signatures.join(shares, "n")
            .join(groups, "n", "left")
            .withColumn("group", F.coalesce("group", "n"))
            .select("group", F.to_json(F.struct("group", *HELD)).alias("value"))
        )
        told = pairs.join(groups, pairs.a == groups.n).select(
            "group", F.to_json(F.struct("group", "a", "b", "bits")).alias("value")
        )
        lines = self.by(held.union(told), "group").select("value")
        return self.table("stories", lambda: self.through("join", lines, None))


HELD = ["n", "id", "compared", "told", "of", "counts", "furniture", "known"]


def in_order(stories, sort):
    """The order in which `headwater stories` prints them."""
    told = stories.select("value", F.from_json("value", STORY).alias("story"))
    if sort == "time":
        return told.orderBy(F.coalesce("story.earliest", F.lit("")), "story.id").select("value")
    return told.orderBy(
        F.desc("story.independent.min"), F.desc("story.independent.max"), F.desc(F.size("story.reports")), "story.id"
    ).select("value")


def reports_in(spark, paths, partitions):
    """Reports as lines: the column `report` of Parquet, or JSON Lines of `headwater read`."""
    lines = [path for path in paths if path.rstrip("/").endswith((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"))]
    tables = [path for path in paths if path not in lines]
    frames = []
    if lines:
        frames.append(spark.read.text(lines).where("trim(value) <> ''"))
    if tables:
        frames.append(spark.read.parquet(*tables).select(F.col("report").alias("value")))
    frame = frames[0] if len(frames) == 1 else frames[0].union(frames[1])
    return frame.repartition(partitions) if partitions > frame.rdd.getNumPartitions() else frame


def main():
    parser = argparse.ArgumentParser(description="Joins reports to stories on Apache Spark.")
    parser.add_argument("reports", nargs="+", help="Parquet of read_archives.py, or JSON Lines of headwater read")
    parser.add_argument("--out", required=True, help="folder for the stories, JSON Lines in order")
    parser.add_argument("--work", required=True, help="folder for what is between; the same again resumes")
    parser.add_argument("--headwater", default="headwater", help="the command on the workers")
    parser.add_argument("--partitions", type=int, help="into how many parts the work is cut (default: two a core)")
    parser.add_argument("--sort", choices=["voices", "time"], default="voices")
    given = parser.parse_args()
    spark = SparkSession.builder.appName("headwater stories").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    print(f"headwater: application {spark.sparkContext.applicationId}", flush=True)
    here = os.path.dirname(os.path.abspath(__file__))
    for module in ("piped.py", "groups.py"):
        spark.sparkContext.addPyFile(os.path.join(here, module))
    partitions = given.partitions or 2 * spark.sparkContext.defaultParallelism
    spark.conf.set("spark.sql.shuffle.partitions", partitions)
    spark.sparkContext.setCheckpointDir(f"{given.work.rstrip('/')}/checkpoints")
    job = Join(spark, given.headwater, given.work, partitions, given.reports)
    signatures = job.signatures(reports_in(spark, given.reports, partitions))
    keys = job.keys(signatures)
    furniture = job.furniture(keys)
    shares = job.shares(keys, furniture)
    meetings = job.meetings(keys, furniture)
    pairs = job.pairs(meetings, signatures, shares)
    stories = job.stories(signatures, shares, pairs)
    in_order(stories, given.sort).write.mode("overwrite").text(given.out)
    print("headwater: all is done", flush=True)
    spark.stop()


if __name__ == "__main__":
    main()
