"""Runs the statements of a JSON file on Spark in local mode, all in this one process, and writes their rows to another.

Usage: run_statements.py JOBS.json ROWS.json
"""

import datetime
import decimal
import json
import os
import sys
import time

from pyspark.sql import SparkSession


# Far from UTC, so that a moment that goes through it by mistake is seen to move. Python reads moments in the zone of the process.
ZONE = "Asia/Shanghai"


def plain(value):
    """A cell as JSON has it; days and moments as ISO text."""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value)
    return value


def run(spark, statements):
    """The rows of the last statement, or why there are none."""
    try:
        for statement in statements:
            frame = spark.sql(statement)
        return {"columns": frame.columns, "rows": [[plain(v) for v in row] for row in frame.collect()]}
    except Exception as error:  # whatever Spark says is a result of the comparison
        return {"error": str(error).splitlines()[0]}


def main(jobs_path, rows_path):
    os.environ["TZ"] = ZONE
    time.tzset()
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.adaptive.enabled", "false")
        # A statement that runs once over a few dozen rows is not worth compiling.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.session.timeZone", ZONE)
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    with open(jobs_path, encoding="utf-8") as file:
        jobs = json.load(file)
    results = []
    for job in jobs:
        for statement in job["views"]:
            spark.sql(statement)
        results.append(run(spark, job["statements"]))
    with open(rows_path, "w", encoding="utf-8") as file:
        json.dump(results, file, ensure_ascii=False)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
