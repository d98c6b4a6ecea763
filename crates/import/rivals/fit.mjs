// What @garmin/fitsdk reads of FIT files, and how fast.
//
//     node fit.mjs MODULES values FILE...
//     node fit.mjs MODULES time ROUNDS FILE...
//
// MODULES is the folder of node_modules. Otherwise as fit.py.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, what, ...rest] = process.argv.slice(2);
const { Decoder, Profile, Stream } = await import(
  pathToFileURL(`${modules}/@garmin/fitsdk/src/index.js`)
);

const TIMESTAMP = 253;

// Message number, its name here, and the numbers of the fields told.
const TOLD = {
  0: ["file", [3]],
  18: ["session", [2, 7, 5, 6, 9, 16, 193]],
  26: ["workout", []],
  30: ["weighing", [TIMESTAMP, 0]],
  34: ["activity", [TIMESTAMP, 5]],
  211: ["monitoring_hr", [TIMESTAMP, 1, 0]],
  225: ["set", [6, 5, 0, 3, 4, 9, 7, 8, 10]],
  264: ["title", [0, 1, 2]],
  275: ["sleep_level", [TIMESTAMP, 0]],
  370: ["hrv_status", [TIMESTAMP, 1]],
};

const RAW = {
  applyScaleAndOffset: false,
  convertDateTimesToDates: false,
  convertTypesToStrings: false,
  expandComponents: false,
  expandSubFields: false,
  includeUnknownData: true,
  mergeHeartRates: false,
};

function shown(value) {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null || first === "" ? "-" : String(first).trim();
}

function told(number, message) {
  const [name, fields] = TOLD[number];
  const known = Profile.messages[number]?.fields ?? {};
  const values = fields.map((field) => shown(message[known[field]?.name ?? field]));
  return [name, ...values].join(" ");
}

/** The decoder stops with the first part it cannot read; what it told before stays told. */
function decode(content, options) {
  try {
    new Decoder(Stream.fromBuffer(content)).read(options);
  } catch {
    // Damage: told as far as it was read.
  }
}

if (what === "values") {
  for (const path of rest) {
    console.log("#", basename(path));
    const mesgListener = (number, message) => {
      if (number in TOLD) console.log(told(number, message));
    };
    decode(readFileSync(path), { ...RAW, mesgListener });
  }
} else {
  const [rounds, ...paths] = rest;
  const contents = paths.map((path) => readFileSync(path));
  for (let round = 0; round < Number(rounds); round += 1) {
    const start = process.cpuUsage();
    for (const content of contents) decode(content, {});
    // What its collector of garbage does beside counts too.
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1e6);
  }
}
