// The whole German catalogue: one file of the build, which only its readers load. A section of
// English without a twin here is said in English; a twin that lacks a word does not compile.
import { calendar } from './calendar';
import { compose } from './compose';
import { evening } from './evening';
import { exercise } from './exercise';
import { kit } from './kit';
import { library } from './library';
import { ifthen } from './ifthen';
import { lift } from './lift';
import { muscle } from './muscle';
import { place } from './place';
import { player } from './player';
import { progress } from './progress';
import { recover } from './recover';
import { shelf } from './shelf';
import { shell } from './shell';
import { snack } from './snack';
import { warning } from './warning';

export const german = { calendar, compose, evening, exercise, ifthen, kit, library, lift, muscle, place, player, progress, recover, shelf, shell, snack, warning };
export type German = typeof german;
