"""How long another reader takes for an export of Apple Health, without starting Python.

    python health.py NAME EXPORT.zip

NAME is `apple-health-parser`, which loads all records and then makes tables of the types that
Recoup reads too, or `healthkit-to-sqlite`, which fills a database. Prints seconds on the processor
and the peak of memory in bytes.
"""

import pathlib
import resource
import sys
import tempfile
import time
import zipfile

READ = {
    "HKCategoryTypeIdentifierAbdominalCramps",
    "HKCategoryTypeIdentifierFatigue",
    "HKCategoryTypeIdentifierHeadache",
    "HKCategoryTypeIdentifierLowerBackPain",
    "HKCategoryTypeIdentifierMenstrualFlow",
    "HKCategoryTypeIdentifierSleepAnalysis",
    "HKQuantityTypeIdentifierBodyMass",
    "HKQuantityTypeIdentifierHeartRateVariabilitySDNN",
    "HKQuantityTypeIdentifierRestingHeartRate",
}


def apple_health_parser(archive, folder):
    from apple_health_parser.utils.parser import Parser

    # It takes the name of the file within the archive from the archive's own.
    link = folder / "export.zip"
    link.symlink_to(archive.resolve())

    def work():
        parser = Parser(link, output_dir=folder / "out", overwrite=True)
        for flag in sorted(READ & set(parser.flags)):
            parser.get_flag_records(flag)

    (folder / "out").mkdir()
    return work


def healthkit_to_sqlite(archive, folder):
    import sqlite_utils
    from healthkit_to_sqlite.utils import convert_xml_to_sqlite

    def work():
        with zipfile.ZipFile(archive) as files:
            export = files.open("apple_health_export/export.xml")
            convert_xml_to_sqlite(export, sqlite_utils.Database(folder / "health.db"), zipfile=files)

    return work


def main():
    name, archive = sys.argv[1], pathlib.Path(sys.argv[2])
    makers = {
        "apple-health-parser": apple_health_parser,
        "healthkit-to-sqlite": healthkit_to_sqlite,
    }
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        work = makers[name](archive, pathlib.Path(folder))
        start = time.process_time()
        work()
        took = time.process_time() - start
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


main()
