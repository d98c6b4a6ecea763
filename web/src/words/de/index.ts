// The whole German catalogue: one file of the build, which only its readers load. A section of
// English without a twin here is said in English; a twin that lacks a word does not compile.
import { calendar } from './calendar';
import { checkin } from './checkin';
import { choose } from './choose';
import { compose } from './compose';
import { evening } from './evening';
import { exercise } from './exercise';
import { experiment } from './experiment';
import { exporting } from './exporting';
import { health } from './health';
import { history } from './history';
import { ifthen } from './ifthen';
import { importing } from './importing';
import { kit } from './kit';
import { library } from './library';
import { lift } from './lift';
import { logger } from './logger';
import { medical } from './medical';
import { muscle } from './muscle';
import { net } from './net';
import { pain } from './pain';
import { place } from './place';
import { plan } from './plan';
import { player } from './player';
import { privacy } from './privacy';
import { progress } from './progress';
import { recover } from './recover';
import { report } from './report';
import { rules } from './rules';
import { settings } from './settings';
import { setup } from './setup';
import { shelf } from './shelf';
import { shell } from './shell';
import { signin } from './signin';
import { snack } from './snack';
import { stop } from './stop';
import { symptoms } from './symptoms';
import { today } from './today';
import { warning } from './warning';
import { wave } from './wave';
import { welcome } from './welcome';
import { wrong } from './wrong';
import { you } from './you';

export const german = {
  calendar, checkin, choose, compose, evening, exercise, experiment, exporting, health, history, ifthen, importing, kit, library,
  lift, logger, medical, muscle, net, pain, place, plan, player, privacy, progress, recover, report, rules, settings, setup,
  shelf, shell, signin, snack, stop, symptoms, today, warning, wave, welcome, wrong, you,
};
export type German = typeof german;
