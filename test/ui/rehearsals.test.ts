import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, saveWhereSuggested, userFile } from './panels';
import { keepFailure, openHistory, type Refuge } from './refuge';

const TITLE = 'Rehearsal Gym';
const FILE = 'practices/rehearsals.md';

const OF_THE_TEAM = `title: The lunch that was cancelled
person: Bo
role: Somebody you share a canteen with
situation: Lunch was cancelled for the third time, and you are the one who is hungry now.
aim: Get something to eat.
scenes:
  door:
    says: Sorry, today again not.
    choices:
      - say: Never mind.
        feedback: You stay hungry, and Bo learns nothing of it.
        trains: eq-blind-spots
        to: hungry
      - say: Then tomorrow at twelve. I will come by.
        feedback: A day and an hour can be kept or broken.
        trains: blocked-hours-work
        trust: 1
        to: fed
  hungry:
    happens: You have a biscuit.
    ending: A biscuit
    debrief: It was a small matter, and small matters are good for practice. Say next time what you would like.
    ask: What will you say?
  fed:
    happens: You have lunch.
    ending: Lunch
    debrief: It was a small matter, and small matters are good for practice. You said what you would like.
    ask: What will you say?
`;

describe('the rehearsal gym in a real window', () => {
  let refuge: Refuge;
  let outside: string;
  before(async () => {
    outside = temporaryFolder('outside');
    refuge = await openHistory({ settings: { 'codeRefuge.quiet': true }, env: { HOME: outside, TZ: 'Europe/Berlin' } });
    mkdirSync(path.join(documentsOf(refuge), 'rehearsals'), { recursive: true });
    writeFileSync(path.join(documentsOf(refuge), 'rehearsals', 'lunch.yaml'), OF_THE_TEAM);
    writeFileSync(path.join(documentsOf(refuge), 'rehearsals', 'damaged.yaml'), OF_THE_TEAM.replace('to: fed', 'to: nowhere'));
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(outside, { recursive: true, force: true });
  });

  const panel = () => refuge.workbench.webviewFrame(TITLE);
  const keyboard = () => refuge.workbench.page.keyboard;

  it('suggests conversations by what the review found, with its number', async () => {
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
    const frame = await panel();
    await frame.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    const suggested = frame.getByRole('region', { name: 'From Your Review' });
    await suggested.getByRole('button').first().waitFor();
    assert.match((await suggested.locator('.reason').first().textContent()) ?? '', /: .*\d/);
    assert.equal(await frame.locator('.conversation').count(), 9);
    await frame.getByRole('button', { name: /Find out what the delay is made of before you decide/ }).waitFor();
  });

  it('has the team’s own conversations, and names what is wrong in a damaged one', async () => {
    const own = (await panel()).getByRole('region', { name: 'Of Your Team' });
    await own.getByRole('button', { name: /^The lunch that was cancelled/ }).waitFor();
    await own.getByText(/rehearsals\/damaged\.yaml:18: There is no scene "nowhere" to go to\./).waitFor();
  });

  it('is played by number keys, with feedback after each answer', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: /^The export that slipped twice/ }).focus();
    await keyboard().press('Enter');
    await frame.getByText('Dana is guarded; trust is waiting to see.').waitFor();
    assert.equal(await frame.evaluate(() => document.activeElement?.textContent), 'The export that slipped twice');
    await keyboard().press('1');
    await frame.locator('.now .feedback').getByText('she answers for herself and not for the work', { exact: false }).waitFor();
    await frame.getByText('Dana is tense; trust is waiting to see.').waitFor();
    // The keyboard goes on where the talk is.
    assert.equal(await frame.evaluate(() => document.activeElement?.className), 'now');
    assert.ok(await frame.locator('.answer').last().evaluate((answer) => answer.getBoundingClientRect().bottom <= window.innerHeight), 'all answers are to be seen');
    await frame.getByRole('button', { name: 'Take Back the Last Answer' }).click();
    await frame.getByText('Dana is guarded; trust is waiting to see.').waitFor();
    await frame.getByRole('button', { name: /^Leave Friday for a moment/ }).click();
    await frame.getByText('What was said before').waitFor({ state: 'detached' });
    await frame.getByText('Dana is guarded; trust is steady.').waitFor();
  });

  it('goes on where it was after a reload of the window', async () => {
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the talk is back', async () => assert.equal(await (await panel()).getByText('Dana is guarded; trust is steady.').count(), 1));
  });

  it('goes on where it was after the panel was closed', async () => {
    const tab = refuge.workbench.page.getByRole('tab', { name: TITLE });
    await refuge.workbench.runCommand('View: Close Editor');
    await tab.waitFor({ state: 'detached' });
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
    await eventually('the talk is back', async () => assert.equal(await (await panel()).getByText('Dana is guarded; trust is steady.').count(), 1));
  });

  it('ends in a debrief, and shows where it could have gone otherwise', async () => {
    const frame = await panel();
    await frame.locator('.answers').waitFor();
    await frame.locator('.now').focus();
    for (const key of ['2', '3', '1']) await keyboard().press(key);
    const debrief = frame.getByRole('region', { name: 'Debrief' });
    await debrief.getByRole('heading', { name: 'A scope that she can name' }).waitFor();
    await frame.getByText('When you parted, Dana was warm; trust was strong.').waitFor();
    await debrief.getByText('1 of 4 endings seen.').waitFor();
    const replay = frame.getByRole('region', { name: 'Where it could have gone otherwise' });
    assert.equal(await replay.locator('ol > li').count(), 4);
    await replay.getByText('2 other answers').nth(3).click();
    await replay.getByText("I can do that one. It's easier for me, and you have ten days to fill.").waitFor();
  });

  it('weighs what is written down, and takes kinder words at a click', async () => {
    const frame = await panel();
    const words = frame.getByLabel('In my own words');
    await words.fill('Why didn’t you ask Milan?');
    const status = frame.getByRole('region', { name: 'What I will say' }).locator('.wording');
    await status.getByText('1 place may land badly.').waitFor();
    await status.getByRole('button').first().click();
    await eventually('other words are taken', async () => assert.doesNotMatch(await words.inputValue(), /Why didn’t you/));
    await words.fill('Leave Friday for a moment.\nWhat does the export have to do?');
    await status.getByText('may land badly').waitFor({ state: 'detached' });
  });

  it('saves what will be said as a dated entry, and nothing of what was there is changed', async () => {
    const before = '# Rehearsals\r\n\r\nMy own words above.\r\n';
    mkdirSync(path.join(documentsOf(refuge), 'practices'), { recursive: true });
    writeFileSync(path.join(documentsOf(refuge), ...FILE.split('/')), before);
    const frame = await panel();
    await frame.getByLabel('To whom').fill('Priya');
    await frame.getByLabel('Day of the talk').fill('2026-11-26');
    await frame.getByLabel('Time', { exact: true }).fill('10:00');
    await frame.locator('.preview-text').getByText('To: Priya').waitFor();
    await frame.getByRole('button', { name: 'Save Note' }).click();
    await eventually('it is saved, or the file that came in between is shown', async () => assert.equal(await frame.getByText(/was changed elsewhere|Saved\./).count() > 0, true));
    const mine = frame.getByRole('button', { name: 'Write My Form Into It' });
    if ((await mine.count()) > 0) await mine.click();
    const text = await userFile(refuge, FILE, /What I will say/);
    assert.equal(text.startsWith(before), true);
    assert.match(
      text.slice(before.length),
      /^\r\n## \d{4}-\d\d-\d\d: The export that slipped twice\r\n\r\n- Ended with: A scope that she can name, after 4 answers\r\n- To: Priya\r\n- On: 2026-11-26, 10:00\r\n\r\nWhat I will say:\r\n\r\n> Leave Friday for a moment\.\r\n> What does the export have to do\?\r\n$/,
    );
    await eventually('the form is empty again', async () => assert.equal(await frame.getByLabel('In my own words').inputValue(), ''));
  });

  it('makes a calendar file of twenty-five minutes that tells nothing of the rehearsal', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Calendar File, 25 Minutes' }).click();
    const text = await saveWhereSuggested(refuge, outside, 'talk-2026-11-26.ics');
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20261126T100000\r\nDTEND;TZID=Europe\/Berlin:20261126T102500\r\n/);
    assert.match(text, /SUMMARY:Talk with Priya\r\n/);
    assert.doesNotMatch(text, /export|Dana|Friday/);
  });

  isAccessible(() => refuge, TITLE);

  it('begins again from any answer', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: /^Again from Here\s+\(answer 2\)/ }).click();
    await frame.getByText('Dana is guarded; trust is steady.').waitFor();
    await frame.getByRole('button', { name: 'All Conversations' }).click();
    await frame.getByRole('button', { name: /^The export that slipped twice.*1 answer given, 1 of 4 endings seen/s }).waitFor();
  });

  isAccessible(() => refuge, TITLE);

  it('weighs a sentence of its own', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Weigh a Sentence' }).click();
    const sentence = frame.getByLabel('What you are about to say or send');
    await sentence.fill('This is completely wrong.');
    await frame.getByText('1 place may land badly.').waitFor();
    await sentence.fill('The retries wait for a lock that is never released.');
    await frame.getByText('Nothing in it is on the list.', { exact: false }).waitFor();
  });

  it('shows the list of words', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'The Word List' }).click();
    const tab = refuge.workbench.page.getByRole('tab', { name: /Preview wording\.md/ });
    await tab.waitFor();
    await refuge.workbench.runCommand('View: Close Editor');
    await tab.waitFor({ state: 'detached' });
  });

  isAccessible(() => refuge, TITLE);

  it('shows how one is written', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Conversations' }).click();
    await frame.getByRole('button', { name: 'How to Write One' }).click();
    const tab = refuge.workbench.page.getByRole('tab', { name: /Preview rehearsals\.md/ });
    await tab.waitFor();
    await refuge.workbench.runCommand('View: Close Editor');
    await tab.waitFor({ state: 'detached' });
  });

  it('begins a conversation of one’s own, and opens it', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Conversations' }).click();
    await frame.getByRole('button', { name: 'Write One', exact: true }).click();
    assert.match(await userFile(refuge, 'rehearsals/our-first.yaml'), /^title: The export, cut short\n/);
    await refuge.workbench.page.getByRole('tab', { name: /our-first\.yaml/ }).waitFor();
  });
});
