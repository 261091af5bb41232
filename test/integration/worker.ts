import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { AnalysisWorker } from '../../src/extension/analysis/analysis-worker';
import type { AnalyzeRequest, WorkerResponse, ZonesFailure, ZonesResult } from '../../src/protocol/worker';
import { calendarText } from '../fixtures/calendar';
import { eventually, EXTENSION } from './window';

export function worker(): void {
  describe('the analysis thread', () => {
    let home: string;
    let client: AnalysisWorker;
    let answers: WorkerResponse[];
    let reasons: string[];
    const log = { info() {}, warn() {}, error() {}, show() {} };

    beforeEach(() => {
      home = mkdtempSync(path.join(tmpdir(), 'worker-'));
    });
    afterEach(() => {
      client.dispose();
      rmSync(home, { recursive: true });
    });

    it('is started again when it dies, and answers the newest request', async () => {
      start(`
        const { existsSync, writeFileSync } = require('node:fs');
        const { parentPort } = require('node:worker_threads');
        parentPort.on('message', ({ id }) => {
          if (!existsSync(FILE)) {
            writeFileSync(FILE, '');
            process.exit(1);
          }
          parentPort.postMessage({ type: 'failure', id, message: 'answered' });
        });`);
      client.send(request(1));
      await eventually(() => assert.deepEqual(answers, [{ type: 'failure', id: 1, message: 'answered' }]));
      assert.deepEqual(reasons, []);
    });

    it('is given up after three deaths, with the reason, and tried anew when asked', async () => {
      start(`throw new Error('no such luck');`);
      client.send(request(1));
      await eventually(() => assert.deepEqual(reasons, ['no such luck']));
      client.send(request(2));
      await eventually(() => assert.equal(reasons.length, 2));
      assert.deepEqual(answers, []);
    });

    it('is ended when a pattern of the rules takes for ever, with a hint at what to change', async () => {
      const calendar = path.join(home, 'work.ics');
      writeFileSync(calendar, calendarText({ title: `${'a'.repeat(40)}b`, start: '20261124T130000Z', end: '20261124T140000Z' }));
      const { extensionUri } = vscode.extensions.getExtension(EXTENSION)!;
      follow(new AnalysisWorker(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath, { cache: path.join(home, 'cache') }, log, 3_000));
      const calendars = { sources: [{ kind: 'path' as const, path: calendar }], folder: '', timeZone: 'UTC' };
      const settings = { ...DEFAULT_SETTINGS, calendarRules: [{ title: '(a+)+$', zone: true, hold: false }] };
      client.send({ type: 'zones', id: 1, settings, calendars, now: '2026-11-24T12:00:00Z' });
      await eventually(() => assert.equal(reasons.length, 1), 40);
      assert.match(reasons[0]!, /calendars and their rules took longer/);
      const zones = new Promise<ZonesResult | ZonesFailure>((resolve) => client.onDidFindZones(resolve));
      client.send({ type: 'zones', id: 2, settings: DEFAULT_SETTINGS, calendars, now: '2026-11-24T12:00:00Z' });
      const found = await zones;
      assert.equal(found.type === 'zones' && found.zones.length, 1);
    });

    function start(code: string): void {
      const script = path.join(home, 'worker.js');
      writeFileSync(script, code.replaceAll('FILE', JSON.stringify(path.join(home, 'died'))));
      follow(new AnalysisWorker(script, { cache: path.join(home, 'cache') }, log));
    }

    function follow(started: AnalysisWorker): void {
      client = started;
      answers = [];
      reasons = [];
      client.onDidAnswer((answer) => answers.push(answer));
      client.onDidGiveUp((reason) => reasons.push(reason));
    }
  });
}

function request(id: number): AnalyzeRequest {
  return { type: 'analyze', id, repositories: [], git: 'git', settings: DEFAULT_SETTINGS, onCall: [], calendars: { sources: [], folder: '', timeZone: 'UTC' }, brokenGlass: [], now: '2026-11-24T12:00:00Z' };
}
