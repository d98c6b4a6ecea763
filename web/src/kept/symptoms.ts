// Which symptoms this person wants to be asked for. Off by default; the choice stays on this phone, so
// that nobody reads it anywhere else. The answers go to the server with the check-in.

const key = 'recoup-symptoms';

/** Symptoms there are to choose from. `cramps` is a code that rules know; the others count alike. */
export const symptomCodes = ['cramps', 'headache', 'back', 'bloating', 'breasts', 'tired', 'mood', 'hot_flashes', 'bleeding'] as const;
export type SymptomCode = (typeof symptomCodes)[number];

/** The chosen ones; null while the question is off. */
export function askedSymptoms(): SymptomCode[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(kept) ? symptomCodes.filter((one) => kept.includes(one)) : null;
  } catch {
    return null;
  }
}

export function askSymptoms(codes: SymptomCode[] | null): void {
  if (codes === null) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(codes));
}
