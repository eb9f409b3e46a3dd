"""The peers: median, mean and geometric mean per commodity and day, as their users would ask.

    python bench/prices/peers.py FOLDER [rounds]

FOLDER holds the columns that the product's own bench wrote: commodity.u16, day.u16, price.u32
(little-endian) and prices.csv. Columns are in memory before a clock starts; of the CSV file what
the system keeps of it, and each round reads it anew. Prints one line of
JSON for each engine, number of threads and input: milliseconds (least and median), and the sums
of the answers, so that the caller can see that all say the same.
"""
import json
import os
import subprocess
import sys
import time

THREADS = (1, os.cpu_count() or 1)
ENGINES = ("datafusion", "duckdb", "polars")


def columns(folder):
    import numpy

    read = lambda name, kind: numpy.fromfile(os.path.join(folder, name), dtype=kind)
    return read("commodity.u16", "<u2"), read("day.u16", "<u2"), read("price.u32", "<u4")


def arrow(folder):
    import pyarrow

    commodity, day, price = columns(folder)
    # As a table of prices is usually kept: 64-bit numbers for money.
    return pyarrow.table({"commodity": commodity, "day": day, "price": price.astype("int64")})


QUERY = """SELECT commodity, day, median(price) AS median, avg(price) AS mean,
exp(avg(ln(price))) AS geometric FROM {} GROUP BY commodity, day"""


def duckdb_runs(folder, threads):
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    loaded = arrow(folder)
    connection.execute("CREATE TABLE prices AS SELECT * FROM loaded")
    yield "memory", lambda: connection.sql(QUERY.format("prices")).to_arrow_table()
    path = os.path.join(folder, "prices.csv")
    if os.path.exists(path):
        # Once as most would write it, once with all that it would otherwise have to find out.
        types = "{'day': 'DATE', 'market': 'VARCHAR', 'commodity': 'VARCHAR', 'price': 'BIGINT'}"
        known = f"auto_detect = false, header = true, delim = ',', quote = '\"', columns = {types}"
        for source, options in (("csv", ""), ("csv, types given", ", " + known)):
            read = QUERY.format(f"read_csv('{path}'{options})")
            yield source, lambda: connection.sql(read).to_arrow_table()


def polars_runs(folder, threads):
    import polars

    frame = polars.from_arrow(arrow(folder))
    price = polars.col("price")
    figures = [price.median().alias("median"), price.mean().alias("mean"), price.log().mean().exp().alias("geometric")]
    yield "memory", lambda: frame.lazy().group_by("commodity", "day").agg(figures).collect().to_arrow()


def datafusion_runs(folder, threads):
    import datafusion

    config = datafusion.SessionConfig().with_target_partitions(threads)
    context = datafusion.SessionContext(config)
    context.register_record_batches("prices", [arrow(folder).to_batches(max_chunksize=8192)])
    # Its median of whole numbers is a whole number: ask for the same as the others.
    query = QUERY.format("prices").replace("median(price)", "median(CAST(price AS DOUBLE))")
    yield "memory", lambda: context.sql(query).to_arrow_table()


def measure(engine, folder, threads, rounds):
    runs = {"datafusion": datafusion_runs, "duckdb": duckdb_runs, "polars": polars_runs}[engine]
    for source, run in runs(folder, threads):
        took = []
        for _ in range(rounds + 1):
            began = time.perf_counter()
            answer = run()
            took.append((time.perf_counter() - began) * 1000)
        took = sorted(took[1:])
        if hasattr(answer, "read_all"):
            answer = answer.read_all()
        import pyarrow.compute as compute

        total = lambda name: compute.sum(answer.column(name)).as_py()
        print(json.dumps({
            "engine": engine, "threads": threads, "source": source,
            "least_ms": took[0], "median_ms": took[len(took) // 2], "n_groups": answer.num_rows,
            "sums": [total("median"), total("mean"), total("geometric")],
        }), flush=True)


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    if len(sys.argv) > 3:
        return measure(sys.argv[3], folder, int(sys.argv[4]), rounds)
    # Each in a process of its own: one engine's memory and threads are no other's business.
    for engine in ENGINES:
        for threads in sorted(set(THREADS)):
            env = dict(os.environ, POLARS_MAX_THREADS=str(threads))
            subprocess.run([sys.executable, __file__, folder, str(rounds), engine, str(threads)], env=env, check=True)


main()
