/** The viewer's time zone as an IANA id that `Intl` takes, and what is wrong with the system's, if that is unknown. */
export interface UsableTimeZone {
  timeZone: string;
  problem: string | null;
}

/**
 * The time zone to show and read times in, for the one that `Intl` gives for this process. Where the variable `TZ` or
 * the system names one that is not known, V8 gives `Etc/Unknown`, which `Intl` refuses, or nothing, or UTC without a
 * word; it is UTC then, and the problem says so.
 */
export function usableTimeZone(
  given: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone,
  environment: NodeJS.ProcessEnv = process.env,
): UsableTimeZone {
  const named = environment['TZ'];
  const silent = given === 'UTC' && named !== undefined && !isTimeZone(plain(named));
  if (given !== undefined && isTimeZone(given) && !silent) return { timeZone: given, problem: null };
  const what = named === undefined ? 'The time zone of the system is not known' : `TZ="${named}" names no known time zone`;
  return { timeZone: 'UTC', problem: `${what}, so times are in UTC. Set TZ to a name such as Europe/Berlin.` };
}

/** The name without what POSIX systems write before it: `:Europe/Berlin`, `posix/Europe/Berlin`. */
function plain(name: string): string {
  return name.replace(/^:/, '').replace(/^(?:posix|right)\//, '');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
