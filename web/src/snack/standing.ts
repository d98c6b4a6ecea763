// Which snack stands on this phone: what the server said is next, or the one that came due here and
// was not answered yet. One that was shown and left for an hour counts as not answered.
import type { SnackCard, SnacksToday } from '../api/types';

/** A snack as the phone remembers it. */
export type Standing = { day: string; card: SnackCard; others: SnackCard[]; shown: boolean };

/** The last one that was answered here, so that an older answer of the server does not bring it back; a null movement means whichever was due then. */
export type Answered = { due: string; movement: string | null };

type Known = { kept: Standing | null; heard: SnacksToday | null; answered: Answered | null };

/** How long one waits for an answer. Choice: the least time between two (R42), so that there is never more than one. */
const patienceMs = 60 * 60_000;

/** Why the server suggests nothing that also takes back what stands. */
const ends = ['off', 'ignored', 'resting', 'not_today'];

/** What stands at an instant, and what was shown and not answered. */
export function standing({ kept, heard, answered }: Known, day: string, now: number): { snack: Standing | null; ignored: SnackCard | null } {
  const next = heard?.day === day && heard.next && !isAnswered(heard.next, answered) ? { day, card: heard.next, others: heard.others, shown: false } : null;
  if (!kept) return { snack: next, ignored: null };
  const over = kept.day !== day || Date.parse(kept.card.due) + patienceMs <= now;
  if (over) return { snack: next, ignored: kept.shown ? kept.card : null };
  if (heard?.day === day && ends.includes(heard.none_code ?? '')) return { snack: null, ignored: null };
  return { snack: Date.parse(kept.card.due) <= now ? kept : (next ?? kept), ignored: null };
}

const isAnswered = (card: SnackCard, answered: Answered | null): boolean =>
  card.due === answered?.due && (answered.movement === null || answered.movement === card.movement_id);

export const isDue = (snack: Standing | null, now: number): boolean => snack !== null && Date.parse(snack.card.due) <= now;
