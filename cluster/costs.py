"""What reading and joining cost on more reports and machines, by calculation from the benchmark's figures.

    python3 cluster/costs.py [bench/results/cluster.json]

Prints Markdown. What is assumed of a machine stands at the top; what was measured comes from the file.
"""

import json
import os
import sys

CORES = 16
CORE_MEMORY_GB = 4
DISK_GB_A_SECOND = 0.5  # what a shuffle writes is written once and read once
NETWORK_GB_A_SECOND = 1.0
FORM_BYTES = 1200  # of memory, for each way in which a source is named
SIZES = [10**6, 10**7, 10**8]
MACHINES = [1, 10, 100]


def costs(figures):
    megabytes = figures["bytesAReport"] / 1e6
    for reports in SIZES:
        for machines in MACHINES:
            cores = machines * CORES
            reading = reports * megabytes * figures["readCoreSecondsAMegabyte"] / cores
            computing = reports * figures["joinCoreSecondsAReport"] / cores
            shuffled = reports * figures["shuffleBytesAReport"] / machines / 1e9
            moving = max(2 * shuffled / DISK_GB_A_SECOND, shuffled * (machines - 1) / machines / NETWORK_GB_A_SECOND)
            kept = reports * (figures["reportBytesAReport"] + figures["workBytesAReport"]) / machines / 1e9
            yield reports, machines, reading / 3600, (computing + moving) / 3600, shuffled, kept


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "bench", "results", "cluster.json")
    with open(path, encoding="utf-8") as file:
        figures = json.load(file)
    print(
        f"Measured on {figures['megabytes']} MB, {figures['reports']} reports of {figures['bytesAReport'] / 1000:.1f} kB: reading "
        f"{figures['readCoreSecondsAMegabyte']:.0f} core-seconds a MB; joining {figures['joinCoreSecondsAReport'] * 1000:.0f} "
        f"core-milliseconds a report, {figures['shuffleBytesAReport'] / 1000:.1f} kB of shuffle a report, "
        f"{figures['pairsAReport']:.1f} comparisons a report; kept: {figures['reportBytesAReport'] / 1000:.1f} kB a report read and "
        f"{figures['workBytesAReport'] / 1000:.1f} kB of work. Reckoned for machines of {CORES} cores, {DISK_GB_A_SECOND} GB/s of disk and "
        f"{NETWORK_GB_A_SECOND:.0f} GB/s of network.\n"
    )
    print("| reports | machines | reading, hours | joining, hours | shuffle a machine, GB | kept a machine, GB |")
    print("|---:|---:|---:|---:|---:|---:|")
    for reports, machines, reading, joining, shuffled, kept in costs(figures):
        print(f"| {reports:,} | {machines} | {_short(reading)} | {_short(joining)} | {_short(shuffled)} | {_short(kept)} |")
    forms = figures["formsAReport"]
    voices = CORE_MEMORY_GB * 1e9 / (forms * FORM_BYTES)
    print(
        f"\nWhat bends first: the stage `voices` is one process, which holds every different way in which a source is named "
        f"({forms:.2f} of them a report here, {FORM_BYTES} bytes of memory each; the share falls as reports grow in number). At worst it "
        f"fills {CORE_MEMORY_GB} GB at {_round(voices):,} reports: give that one task more memory. Next: the largest group of reports that "
        f"hang together is held by one process ({figures['largestGroup']} reports here); it grows with how many reports there are a day."
    )


def _short(value):
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _round(value):
    digits = 10 ** (len(str(int(value))) - 2)
    return int(value / digits) * digits


if __name__ == "__main__":
    main()
