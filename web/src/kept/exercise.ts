// Exercises of her own: kept on this phone at once, sent when the server answers, and offered beside the library's.
import type { ExerciseCard, OwnExercise } from '../api/types';
import { answer, app, nextRev, write } from '../app.svelte';
import type { Waiting } from './db';

const pathOf = (id: string) => `/exercises/${id}`;

/** The next revision after what the server and this phone know; with no network, after what they knew. */
async function revAfter(before: OwnExercise | null): Promise<OwnExercise['rev']> {
  const known = answer<OwnExercise[]>('/exercises');
  await known.load();
  const counter = known.body?.find((one) => one.id === before?.id)?.rev.counter ?? 0;
  return nextRev(before && { counter: Math.max(before.rev.counter, counter) });
}

/** Keeps an exercise, new or changed. */
export async function keepExercise(exercise: Omit<OwnExercise, 'rev'>, before: OwnExercise | null): Promise<void> {
  const rev = await revAfter(before);
  await write({ path: pathOf(exercise.id), verb: 'PUT', body: { ...exercise, rev }, kind: 'exercise', day: app.today, counter: rev.counter });
}

/** Takes one away; what was done of it stays in the log. */
export async function removeExercise(exercise: OwnExercise): Promise<void> {
  const rev = await revAfter(exercise);
  const path = `${pathOf(exercise.id)}?counter=${rev.counter}&device=${rev.device}`;
  await write({ path, verb: 'DELETE', body: null, kind: 'exercise', day: app.today, counter: rev.counter });
}

/** The cards of the library with what waits to be sent in them. */
export function withWaiting(cards: ExerciseCard[], waiting: Waiting[]): ExerciseCard[] {
  const own = waiting.filter((one) => one.kind === 'exercise' && one.refused === null);
  const gone = new Set(own.map((one) => one.path.replace(/^\/exercises\/|\?.*$/g, '')));
  const added = own.flatMap((one) => (one.verb === 'PUT' ? [cardOf(one.body as OwnExercise)] : []));
  return added.length + gone.size === 0 ? cards : [...cards.filter((card) => !gone.has(card.id)), ...added].sort((a, b) => a.name.localeCompare(b.name));
}

/** The card of an exercise, as the server would tell it. */
export function cardOf({ id, name, facts }: OwnExercise): ExerciseCard {
  const shares = [...facts.direct.map((muscle) => ({ muscle, share: 1 })), ...(facts.indirect ?? []).map((muscle) => ({ muscle, share: 0.5 }))];
  return {
    id, name, pattern: facts.pattern, muscles: shares, equipment: facts.equipment ?? [], substitutes: [],
    loading: facts.loading, measure: facts.measure, per_side: facts.per_side ?? false, own: true,
  };
}

/** An exercise as its card tells it, with the revision the server knows. */
export function ownOf(card: ExerciseCard, known: OwnExercise[] | null): OwnExercise {
  const before = known?.find((one) => one.id === card.id);
  const waiting = app.waiting.find((one) => one.path === pathOf(card.id));
  const share = (of: number) => card.muscles.filter((one) => one.share === of).map((one) => one.muscle);
  return {
    id: card.id, name: card.name,
    facts: { direct: share(1), indirect: share(0.5), pattern: card.pattern, equipment: card.equipment, loading: card.loading, measure: card.measure, per_side: card.per_side },
    rev: { counter: Math.max(before?.rev.counter ?? 0, waiting?.counter ?? 0), device: before?.rev.device ?? '' },
  };
}
