import type { Case } from './case';
import { DAMAGE } from './cases-damage';
import { EXPORTS } from './cases-exports';
import { OVERRIDES } from './cases-overrides';
import { RULES } from './cases-rules';
import { MEANING, TIMES } from './cases-times';
import { ZONES } from './cases-zones';

/** The tables of docs/calendars.md, in their order. */
export const TABLES: { title: string; cases: Case[] }[] = [
  { title: 'As calendars export them', cases: EXPORTS },
  { title: 'Zones', cases: ZONES },
  { title: 'Begin and end', cases: TIMES },
  { title: 'Rules', cases: RULES },
  { title: 'Dates taken out, moved and cancelled', cases: OVERRIDES },
  { title: 'What an event means', cases: MEANING },
  { title: 'Damage', cases: DAMAGE },
];
