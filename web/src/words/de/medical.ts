// Warnzeichen und Haltebilder; wie im Englischen wartet jeder Text noch darauf, dass ihn jemand vom Fach liest.
import type { medical as english } from '../en/medical';

const flags: Record<string, string> = {
  rf1: 'Schmerz oder Druck in der Brust, Ohnmacht, neues Herzrasen oder Herzstolpern, oder Atemnot weit über die Anstrengung hinaus',
  rf2: 'Dunkler Urin, oder Muskelschmerz weit über das Übliche hinaus mit Schwellung oder Schwäche, nach hartem Training',
  rf3: 'Ein Arm oder Bein ist geschwollen, warm oder schmerzt',
  rf4: 'Plötzlicher Kopfschmerz, so stark wie noch nie, neue Schwäche oder Taubheit, oder Mühe beim Sprechen oder Sehen',
  rf5: 'Rückenschmerz mit Taubheit zwischen den Beinen, Veränderung von Blase oder Darm, oder Schwäche in den Beinen',
  rf6: 'Fieber, Infekt der Bronchien oder der Lunge, oder Erbrechen',
  rf7: 'Ein Gelenk, das blockiert, nachgibt, geschwollen ist oder stechend schmerzt',
  rf8: 'Drei oder mehr Perioden ausgeblieben, oder mit 15 noch keine',
  rf9: 'Schwanger, mit Blutung, Abgang von Flüssigkeit, schmerzhaften Wehen, weniger Bewegungen des Kindes, Schwindel, Kopfschmerz, Wadenschmerz oder Schwäche',
  rf10: 'Nach der Geburt: stärkere Blutung, Wundschmerz, ungewollter Abgang von Urin oder Stuhl, oder ein Schweregefühl',
  rf11: 'Essen, Gewicht oder dunkle Gedanken belasten mich',
  rf12: 'Sehr starke Blutung, oder Blutung über sieben Tage mit Müdigkeit',
  rf13: 'Blutdruck in Ruhe von 180/110 oder mehr',
};

const sentences: Record<string, (call: string) => string> = {
  rf1: (call) => `Hör auf und ruf ${call} an. Schmerz in der Brust, Ohnmacht, neues Herzrasen oder Herzstolpern, oder Atemnot weit über die Anstrengung hinaus müssen jetzt untersucht werden.`,
  rf2: () => 'Dunkler Urin, oder Muskelschmerz weit über das Übliche hinaus mit Schwellung oder Schwäche, nach hartem Training kann ernst sein, und es lässt sich behandeln. Es braucht heute eine Blutprobe. Bitte warte nicht ab.',
  rf3: (call) => `Ein Arm oder Bein, das geschwollen oder warm ist oder schmerzt, kann ein Blutgerinnsel sein. Lass es heute ansehen. Nicht rollen, keine Massage. Bei plötzlicher Atemnot ruf jetzt ${call} an.`,
  rf4: (call) => `Ruf jetzt ${call} an. Plötzlicher Kopfschmerz, so stark wie noch nie, neue Schwäche oder Taubheit, oder Mühe beim Sprechen oder Sehen brauchen sofort Hilfe.`,
  rf5: () => 'Geh jetzt in die Notaufnahme. Rückenschmerz mit Taubheit zwischen den Beinen, Veränderung von Blase oder Darm, oder Schwäche in den Beinen kann nicht warten.',
  rf9: (call) => `Hör für heute auf und ruf jetzt deine Geburtsklinik an. Wenn du dort niemanden erreichst, ruf ${call} an.`,
};

const sayings: Record<string, string> = {
  rf1: 'Ich habe trainiert und hatte Schmerzen in der Brust, wurde ohnmächtig, oder mein Herz raste oder stolperte, oder ich bekam keine Luft. Es begann gegen … und ich nehme diese Medikamente: …',
  rf2: 'Ich habe am … gegen … hart trainiert. Seitdem ist mein Urin dunkel, oder meine Muskeln sind sehr schmerzhaft, geschwollen oder schwach. Ich sorge mich wegen einer Rhabdomyolyse. Können Sie meine Kreatinkinase und die Nieren prüfen?',
  rf3: 'Ein Arm oder ein Bein von mir ist geschwollen oder warm oder schmerzt seit … Ich sorge mich wegen eines Blutgerinnsels. Ich nehme diese Medikamente: … In letzter Zeit bin ich weit gereist, wurde operiert, war schwanger oder habe geboren: ja oder nein.',
  rf4: 'Seit … habe ich plötzlich sehr starke Kopfschmerzen, oder Schwäche, Taubheit, oder Mühe beim Sprechen oder Sehen. Davor war ich …',
  rf5: 'Ich habe Rückenschmerzen, und seit … bin ich zwischen den Beinen taub, oder meine Blase oder mein Darm haben sich verändert, oder meine Beine sind schwach. Ich sorge mich wegen eines Drucks auf die Nerven.',
  rf9: 'Ich bin in der … Woche schwanger. Seit … habe ich dieses Zeichen: … Bis dahin habe ich trainiert.',
};

const ways: Record<string, string> = {
  'Until you are seen': 'Bis dich jemand gesehen hat',
  'No training, no recovery session, no rolling, no massage. Do not drive yourself if you feel faint or weak. Tell someone near you.':
    'Kein Training, keine Erholungseinheit, nicht rollen, keine Massage. Fahr nicht selbst, wenn dir flau ist oder du dich schwach fühlst. Sag jemandem in deiner Nähe Bescheid.',
  'When a professional has cleared you': 'Wenn eine Fachperson es erlaubt hat',
  'Tick it with the date. One easy session comes first, then a held one.': 'Hake es mit dem Datum ab. Zuerst kommt eine leichte Einheit, dann eine gehaltene.',
  'Tapped by mistake': 'Versehentlich getippt',
  'Go through the list once more and answer it as it is. Your plan waits and nothing is lost.': 'Geh die Liste noch einmal durch und antworte, wie es ist. Dein Plan wartet, und nichts geht verloren.',
};

export const medical: typeof english = {
  flag: (flag, server) => flags[flag] ?? server,
  sentence: (flag, server, call) => sentences[flag]?.(call ?? '112') ?? server,
  say: (flag, server) => sayings[flag] ?? server,
  wayBack: (server) => ways[server] ?? server,
};
