// Kit by its code.
import { section } from '../language';

export const kit = section('kit', {
  barbell: 'Barbell', rack: 'Rack', bench: 'Bench', dumbbell: 'Dumbbells', kettlebell: 'Kettlebell', machine: 'Machines', cable: 'Cable',
  smith_machine: 'Smith machine', ez_bar: 'EZ bar', trap_bar: 'Trap bar', pull_up_bar: 'Pull-up bar', dip_bars: 'Dip bars',
  suspension: 'Rings or straps', plate: 'Plates', odd_object: 'Sandbag', box: 'Box or step', cardio_machine: 'Bike, rower, treadmill',
  band: 'Band',
} as Record<string, string>);
