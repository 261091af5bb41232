import { useMemo } from 'preact/hooks';
import { plural } from '../../core/habits/detector';
import { type Rewording, rewordings } from '../../core/wording/rewording';
import { allowedKey, scanWording, type WordingFlag } from '../../core/wording/scan';

interface Props {
  text: string;
  /** Words that the user doesn't want to hear of. */
  allowed: readonly string[];
  onChange: (text: string) => void;
  /** What to say where nothing is found; nothing where it isn't given. */
  emptyHanded?: string;
}

/** What the published word list flags in a text, with kinder words that can take its place at a click. */
export function Wording({ text, allowed, onChange, emptyHanded }: Props) {
  const flags = useMemo(() => scanWording(text, { writing: 'comment', allowed: new Set(allowed.map(allowedKey)) }), [text, allowed]);
  return (
    <div class="wording" role="status">
      {flags.length > 0 && (
        <>
          <p class="meter over">{plural(flags.length, 'place')} may land badly.</p>
          <ul>{flags.map((flag) => <Flag key={flag.offset} text={text} flag={flag} onTake={(rewording) => onChange(replaced(text, rewording))} />)}</ul>
        </>
      )}
      {flags.length === 0 && text.trim() !== '' && emptyHanded !== undefined && <p class="meter">{emptyHanded}</p>}
    </div>
  );
}

function Flag({ text, flag, onTake }: { text: string; flag: WordingFlag; onTake: (rewording: Rewording) => void }) {
  const { offset, length, entry: { reason, hint } } = flag;
  const words = text.slice(offset, offset + length);
  return (
    <li>
      <p>“<mark>{words}</mark>”: {reason} {hint}</p>
      <div class="actions">
        {rewordings(text, flag).map((rewording) => (
          <button key={rewording.alternative} type="button" onClick={() => onTake(rewording)}>{rewording.alternative === '' ? 'Leave It Out' : `“${rewording.alternative}”`}</button>
        ))}
      </div>
    </li>
  );
}

function replaced(text: string, { offset, length, text: instead }: Rewording): string {
  return text.slice(0, offset) + instead + text.slice(offset + length);
}
