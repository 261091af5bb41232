import { span } from '../../core/review/phrases';
import type { WeeklyZone } from '../../core/review/review';
import type { CalendarBlock } from '../../protocol/zones-panel';
import type { Piece } from './pieces';
import { daysText, whenText, zoneNotes, zoneText } from './words';

/** Where a piece lies in the grid. The content security policy bars styles in markup; these are set by script. */
export function place({ column, from, to, lane, lanes }: Pick<Piece, 'column' | 'from' | 'to' | 'lane' | 'lanes'>) {
  return {
    left: `${((column + lane / lanes) / 7) * 100}%`,
    width: `${100 / 7 / lanes}%`,
    top: `${(from / 1440) * 100}%`,
    height: `${((to - from) / 1440) * 100}%`,
  };
}

interface OwnProps {
  piece: Piece;
  zone: WeeklyZone;
  place: { zone: number; weekday: number };
  selected: boolean;
  active: boolean;
  onFocus: () => void;
}

/** A block of an own zone. What goes on after midnight belongs to the block of the evening. */
export function OwnPiece({ piece, zone, place: { zone: index, weekday }, selected, active, onFocus }: OwnProps) {
  const classes = ['block', 'own', selected && 'selected', piece.continues && 'continues', piece.goesOn && 'goes-on', piece.to - piece.from < 75 && 'short'].filter(Boolean).join(' ');
  const data = { 'data-zone': index, 'data-weekday': weekday };
  if (piece.continues) {
    return (
      <div class={classes} {...data} aria-hidden="true" title={zoneText(zone)} style={place(piece)}>
        <span class="block-title"><bdi>{zone.title}</bdi></span>
        <span class="edge end" />
      </div>
    );
  }
  return (
    <button type="button" class={classes} {...data} data-active={active} tabIndex={active ? 0 : -1} aria-pressed={selected} title={zoneText(zone)} onFocus={onFocus} style={place(piece)}>
      <span class="edge start" />
      <span class="block-title"><bdi>{zone.title}</bdi>{zone.hold && <Lock />}</span>
      <span class="for-screen-readers">{daysText(zone.days)}</span>
      <span class="block-time">{span(zone)}</span>
      <span class="for-screen-readers">{zoneNotes(zone).replace(/^[, ]+/, '')}</span>
      {!piece.goesOn && <span class="edge end" />}
    </button>
  );
}

export function CalendarPiece({ piece, block }: { piece: Piece; block: CalendarBlock }) {
  const what = block.kind === 'absence' ? 'absence' : 'no-code zone';
  return (
    <div class={`block calendar ${block.kind}`} role="img" aria-label={`${block.title}, ${what}, ${whenText(block)}, from ${block.source}`} title={`${block.title}\n${whenText(block)}\n${block.source}`} style={place(piece)}>
      <span class="block-title" aria-hidden="true"><bdi>{block.title}</bdi>{block.hold && <Lock />}</span>
    </div>
  );
}

/** The mark of a zone that its user is held to. */
export function Lock() {
  return (
    <svg class="lock" width="10" height="12" viewBox="0 0 10 12" aria-hidden="true" focusable="false">
      <path d="M2.5 5V3.5a2.5 2.5 0 0 1 5 0V5" fill="none" />
      <rect x="1" y="5" width="8" height="6" rx="1" />
    </svg>
  );
}
