// What is said about the connection and about what waits to be sent.
import { plural } from '../number';
import { section } from '../language';

export const net = section('net', {
  offline: 'Offline.',
  offlineText: (n: number) =>
    n === 0 ? 'What you write is kept on this phone.' : `Everything is kept on this phone. ${n} ${plural(n, 'thing', 'things')} waiting.`,
  back: 'Back online.',
  backText: (n: number) => (n === 0 ? 'Everything is on your server.' : `${n} ${plural(n, 'thing', 'things')} saved to your server.`),
  waiting: (n: number) => `${n} ${plural(n, 'thing waits', 'things wait')} to be sent. Kept on this phone.`,
  notSaved: 'That did not save on the server.',
  notSavedText: 'It is safe on this phone. We try again by ourselves.',
  tryNow: 'Try now',
  refused: (why: string) => `The server would not take one of your entries: ${why}.`,
  refusedKeep: 'Send mine again',
  refusedDrop: 'Use the server’s',
  update: 'A new version is ready.',
  updateNow: 'Update',
  insecure: 'Offline mode is off on this address: browsers allow it only over HTTPS. Your server’s README says how to set that up.',
  unreachable: 'No connection to your server.',
  unreachableText: (host: string) => `${host} does not answer. Nothing is lost; what this phone has is still here.`,
  notHere: 'Not on this phone',
  notHereText: 'This page has not been opened here before. Today and this week have.',
  showHere: 'Show today',
  nowhere: 'There is no such page',
  nowhereText: 'The address may have changed. Today is where it was.',
  problem: 'Something went wrong on our side.',
  problemText: 'What you wrote is safe. Try again, and if it stays, copy the details for whoever runs this server.',
  details: 'Copy details',
  again: 'Try again',
  copied: 'Copied.',
});
