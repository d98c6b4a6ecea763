// If-then plans for the days of strength. The evidence and its sentence come from the server.
import { section } from '../language';

export const ifthen = section('ifthen', {
  page: 'If … then',
  link: 'A plan for each strength day, and one for what comes between',
  plan: 'When and where',
  barrier: 'When something comes between',
  if: 'If',
  then: 'then',
  planIf: (day: string) => `it is ${day}, 18:00, and I leave work`,
  planThen: 'I go straight to the gym',
  barrierIf: 'work runs late',
  barrierThen: 'I do the short session at home',
  save: 'Keep',
  saved: 'Kept.',
  clear: 'Delete',
  cleared: 'Deleted.',
});
