// Every word the first screen needs. A screen that loads later brings its own section:
// `import { welcome } from '../words/en/welcome'`. Sentences about the day come from the server.
import { checkin } from './en/checkin';
import { choose } from './en/choose';
import { kit } from './en/kit';
import { net } from './en/net';
import { pain } from './en/pain';
import { place } from './en/place';
import { shell } from './en/shell';
import { stop } from './en/stop';
import { today } from './en/today';
import { wave } from './en/wave';
import { wrong } from './en/wrong';

export const words = Object.assign(shell, { checkin, choose, kit, net, pain, place, stop, today, wave, wrong });
