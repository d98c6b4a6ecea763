// Signing in.
import { section } from '../language';

export const signin = section('signin', {
  page: 'Sign in',
  head: ['Train hard.', 'Recover on purpose.'],
  lead: 'Your server, your data.',
  password: 'Password',
  go: 'Sign in',
  wrong: 'That password was not accepted.',
  wait: (s: number) => `Too many tries. Wait ${s} seconds and try again.`,
  lost: 'Lost the password?',
  lostText: 'On the machine that runs the server, type',
  lostCommand: 'recoup password',
});
