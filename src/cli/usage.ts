/** No line is wider than 80 columns, or a terminal of the usual width would break it in the middle of a word. */
export const USAGE = `Usage: code-refuge review [repository…] [options]
       code-refuge score [repository…] [options]
       code-refuge plan [repository…] [options]
       code-refuge zones [repository] [options]
       code-refuge hook install|remove|status [repository] [options]
       code-refuge rehearsals check [folder] [options]

  review      the leadership review of one or more git repositories
  score       the delegation score alone
  plan        what to hand over, to whom and how to begin, as a Markdown
              checklist
  zones       the no-code zones in your calendars and settings
  hook        asks before a commit, merge or push in a no-code zone: install
              puts git hooks in place, which run the ones that were there
              before, or writes their zones anew; remove puts all back as it
              was; status says how things are
  rehearsals  check looks for mistakes in conversations of your own
              (docs/rehearsals.md), in a folder or among your own files

Without a repository it is the one you are in.

Output
  --text           for the terminal (the default)
  --md             Markdown (the default of plan)
  --html           a page of its own
  --json           data, as docs/json.md describes it
  --out FILE       write to a file in place of the terminal; without one of the
                   formats above, the ending of a review's name says which
  --force          let --out replace a file that is no review; with plan, any
                   file

What to read
  --me LIST        your e-mail addresses or names, separated by commas, in place
                   of what git and the settings say
  --refs LIST      refs to read in place of HEAD and the default branch
  --weeks N        length of the window in weeks, 1 to 520 (default: 26)
  --now TIME       the end of the window, ISO 8601 (default: now)
  --settings FILE  a JSON file with codeRefuge.… settings (default:
                   .vscode/settings.json of the first repository)
  --folder DIR     the folder of your portfolio, wins and initiatives (default:
                   what the settings say, else Code Refuge in your home folder)
  --ask-remote     review: ask the remotes over the network, with git ls-remote,
                   whether they have reviews that the clone lacks; nothing else
                   uses a network

No-code zones
  --calendar FILE  a calendar (.ics) or a folder of them, in place of those that
                   the settings name; may be given more than once
  --match REGEX    events with such a title are zones, whether they are shown as
                   busy or as free, in place of the rules in the settings;
                   capitals don't matter
  --from TIME      zones: where the list begins, ISO 8601 (default: now, or what
                   --now says)
  --to TIME        zones: where it ends (default: 14 days after it begins)

A time without an offset is in UTC, a date without a time is its midnight.

  --help, --version

Exit codes: 0 done, 1 something failed and a message says what, 2 wrong usage.
`;
