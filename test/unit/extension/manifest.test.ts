import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv';
import { DEFAULT_SETTINGS, parseSettings, SETTING_NAMES } from '../../../src/core/settings';
import { TACTICS } from '../../../src/core/tactics/catalogue';
import { COMMAND_IDS } from '../../../src/extension/command-ids';

interface Manifest {
  activationEvents: string[];
  contributes: {
    commands: { command: string; title: string; category: string }[];
    configuration: { properties: Record<string, Property> };
    menus: Record<string, { command: string }[]>;
    walkthroughs: { steps: { id: string; title: string; description: string; completionEvents: string[]; media: { image: Record<string, string>; altText: string } }[] }[];
  };
}

interface Property {
  default: unknown;
  scope: string;
  markdownDescription: string;
}

const manifest = JSON.parse(readFileSync(path.join(process.cwd(), 'package.json'), 'utf8')) as Manifest;
const { activationEvents } = manifest;
const { commands, configuration, menus, walkthroughs } = manifest.contributes;

describe('the manifest', () => {
  it('has every command of the program, and no other', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), [...COMMAND_IDS].sort());
    for (const { title, category } of commands) {
      assert.notEqual(title, '');
      assert.equal(category, 'Code Refuge');
    }
  });

  it('has no menu entry for a command that does not exist', () => {
    for (const { command } of Object.values(menus).flat()) assert.ok((COMMAND_IDS as readonly string[]).includes(command), command);
  });

  it('has a command for every tactic, called like its panel, and brings the panel back after a reload', () => {
    for (const { id, title, command } of TACTICS) {
      assert.equal(commands.find((each) => each.command === command)?.title, title);
      assert.ok(activationEvents.includes(`onWebviewPanel:codeRefuge.${id}`), id);
    }
  });

  it('has a walkthrough whose pictures and commands exist', () => {
    for (const { id, description, media } of walkthroughs.flatMap(({ steps }) => steps)) {
      for (const picture of Object.values(media.image)) assert.ok(existsSync(picture), `${id}: ${picture}`);
      for (const [, command] of description.matchAll(/\(command:(codeRefuge\.\w+)\)/g)) assert.ok((COMMAND_IDS as readonly string[]).includes(command!), command);
      assert.notEqual(media.altText, '');
    }
  });

  it('has steps of the walkthrough whose titles fit their line, each done once its own button was pressed', () => {
    for (const { id, title, description, completionEvents } of walkthroughs.flatMap(({ steps }) => steps)) {
      assert.ok(title.length <= 36, `${id}: ${title}`);
      // There code is between two of them on each side.
      assert.doesNotMatch(description, /(?<!`)`(?!`)/, id);
      const [, command] = /\(command:([\w.]+)/.exec(description) ?? [];
      assert.ok(completionEvents.includes(`onCommand:${command}`), `${id}: ${command}`);
    }
  });

  it('has every setting of the program, and no other', () => {
    assert.deepEqual(
      Object.keys(configuration.properties).sort(),
      SETTING_NAMES.map((name) => `codeRefuge.${name}`).sort(),
    );
  });

  it('says what each setting does and where it holds', () => {
    for (const [name, { markdownDescription, scope }] of Object.entries(configuration.properties)) {
      assert.match(markdownDescription, /\.$|```$/, name);
      assert.ok(['window', 'application'].includes(scope), name);
    }
  });

  it('has the defaults of the program', () => {
    const { settings, problems } = parseSettings(
      Object.fromEntries(SETTING_NAMES.map((name) => [name, configuration.properties[`codeRefuge.${name}`]?.default])),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, DEFAULT_SETTINGS);
  });

  describe('refuses while typing what the program refuses', () => {
    const wrong: [keyof typeof DEFAULT_SETTINGS, unknown][] = [
      ['identities', ['']],
      ['identities', 'me@example.com'],
      ['workingHours', { days: [], from: '09:00', to: '18:00' }],
      ['workingHours', { days: ['mon'], from: '9', to: '18:00' }],
      ['weekend', ['saturday']],
      ['lateNight', { from: '25:00', to: '05:00' }],
      ['noCodeZones', [{ days: ['mon'], from: '09:00' }]],
      ['calendars', ['https://calendar.example.com/secret/basic.ics']],
      ['calendars', ['webcal://calendar.example.com/secret']],
      ['calendars', ['']],
      ['calendarRules', [{ busy: 'maybe' }]],
      ['calendarRules', [{ busy: ['free', 'maybe'] }]],
      ['calendarRules', [{ visibility: 'secret' }]],
      ['calendarRules', [{ name: 'focus' }]],
      ['calendarRules', [{ title: '' }]],
      ['calendarRules', [{ hold: 'yes' }]],
      ['calendarRules', ['focus']],
      ['windowWeeks', 0],
      ['windowWeeks', 521],
      ['windowWeeks', 1.5],
      ['refs', 'main'],
      ['bots', [1]],
      ['quiet', 'yes'],
      ['warningsPerDay', -1],
      ['warningsPerDay', 21],
    ];
    for (const [name, value] of wrong) {
      it(`${name}: ${JSON.stringify(value)}`, () => {
        assert.equal(matchesSchema(name, value), false, 'the manifest lets it pass');
        assert.equal(parseSettings({ [name]: value }).problems.length, 1, 'the program lets it pass');
      });
    }
  });

  describe('takes what the program takes', () => {
    const right: [keyof typeof DEFAULT_SETTINGS, unknown][] = [
      ['identities', ['me@example.com', 'Me Example']],
      ['workingHours', { days: ['sun', 'mon'], from: '7:30', to: '24:00' }],
      ['weekend', []],
      ['lateNight', { from: '21:30', to: '04:00' }],
      ['noCodeZones', [{ title: 'One-on-ones', days: ['tue'], from: '13:00', to: '17:00' }, { days: ['wed'], from: '22:00', to: '02:00' }]],
      ['noCodeZones', [{ days: ['wed'], from: '9:00', to: '10:00', hold: true }]],
      ['calendars', ['~/calendars', 'C:\\Users\\me\\work.ics', '../work.ics', '/home/me/work.ics']],
      ['calendarRules', [{ title: 'no[- ]?code', category: 'Deep work', calendar: 'Work', busy: 'busy', visibility: ['private', 'confidential'], zone: true, hold: true }]],
      ['calendarRules', [{}]],
      ['windowWeeks', 520],
      ['refs', ['main', 'refs/remotes/origin/release']],
      ['warningsPerDay', 0],
    ];
    for (const [name, value] of right) {
      it(`${name}: ${JSON.stringify(value)}`, () => {
        assert.equal(matchesSchema(name, value), true);
        assert.deepEqual(parseSettings({ [name]: value }).problems, []);
      });
    }
  });
});

function matchesSchema(name: string, value: unknown): boolean {
  // VS Code's own keywords, such as `scope`, are no part of JSON Schema.
  return new Ajv({ strict: false }).validate(configuration.properties[`codeRefuge.${name}`] ?? false, value);
}
