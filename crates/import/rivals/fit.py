"""What fitdecode reads of FIT files, and how fast.

    python fit.py values FILE...
    python fit.py time ROUNDS FILE...

`values` prints, for each file, the messages that Recoup reads, one a line, raw numbers, `-` for what
is missing. `time` reads all files into memory, then prints the seconds on
the processor of each round.
"""

import io
import pathlib
import sys
import time
import warnings

import fitdecode

TIMESTAMP = 253

# Message number, its name here, and the numbers of the fields told.
TOLD = {
    0: ("file", (3,)),
    18: ("session", (2, 7, 5, 6, 9, 16, 193)),
    26: ("workout", ()),
    30: ("weighing", (TIMESTAMP, 0)),
    34: ("activity", (TIMESTAMP, 5)),
    211: ("monitoring_hr", (TIMESTAMP, 1, 0)),
    225: ("set", (6, 5, 0, 3, 4, 9, 7, 8, 10)),
    264: ("title", (0, 1, 2)),
    275: ("sleep_level", (TIMESTAMP, 0)),
    370: ("hrv_status", (TIMESTAMP, 1)),
}


def shown(value):
    """The first of a list that stands for something, else the value."""
    if isinstance(value, (tuple, list)):
        value = value[0] if value else None
    return "-" if value is None or value == "" else str(value).strip()


def messages(content):
    try:
        with fitdecode.FitReader(io.BytesIO(content), processor=None) as reader:
            for frame in reader:
                if isinstance(frame, fitdecode.FitDataMessage):
                    yield frame
    except fitdecode.FitError:
        return


def told(frame):
    name, numbers = TOLD[frame.global_mesg_num]
    values = {}
    for field in frame.fields:
        if field.field_def is not None and not field.field_def.is_dev:
            values.setdefault(field.def_num, field.raw_value)
    return " ".join([name, *(shown(values.get(number)) for number in numbers)])


def main():
    warnings.simplefilter("ignore")
    what, *rest = sys.argv[1:]
    if what == "values":
        for path in map(pathlib.Path, rest):
            print("#", path.name)
            for frame in messages(path.read_bytes()):
                if frame.global_mesg_num in TOLD:
                    print(told(frame))
    elif what == "time":
        rounds, *paths = rest
        contents = [pathlib.Path(path).read_bytes() for path in paths]
        for _ in range(int(rounds)):
            start = time.process_time()
            for content in contents:
                for _frame in messages(content):
                    pass
            print(time.process_time() - start)
    else:
        sys.exit(__doc__)


main()
