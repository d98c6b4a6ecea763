// Das Tagebuch mitnehmen: alles, oder so, wie andere es lesen.
import type { exporting as english } from '../en/exporting';

export const exporting: typeof english = {
  page: 'Mitnehmen',
  all: 'Alles',
  allLead: 'Ein ZIP mit allem, was über dich behalten ist, aber ohne Passwörter. Ein anderes Recoup nimmt es unter Deine Geschichte mitbringen zurück, in ein neues Konto.',
  archive: 'Alles, als ein ZIP',
  archiveText: 'Einheiten, Check-ins, Entscheidungen, Messwerte, Einstellungen',
  json: 'Dasselbe zum Lesen, als eine JSON-Datei',
  jsonText: 'Für eigene Skripte und Augen',
  others: 'Für andere Apps und zum Auswerten',
  strong: 'Deine Einheiten für Strong',
  strongText: 'CSV, mit einer Einheit in jeder Zeile',
  hevy: 'Deine Einheiten für Hevy',
  hevyText: 'CSV, in Kilogramm',
  sets: 'Deine Sätze als Tabelle',
  setsText: 'Parquet, zum Auswerten: eine Zeile für jeden Satz',
  checkIns: 'Deine Check-ins als Tabelle',
  checkInsText: 'Parquet, eine Zeile für jeden Check-in',
  watch: 'Das heutige Training für eine Uhr',
  watchText: 'Ein FIT-Workout, wenn heute Krafttraining ist',
  report: 'Ein Bericht zum Drucken',
  reportText: 'Sechzig Tage auf einer Seite, unter Fortschritt',
  none: 'Heute ist kein Krafttraining.',
};
