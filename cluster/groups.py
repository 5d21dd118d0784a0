"""Which reports hang together: the connected components of pairs, over a shuffle, in memory that does not grow."""

from pyspark.sql import functions as F

MOST_ROUNDS = 60


def groups_of(pairs):
    """The group of every report that is in a pair.

    Alternates two steps until nothing changes (Kiveris and others, "Connected Components in MapReduce and Beyond",
    2014): each report ties its greater neighbours to its smallest one, then its smaller neighbours. What is left ties
    every report to the smallest of its group. The rounds grow with the logarithm of the longest chain.

    :param pairs: columns `a`, `b`: numbers of reports. Needs a checkpoint directory.
    :returns: columns `n`, `group`: the smallest number of its group
    """
    ties = pairs.select(F.greatest("a", "b").alias("v"), F.least("a", "b").alias("u")).where("v <> u").distinct()
    print_before = None
    for _ in range(MOST_ROUNDS):
        # Kept until it is written: a checkpoint alone would work it out twice.
        kept = _small_star(_large_star(ties)).persist()
        ties = kept.checkpoint()
        kept.unpersist()
        print_now = ties.agg(F.count("*"), F.sum(F.xxhash64("v", "u").cast("decimal(38,0)"))).first()
        if print_now == print_before:
            roots = ties.select(F.col("u").alias("n"), F.col("u").alias("group")).distinct()
            return ties.select(F.col("v").alias("n"), F.col("u").alias("group")).union(roots)
        print_before = print_now
    raise RuntimeError(f"the groups were not found in {MOST_ROUNDS} rounds")


def _large_star(ties):
    both = ties.select("v", "u").union(ties.select(F.col("u").alias("v"), F.col("v").alias("u")))
    least = both.groupBy("v").agg(F.least(F.min("u"), F.first("v")).alias("least"))
    return (
        both.join(least, "v").where("u > v").select(F.col("u").alias("v"), F.col("least").alias("u")).distinct()
    )


def _small_star(ties):
    least = ties.groupBy("v").agg(F.min("u").alias("least"))
    moved = ties.join(least, "v").where("u <> least").select(F.col("u").alias("v"), F.col("least").alias("u"))
    return moved.union(least.select("v", F.col("least").alias("u"))).distinct()
