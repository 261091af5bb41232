/** What a conversation of the user's own is called until it has a better name. */
export const FIRST_OWN = 'rehearsals/our-first.yaml';

/** A small conversation to begin with; docs/rehearsals.md explains it. */
export const TEMPLATE = `title: The export, cut short
person: Dana
role: Senior backend engineer, four months in your team
answers: [hands-on-share, goal-less-work]
situation: >-
  The customer export was promised for the end of October, then for last Friday. You have the half hour of your
  one-on-one.
aim: Find out what the delay is made of.
mood: 3
trust: 3
scenes:
  opening:
    happens: Dana sits down with her laptop turned half towards you.
    says: I know. The export. It will be there on Friday.
    choices:
      - say: It has slipped twice. What is going on?
        reply: Nothing is going on.
        feedback: She answers for herself, not for the work.
        trains: eq-blind-spots
        mood: -1
        to: promise
      - say: Leave Friday for a moment. Tell me what the export has to do.
        feedback: You asked for the work as she sees it.
        trains: hands-on-share
        trust: +1
        to: picture
  promise:
    happens: She closes the laptop.
    ending: A promise
    debrief: You have a date, and no idea why the last two were missed. Look at your first question again.
    ask: With which question will you begin?
  picture:
    says: It is two exports, really.
    ending: A shared picture
    debrief: You found out what neither of you could have known alone. Now the date can be hers.
    ask: With which question will you begin?
`;
