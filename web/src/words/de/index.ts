// The whole German catalogue: one file of the build, which only its readers load. A section of
// English without a twin here is said in English; a twin that lacks a word does not compile.
import { player } from './player';
import { shell } from './shell';
import { snack } from './snack';

export const german = { player, shell, snack };
export type German = typeof german;
