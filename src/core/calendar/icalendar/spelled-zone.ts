import { type Clock, clockOf, fixedClock } from './clock';
import { ianaOfWindows } from './windows-zones';

const CONTINENTS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];
/** `Eastern Time (US & Canada)` of Windows' menus names no city. */
const NORTH_AMERICA = /^(Eastern|Central|Mountain|Pacific|Atlantic) Time \((?:US (?:&|and) )?Canada\)/i;
/** Other names of the menus that are no city, where the clocks change; their zone in Windows, less `Standard Time`. */
const REGIONS = new Map([
  ['alaska', 'Alaskan'],
  ['aleutian islands', 'Aleutian'],
  ['chatham islands', 'Chatham Islands'],
  ['easter island', 'Easter Island'],
  ['greenland', 'Greenland'],
  ['haiti', 'Haiti'],
  ['indiana (east)', 'US Eastern'],
  ['lord howe island', 'Lord Howe'],
  ['newfoundland', 'Newfoundland'],
  ['norfolk island', 'Norfolk'],
  ['saint pierre and miquelon', 'Saint Pierre'],
  ['turks and caicos', 'Turks And Caicos'],
]);
/** The longest name in Windows' menus has 55 characters. Patterns take their time with one that was made to be long. */
const LONGEST_NAME = 200;
/** Winter and summer of a year, for the smaller of the offsets of a zone. */
const SEASONS = [1_767_225_600, 1_782_864_000];

/**
 * The clock of a TZID that is no id but says what it means: `GMT+0200`, `(UTC+01:00) Amsterdam, Berlin, Bern` as in
 * Windows' menus, the cities alone, `GMT Standard Time 1` as Microsoft 365 numbers a second zone of a name, `tzone://Microsoft/Utc`.
 * `null` where it says nothing.
 */
export function spelledClock(tzid: string): Clock | null {
  if (tzid.length > LONGEST_NAME) return null;
  const numbered = ianaOfWindows(tzid.replace(/\s+\d+$/, ''));
  if (numbered !== undefined) return clockOf(numbered);
  const match = /^\(?(?:GMT|UTC)\s*([+-])(\d\d?):?(\d\d)?\)?\s*(.*)$/i.exec(tzid);
  if (/^(?:tzone:\/\/Microsoft\/Utc|Z)$/i.test(tzid)) return fixedClock(0);
  const greenwich = /^\((?:UTC|GMT)\)\s*(.*)$/i.exec(tzid);
  if (greenwich) return clockOfPlaces(greenwich[1]!, 0) ?? fixedClock(0);
  if (!match) return clockOfPlaces(tzid, null);
  const [, sign, hours, minutes = '0', places = ''] = match;
  const offset = (sign === '-' ? -60 : 60) * (Number(hours) * 60 + Number(minutes));
  return clockOfPlaces(places, offset) ?? fixedClock(offset);
}

/** The first of some places that is a zone; if the offset is known, one with that in the part of the year when it is smaller. */
function clockOfPlaces(places: string, offset: number | null): Clock | null {
  const region = NORTH_AMERICA.exec(places)?.[1] ?? REGIONS.get(places.trim().toLowerCase());
  if (region !== undefined) return clockOf(ianaOfWindows(`${region} Standard Time`)!);
  for (const place of places.slice(0, 200).split(/[,/;:]/)) {
    for (const continent of CONTINENTS) {
      const id = `${continent}/${place.trim().replace(/\s+/g, '_')}`;
      if (/^[A-Za-z]+\/[A-Za-z_-]+$/.test(id) && isZone(id)) {
        const clock = clockOf(id);
        if (offset === null || Math.min(...SEASONS.map((time) => clock.offsetAt(time))) === offset) return clock;
      }
    }
  }
  return null;
}

function isZone(id: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: id }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
