/** How long a "yes" counts, in the same zone. A rebase or a commit with its push must not ask again and again. */
const YES_SECONDS = 600;

/**
 * The script that asks. It needs POSIX sh, date and printf, and reads the files beside it (see `opt-in.ts`). It ends
 * with 1 where the answer is no, and with 0 in every other case: what goes wrong here never blocks work.
 *
 * It asks on the terminal that shows git's own messages. Where there is none, such as in Source Control or a
 * program with windows, it refuses and says how to go ahead. Such a program may have been started from a terminal that
 * is in other hands by now, so it isn't enough that /dev/tty opens.
 */
export const ASK = `#!/bin/sh
# Code Refuge: asks before a commit, merge or push in a no-code zone. Git's hooks run it with their name.
# It ends with 1 for "no" and with 0 for everything else: a failure in here blocks nothing.
(
here=\${0%/*}

case $1 in
  pre-commit) word=Commit refused='Nothing was committed.' way='git commit --no-verify' ;;
  pre-merge-commit) word=Merge refused='The merge waits (git merge --abort calls it off).' way='git commit --no-verify' ;;
  pre-push) word=Push refused='Nothing was pushed.' way='git push --no-verify' ;;
  *) exit 0 ;;
esac

number() {
  case $1 in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ \${#1} -le 12 ]
}

# Whether a file holds a time that is still to come.
lasts() {
  time=
  [ -r "$1" ] && IFS= read -r time <"$1"
  number "$time" && [ "$now" -lt "$time" ]
}

now=$(date +%s)
number "$now" || exit 0
lasts "$here/broken-glass" && exit 0
lasts "$here/yes" && [ "$time" -le $((now + ${YES_SECONDS})) ] && exit 0

last=0 reading= title=
tab=$(printf '\\t')
[ -r "$here/zones" ] || exit 0
{
  IFS=$tab read -r format written until keeper || exit 0
  [ "$format" = 'code-refuge zones 1' ] && number "$until" || exit 0
  if [ "$now" -ge "$until" ]; then
    [ -e "$here/told-outdated" ] && exit 0
    printf '' 2>/dev/null >"$here/told-outdated"
    printf '%s\\n' 'Code Refuge: its list of no-code zones here has run out, so it no longer asks.' \\
      'To renew it, open this repository in the editor, or run: code-refuge hook install' >&2
    exit 0
  fi
  while IFS=$tab read -r from to to_read name; do
    number "$from" && number "$to" || continue
    # They are in the order of their beginning.
    [ "$from" -le "$now" ] || break
    if [ "$now" -lt "$to" ] && [ "$to" -gt "$last" ]; then
      last=$to reading=$to_read title=$name
    fi
  done
} <"$here/zones"
[ "$last" -gt 0 ] || exit 0

if [ -z "$VSCODE_GIT_COMMAND" ] && [ -t 2 ] && (exec </dev/tty >/dev/tty) 2>/dev/null; then
  printf 'Code Refuge: no code until %s (%s).\\n%s anyway? [y/N] ' "$reading" "$title" "$word" >/dev/tty
  answer=
  IFS= read -r answer </dev/tty
  case $answer in
    [yY] | [yY][eE][sS])
      now=$(date +%s)
      yes=$((now + ${YES_SECONDS}))
      [ "$yes" -le "$last" ] || yes=$last
      printf '%s\\n' "$yes" 2>/dev/null >"$here/yes"
      printf '%s\\t%s\\t%s\\n' "$now" "$1" "$title" 2>/dev/null >>"$here/asked"
      exit 0
      ;;
  esac
  printf '%s\\n' "$refused" >/dev/tty
else
  printf 'Code Refuge: no code until %s (%s), and there is no terminal here to ask in. %s\\n' "$reading" "$title" "$refused" >&2
fi
printf 'To go ahead: %s, or "Code Refuge: Break Glass" in the editor.\\n' "$way" >&2
exit 10
) </dev/null
case $? in
  # No, or no answer: the question was broken off.
  10 | 129 | 130 | 143) exit 1 ;;
esac
exit 0
`;

/** The line for a hook that is the user's own and tracked by git: as harmless where Code Refuge is not installed. */
export function lineFor(hook: string): string {
  return `ask="$(git rev-parse --git-common-dir)/code-refuge/ask"; [ ! -f "$ask" ] || sh "$ask" ${hook} || exit 1`;
}
