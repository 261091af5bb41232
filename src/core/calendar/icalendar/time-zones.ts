import { type Clock, clockOf } from './clock';
import type { Component } from './content-lines';
import { customClock } from './custom-zone';
import { spelledClock } from './spelled-zone';
import { ianaOfWindows } from './windows-zones';

/** No calendar of one person names more; a file that does must not cost more. */
const MOST_OWN = 20;

/** The zones that the events of a file name. */
export class TimeZones {
  private readonly known = new Map<string, Clock | null>();
  private readonly custom = new Map<string, Component>();
  private ownClocks: Clock[] | null = null;

  /** `zones`: the VTIMEZONE components of the file. */
  constructor(zones: readonly Component[]) {
    for (const zone of zones) {
      const id = valueOf(zone, 'TZID');
      if (id !== undefined) this.custom.set(id.toLowerCase(), zone);
    }
  }

  /**
   * The clock of a TZID. It is sought in this order: the ids of IANA, Windows' names, the file's own VTIMEZONE, and at
   * last an offset or a city that the name itself spells. `null` where it is none of them.
   */
  clock(tzid: string): Clock | null {
    let clock = this.known.get(tzid);
    if (clock === undefined) this.known.set(tzid, (clock = this.find(tzid)));
    return clock;
  }

  /** Those whose VTIMEZONE the file carries: where it was written. */
  own(): Clock[] {
    this.ownClocks ??= [...this.custom.keys()].slice(0, MOST_OWN).map((id) => this.clock(id)).filter((clock) => clock !== null);
    return this.ownClocks;
  }

  private find(tzid: string): Clock | null {
    for (const id of spellings(tzid)) {
      const clock = tryClock(ianaOfWindows(id) ?? id);
      if (clock !== null) return clock;
    }
    const zone = this.custom.get(tzid.toLowerCase());
    const location = zone && valueOf(zone, 'X-LIC-LOCATION');
    return (location && tryClock(location)) || (zone && customClock(zone)) || spelledClock(tzid);
  }
}

/**
 * What a TZID may mean. Mozilla, Evolution and others write a path before the id: `/mozilla.org/20050126_1/Europe/Berlin`.
 */
function spellings(tzid: string): string[] {
  const parts = tzid.split('/').filter((part) => part !== '');
  return tzid.startsWith('/') ? [parts.slice(-3).join('/'), parts.slice(-2).join('/'), parts.slice(-1).join('/')] : [tzid];
}

function tryClock(timeZone: string): Clock | null {
  try {
    return clockOf(timeZone);
  } catch {
    return null;
  }
}

function valueOf({ lines }: Component, name: string): string | undefined {
  const line = lines.find((each) => each.name === name);
  return line?.text.slice(line.text.indexOf(':') + 1).trim().replaceAll('"', '');
}
