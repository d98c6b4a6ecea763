// The first account of a new server.
import { section } from '../language';

export const setup = section('setup', {
  page: 'Set up',
  head: 'This server is yours.',
  lead: 'One account lives here. Choose what we call you and a password; both stay on this server.',
  name: 'Your name',
  password: 'Password',
  passwordHint: 'At least 10 characters. A few words in a row work well.',
  go: 'Create my account',
  noToken: 'Open the link from the terminal',
  noTokenText: 'When the server starts the first time it prints a one-time link in its terminal. Open that link on this device.',
  short: 'Ten characters or more, please.',
  nameEmpty: 'What shall we call you?',
});
