import { buildDemo } from '../fixtures/demo';
import type { Check } from './check';

/** The demo's manager, by address and by name, in windows that end in the middle of a week, with zones of each kind. */
export async function demoChecks(directory: string): Promise<Check[]> {
  const { path, manager } = await buildDemo(directory, { now: new Date('2026-06-12T15:00:00Z') });
  const me = [manager.email, '48213907+martakow@users.noreply.github.com'];
  return [
    { directory: path, me, now: '2026-06-12T15:00:00Z', weeks: 26, zones: [{ days: ['tue', 'thu'], from: '09:00', to: '11:30' }] },
    { directory: path, me, now: '2026-05-01T09:00:00+02:00', weeks: 12, zones: [{ days: ['fri', 'sat', 'sun'], from: '20:00', to: '04:00' }] },
    { directory: path, me: [manager.name], now: '2026-06-12T15:00:00Z', weeks: 52 },
  ];
}
