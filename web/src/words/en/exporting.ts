// Taking a log along: everything, or in layouts that others read.
import { section } from '../language';

export const exporting = section('exporting', {
  page: 'Take it with you',
  all: 'Everything',
  allLead: 'One ZIP with all that is kept about you, but no passwords. Another Recoup takes it back under Bring your history, into a new account.',
  archive: 'Everything, as one ZIP',
  archiveText: 'Sessions, check-ins, decisions, readings, settings',
  json: 'The same to read, as one JSON file',
  jsonText: 'For your own scripts and eyes',
  others: 'For other apps and for analysis',
  strong: 'Your sessions for Strong',
  strongText: 'CSV, with a unit in every row',
  hevy: 'Your sessions for Hevy',
  hevyText: 'CSV, in kilograms',
  sets: 'Your sets as a table',
  setsText: 'Parquet, for analysis: a row for each set',
  checkIns: 'Your check-ins as a table',
  checkInsText: 'Parquet, a row for each check-in',
  watch: 'Today’s session for a watch',
  watchText: 'A FIT workout, where today has a strength session',
  report: 'A report to print',
  reportText: 'Sixty days on a page, from Progress',
  none: 'Today has no strength session.',
});
