// One session on two devices, joined set by set. Every set counts its changes: the higher count
// wins, the same count with other content is a real difference, and only that is asked about.
import type { Session } from '../api/types';
import type { Draft, Lift, Row } from './draft';

export type Joined = {
  draft: Draft;
  /** Whether the other device knew something that this one did not. */
  changed: boolean;
  /** Whether both changed the same set, neither knowing of the other. */
  differs: boolean;
};

/** What a set says, without when it was ticked and how often it was changed. */
export const said = (row: Row): string => JSON.stringify([row.kind, row.load_g, row.reps, row.seconds, row.rir, row.sides, row.done_at !== null]);

/** This device's session with what another one did. Neither is changed. */
export function join(mine: Draft, theirs: Draft): Joined {
  const draft = structuredClone(mine);
  const gone = new Set([...(mine.gone ?? []), ...(theirs.gone ?? [])]);
  const state = { draft, changed: false, differs: false };
  for (const [at, lift] of theirs.lifts.entries()) {
    const known = draft.lifts.find((one) => one.key === lift.key);
    if (known) joinRows(state, known, lift, gone);
    else if (!gone.has(lift.key)) {
      draft.lifts.splice(at, 0, structuredClone(lift));
      state.changed = true;
    }
  }
  drop(state, gone);
  draft.gone = [...gone];
  if (draft.effort === null && theirs.effort !== null) [draft.effort, state.changed] = [theirs.effort, true];
  if (draft.note === '' && theirs.note !== '') [draft.note, state.changed] = [theirs.note, true];
  if (state.changed && theirs.touched_at > mine.touched_at) {
    draft.rest = theirs.rest;
    draft.now = null;
  }
  return state;
}

function joinRows(state: Joined, mine: Lift, theirs: Lift, gone: Set<string>): void {
  if (mine.note === '' && theirs.note !== '') [mine.note, state.changed] = [theirs.note, true];
  if (mine.warm.length === theirs.warm.length) {
    for (const [i, one] of theirs.warm.entries()) if (one.done && !mine.warm[i]!.done) [mine.warm[i]!.done, state.changed] = [true, true];
  }
  for (const row of theirs.rows) {
    const at = mine.rows.findIndex((one) => one.key === row.key);
    const known = mine.rows[at];
    if (!known) {
      if (gone.has(row.key)) continue;
      mine.rows.push(structuredClone(row));
      state.changed = true;
    } else if (isLater(row, known)) {
      mine.rows[at] = structuredClone(row);
      state.changed = true;
    } else if ((known.n ?? 0) === (row.n ?? 0) && known.done_at !== null && row.done_at !== null && said(known) !== said(row)) state.differs = true;
  }
}

/** Of two that changed as often, the one that was done stays: what was lifted is never dropped for what was only planned. */
function isLater(row: Row, than: Row): boolean {
  const by = (row.n ?? 0) - (than.n ?? 0);
  return by > 0 || (by === 0 && row.done_at !== null && than.done_at === null);
}

/** What one device took out goes from both, unless it was done here. */
function drop(state: Joined, gone: Set<string>): void {
  const stays = (row: Row) => !gone.has(row.key) || row.done_at !== null;
  for (const lift of state.draft.lifts) {
    const left = lift.rows.filter(stays);
    if (left.length < lift.rows.length) [lift.rows, state.changed] = [left, true];
  }
  const left = state.draft.lifts.filter((lift) => !gone.has(lift.key) || lift.rows.some((row) => row.done_at !== null));
  if (left.length < state.draft.lifts.length) [state.draft.lifts, state.changed] = [left, true];
}

/** Counts a change of every set that says something else than it last did, and notes what was taken out. */
export class Counter {
  private known = new Map<string, string>();
  private lifts = new Set<string>();

  constructor(draft: Draft) {
    this.look(draft);
  }

  /** Takes the session as it is now for what was last said. */
  look(draft: Draft): void {
    this.known = new Map(draft.lifts.flatMap((lift) => lift.rows.map((row) => [row.key, said(row)])));
    this.lifts = new Set(draft.lifts.map((lift) => lift.key));
  }

  count(draft: Draft): void {
    const rows = draft.lifts.flatMap((lift) => lift.rows);
    for (const row of rows) if (this.known.get(row.key) !== said(row)) row.n = (row.n ?? 0) + 1;
    const here = new Set([...rows.map((row) => row.key), ...draft.lifts.map((lift) => lift.key)]);
    const out = [...this.known.keys(), ...this.lifts].filter((key) => !here.has(key));
    draft.gone = [...new Set([...(draft.gone ?? []), ...out])].filter((key) => !here.has(key));
    this.look(draft);
  }
}

/** Whether everything in one session is in the other: the same sets, as often. */
export function covers(whole: Session, part: Session): boolean {
  const left = setsOf(whole);
  return setsOf(part).every((set) => {
    const at = left.indexOf(set);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function setsOf(session: Session): string[] {
  return session.exercises.flatMap((one) =>
    one.sets.map((set) => JSON.stringify([one.exercise_id, set.kind, set.load_g ?? null, set.reps ?? null, set.rir ?? null, set.duration_s ?? null])),
  );
}
