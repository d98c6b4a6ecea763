// A session put together for how one is now, and what one has and avoids for recovery.
import { section } from '../language';

export const compose = section('compose', {
  page: 'Put a session together',
  link: 'Put one together for me',
  linkText: 'By where you are sore, how long you have and what is at hand',
  sore: 'Where are you sore?',
  soreNone: 'Nowhere? Leave it as it is.',
  minutes: 'How long have you got?',
  energy: 'How much energy is there?',
  energies: { low: 'Little', usual: 'As usual', high: 'Plenty' },
  place: 'Where are you?',
  places: { home: 'Home', gym: 'Gym', outside: 'Outside', desk: 'Desk' },
  props: 'What is at hand?',
  propNames: {
    wall: 'Wall', chair: 'Chair', mat: 'Mat or carpet', cushion: 'Cushion', strap: 'Strap or towel', band: 'Light band', roller: 'Foam roller',
    ball: 'Small ball', path: 'Room to walk', bicycle: 'Stationary bike', warmth: 'Warm pack or shower', stairs: 'Stairs',
  } as Record<string, string>,
  wish: 'What would you like?',
  wishes: { '': 'What fits', less_sore: 'Less sore', range: 'Move more freely', restorative: 'Rest', period_ease: 'Ease cramps' } as Record<string, string>,
  make: 'Put it together',
  making: 'One moment',
  offline: 'This needs the server. What was planned and opened before is in the library.',
  another: 'Put together another one',
  left: (n: number) => (n === 1 ? '1 movement was left out, and why' : `${n} movements were left out, and why`),
  settings: 'Recovery',
  settingsText: 'What is at hand, and what to leave out',
  leaveOut: 'Leave out movements that do not go with',
  leaveOutText: 'Only you see this. It stays on this server and is used for one thing: to leave movements out.',
  flags: 'Pain, a fever or a swollen leg today belong to the check-in.',
  conditionNames: {
    varicose_veins: 'Varicose veins', blood_thinners: 'Medicine that thins the blood', numb_skin: 'Skin that feels little', osteoporosis: 'Weak bones',
    nerve_pain: 'Pain that shoots down a limb', hip_replacement: 'A replaced hip', shoulder_instability: 'A shoulder that slips out', glaucoma: 'Raised pressure in the eye',
    high_blood_pressure: 'High blood pressure', reflux: 'Stomach acid when lying flat', dizziness: 'Dizziness', heart_disease: 'A heart condition',
    pelvic_girdle_pain: 'Pain at the front of the pelvis', doming: 'A belly that bulges along its middle', breast_tenderness: 'Tender breasts or implants', pelvic_floor_pain: 'A pelvic floor that hurts',
    inflammation: 'A place that is inflamed or swollen', fracture: 'A broken bone', open_wound: 'An open wound',
  } as Record<string, string>,
});
