import windowsZones from 'cldr-core/supplemental/windowsZones.json';

/** IANA ids by the names of Windows' zones in small letters, as Outlook and Exchange write them (Unicode CLDR). */
const IANA_IDS = new Map(
  windowsZones.supplemental.windowsZones.mapTimezones
    // 001 is the world: the city that stands for the zone, whatever the country.
    .filter(({ mapZone }) => mapZone._territory === '001')
    .map(({ mapZone }) => [mapZone._other.toLowerCase(), mapZone._type.split(' ')[0]!]),
);

/** IANA id of a Windows zone such as `W. Europe Standard Time`. */
export function ianaOfWindows(name: string): string | undefined {
  return IANA_IDS.get(name.toLowerCase());
}
