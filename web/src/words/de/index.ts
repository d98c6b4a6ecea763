// The whole German catalogue: one file of the build, which only its readers load. A section of
// English without a twin here is said in English; a twin that lacks a word does not compile.
import { calendar } from './calendar';
import { evening } from './evening';
import { ifthen } from './ifthen';
import { lift } from './lift';
import { player } from './player';
import { progress } from './progress';
import { shell } from './shell';
import { snack } from './snack';
import { warning } from './warning';

export const german = { calendar, evening, ifthen, lift, player, progress, shell, snack, warning };
export type German = typeof german;
