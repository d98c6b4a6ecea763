// Geräte nach ihrem Code.
import type { kit as english } from '../en/kit';

export const kit: typeof english = {
  barbell: 'Langhantel', rack: 'Ständer', bench: 'Bank', dumbbell: 'Kurzhanteln', kettlebell: 'Kettlebell', machine: 'Maschinen', cable: 'Kabelzug',
  smith_machine: 'Multipresse', ez_bar: 'SZ-Stange', trap_bar: 'Trap-Bar', pull_up_bar: 'Klimmzugstange', dip_bars: 'Dip-Holme',
  suspension: 'Ringe oder Schlingen', plate: 'Scheiben', odd_object: 'Sandsack', box: 'Kasten oder Stufe', cardio_machine: 'Rad, Ruderer, Laufband',
  band: 'Band',
};
