import { plural } from '../habits/detector';
import { code, prose } from './markdown-text';
import { areaText, areaTitle, NO_AREA, successorsText, truckFactorText } from './plan-phrases';
import { localDate } from './phrases';
import type { DelegationArea, Review } from './review';

/** The part of the review that says what to hand over. */
export function planBlocks(review: Review): string[] {
  const { delegationPlan, truckFactor } = review;
  if (truckFactor === null) return [];
  return [
    '## What to hand over',
    `${prose(truckFactorText(truckFactor))}${delegationPlan.length === 0 ? ` ${NO_AREA}` : ''}`,
    ...delegationPlan.flatMap((area) => [`### ${prose(areaTitle(review, area))}`, ...areaBlocks(review, area)]),
  ];
}

/** The delegation plan as a document of its own, with a checklist for each area: something to work with and to edit. */
export function renderPlan(review: Review): string {
  const { delegationPlan, truckFactor, window, repositories } = review;
  const names = repositories.map(({ name }) => code(name)).join(', ');
  const blocks = [
    '# Delegation plan',
    `${localDate(window.from)} to ${localDate(window.to)} (${plural(window.weeks, 'week')})${names ? `, ${names}` : ''}`,
    truckFactor === null ? noFiles(review) : prose(truckFactorText(truckFactor)),
  ];
  if (truckFactor !== null && delegationPlan.length === 0) blocks.push(NO_AREA);
  if (delegationPlan.length > 0) {
    blocks.push('The areas below have no other author for most of their files. Begin with one; the first has the most commits.');
    blocks.push(...delegationPlan.flatMap((area) => [`## ${prose(areaTitle(review, area))}`, ...areaBlocks(review, area), handOverSteps(area, area.successors[0]?.name ?? '')]));
  }
  return `${blocks.join('\n\n')}\n`;
}

function noFiles({ repositories }: Review): string {
  if (repositories.every(({ commits }) => commits === 0)) return 'There are no commits yet, so there is nothing to hand over.';
  return 'The files could not be read, so it is not known what depends on you.';
}

function areaBlocks({ window }: Review, area: DelegationArea): string[] {
  return [prose(areaText(area, window)), prose(successorsText(area)), `**First step:** ${prose(area.firstStep)}`];
}

/** What there is to do until an area is handed over, as a list of tasks. `successor` may be empty. */
export function handOverSteps({ path, hotFiles }: DelegationArea, successor: string): string {
  const who = successor === '' ? 'your successor' : prose(successor);
  const where = path === '' ? 'the top level' : code(path);
  const files = hotFiles.map((file) => code(file.path)).join(', ');
  return [
    `Ask ${who}, and agree on a day by which it is theirs`,
    `Write down what ${where} is for, what can go wrong, and where to look first`,
    `Work together on ${files}, with ${who} at the keyboard`,
    `${sentence(who)} makes the next two changes; you answer questions, and nothing else`,
    `${sentence(who)} reviews and merges what comes in here`,
    'Say to everybody whom to ask from now on, in CODEOWNERS too where there is one',
    'Stay out for four weeks, then see in the review whether you are still the only author',
  ]
    .map((step) => `- [ ] ${step}`)
    .join('\n');
}

function sentence(who: string): string {
  return who === 'your successor' ? 'Your successor' : who;
}
