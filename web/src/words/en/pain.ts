// The questions about a pain.
import { section } from '../language';

export const pain = section('pain', {
  page: 'About the pain',
  sub: 'A few quick questions',
  where: 'Where?',
  kind: 'What is it like?',
  kinds: {
    ache: 'Dull or tired', sharp: 'Sharp, in a joint', locking: 'The joint locks', giving_way: 'The joint gives way',
    swelling: 'The joint is swollen', bone: 'In a bone, or at night', wound: 'Open or broken skin',
  } as Record<string, string>,
  kindHint: {
    bone: 'No jumping and nothing that loads it until somebody has looked at it.',
    wound: 'No rolling or massage there.',
  },
  strong: 'How strong, at its worst?',
  mild: 'Mild',
  worst: 'Worst imaginable',
  of10: (n: number) => `${n} of 10`,
  during: 'Does a movement bring it on?',
  duringNone: 'No, or not sure',
  since: 'Since when?',
  sinceUnknown: 'Leave it empty if you are not sure.',
  go: 'Continue',
  sites: {
    neck: 'Neck', shoulder: 'Shoulder', elbow: 'Elbow', wrist: 'Wrist or hand', upper_back: 'Upper back or ribs', lower_back: 'Lower back',
    hip: 'Hip or groin', knee: 'Knee', shin: 'Shin', ankle: 'Ankle', foot: 'Foot',
  } as Record<string, string>,
  patterns: {
    squat: 'Squats', hinge: 'Hinges, deadlifts', lunge: 'Lunges', horizontal_push: 'Bench, push-ups', vertical_push: 'Overhead press',
    horizontal_pull: 'Rows', vertical_pull: 'Pull-ups, pulldowns',
  } as Record<string, string>,
});
