import { plural } from '../../habits/detector';
import type { Mentors, MentorSuggestion } from './mentors';
import { topicTitle } from './topic';

type Topic = Pick<MentorSuggestion, 'kind' | 'of' | 'names'>;

/** What the hour is about, in a few words. */
export function suggestionTitle(topic: Topic): string {
  return topic.kind === 'eyes' ? 'Working here, seen with fresh eyes' : topicTitle(topic);
}

/** The questions for one topic; `it` is what it is called in them. */
const QUESTIONS: Readonly<Record<MentorSuggestion['kind'], (it: string) => string[]>> = {
  dependency: (it) => [
    `Why ${it}, and what did you leave aside for it?`,
    'May I make one small change with it while you watch?',
    'Where did it get in the way, and what would you do differently today?',
  ],
  language: (it) => [
    `What is easier to say in ${it} than in what we had?`,
    'Which mistakes does one make in the first month?',
    'May I read one file aloud, and you tell me what I missed?',
  ],
  tool: (it) => [
    `What has ${it} found or saved since it is there?`,
    'What does it cost us: minutes, noise, attention?',
    'Show me one run that failed, and how you found out why.',
  ],
  eyes: () => [
    'What took you longest to find out here, and who told you in the end?',
    'Which of our ways looked odd to you, and still does?',
    'What did the place before do better?',
  ],
};

const PAINS = ['What did you wait for last week, and how long?', 'What do you do by hand that a program should do?', 'Which part of the code do you go around, and why?'];
const TRENDS = ['What do you read or try that we should look at within a year?', 'Which open source project does this better than we do?', 'Where does AI help you, and where did you stop using it?'];

/**
 * An agenda in Markdown, to be edited. Its three parts are those of the article: new frameworks and tools, pain points that
 * the user no longer sees, and trends.
 */
export function agendaFor(topic: Topic): string {
  const [first = ''] = topic.names;
  const part = (title: string, questions: readonly string[]) => `**${title}**\n\n${questions.map((question) => `- ${question}`).join('\n')}`;
  return [part(topic.kind === 'eyes' ? 'First impressions' : 'What is new', QUESTIONS[topic.kind](first)), part('What hurts', PAINS), part('What comes', TRENDS)].join('\n\n');
}

/** Why to ask somebody, from what the history says; `null` while it isn't known. */
export function whyMentoring(mentors: Mentors | null): string {
  const suggestions = mentors?.suggestions ?? [];
  const brought = suggestions.filter(({ kind }) => kind !== 'eyes');
  if (brought.length === 0) {
    const eyes = suggestions.length;
    if (eyes === 0) return 'Whoever leads hears last of what is new, and of what hurts. Ask somebody of the team to teach you for an hour.';
    return `${eyes === 1 ? 'Somebody joined your team within half a year, and still sees' : `${eyes} people joined your team within half a year, and still see`} what others no longer notice. Ask ${eyes === 1 ? 'them' : 'one of them'} to teach you for an hour.`;
  }
  const newcomers = brought.filter(({ since }) => since !== null).length;
  const part = newcomers === 0 ? '' : newcomers === brought.length ? `${brought.length === 1 ? ', by somebody' : ', all by people'} who joined within a year and a half` : `, ${newcomers} of them by people who joined within a year and a half`;
  return `Within a year your team brought in ${plural(brought.length, 'thing')} that your code had not seen before${part}. Ask one of those who know to teach you for an hour.`;
}
