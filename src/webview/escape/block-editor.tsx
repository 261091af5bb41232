import { useState } from 'preact/hooks';
import { clock } from '../../core/habits/detector';
import { weekday } from '../../core/review/phrases';
import { minutesOf, type SystemBlock } from '../../core/tactics/escape/system-blocks';
import { TextField } from '../forms/fields';

interface Props {
  number: number;
  block: SystemBlock;
  onChange: (block: SystemBlock) => void;
  onRemove: () => void;
}

/** Days and times of a block. What is half-written stays in the fields until it makes sense. */
export function BlockEditor({ number, block, onChange, onRemove }: Props) {
  const [written, setWritten] = useState<{ of: SystemBlock; from: string; to: string } | null>(null);
  const isSame = written !== null && written.of.from === block.from && written.of.to === block.to;
  const times = isSame ? written : { from: clock(block.from), to: clock(block.to) };
  const write = (from: string, to: string) => {
    const [begin, end] = [from, to].map(parsed);
    const next = begin !== null && begin !== undefined && end !== null && end !== undefined && begin < end ? { ...block, from: begin, to: end } : null;
    setWritten(next === null ? { of: block, from, to } : null);
    if (next !== null) onChange(next);
  };
  const toggle = (day: number) => {
    const days = block.days.includes(day) ? block.days.filter((each) => each !== day) : [...block.days, day].sort((a, b) => a - b);
    if (days.length > 0) onChange({ ...block, days });
  };
  return (
    <div class="block" role="group" aria-label={`Block ${number}`}>
      <div class="days">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <button key={day} type="button" class="day" aria-pressed={block.days.includes(day)} onClick={() => toggle(day)}>{weekday(day)}</button>
        ))}
      </div>
      <div class="field-row">
        <TextField label="From" type="time" value={times.from} onInput={(from) => write(from, times.to)} />
        <TextField label="To" type="time" value={times.to} problem={isSame ? 'It has to end after it begins.' : undefined} onInput={(to) => write(times.from, to)} />
      </div>
      <button type="button" class="link" onClick={onRemove}>Remove Block {number}</button>
    </div>
  );
}

function parsed(text: string): number | null {
  const match = /^(\d\d):(\d\d)/.exec(text);
  return match === null ? null : minutesOf(match[1]!, match[2]!);
}
