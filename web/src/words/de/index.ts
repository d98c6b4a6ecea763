// The whole German catalogue: one file of the build, which only its readers load. A section of
// English without a twin here is said in English; a twin that lacks a word does not compile.
import { calendar } from './calendar';
import { lift } from './lift';
import { player } from './player';
import { shell } from './shell';
import { snack } from './snack';

export const german = { calendar, lift, player, shell, snack };
export type German = typeof german;
