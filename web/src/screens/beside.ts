// What stands on Today beside its decision, in one piece: it is fetched once the decision stands.
export { default as Due } from '../snack/Due.svelte';
export { default as EveningDue } from '../parts/EveningDue.svelte';
export { default as TodayDose } from '../parts/TodayDose.svelte';
export { default as WarningRow } from '../parts/WarningRow.svelte';
export { default as Why } from './Why.svelte';
