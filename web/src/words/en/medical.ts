// Red flags and stop screens. English is the server's own text; another language says the same by its flag. What a
// language does not know stays as the server said it.
import { section } from '../language';

export const medical = section('medical', {
  flag: (_flag: string, server: string) => server,
  sentence: (_flag: string, server: string, _call: string | null) => server,
  say: (_flag: string, server: string) => server,
  /** A title or text of the way back. */
  wayBack: (server: string) => server,
});
