import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { emptyReview, fullReview, hostileReview } from './sample';

const schema = JSON.parse(readFileSync(path.resolve('docs/review.schema.json'), 'utf8')) as Record<string, unknown>;
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true }).compile(schema);

describe('The JSON Schema of the review', () => {
  it('accepts reviews of every kind', () => {
    for (const review of [fullReview(), emptyReview(), hostileReview()]) {
      assert.ok(validate(JSON.parse(JSON.stringify(review))), JSON.stringify(validate.errors, null, 1));
    }
  });

  it('refuses a field too many, a field too few and a zero for the unknown', () => {
    const changes: ((review: ReturnType<typeof fullReview>) => void)[] = [
      (review) => Object.assign(review, { extra: 1 }),
      (review) => Object.assign(review.habits[0]!, { extra: 1 }),
      (review) => Object.assign(review.score.signals[0]!, { extra: 1 }),
      (review) => delete (review as Partial<typeof review>).coverage,
      (review) => delete (review.habits[0]! as Partial<(typeof review.habits)[0]>).why,
      (review) => Object.assign(review, { schema: 2 }),
      (review) => Object.assign(review.window, { from: '2026-05-23T18:00:00' }),
      (review) => Object.assign(review.habits.find(({ status }) => status === 'no-evidence')!, { value: 0 }),
      (review) => Object.assign(review.habits.find(({ status }) => status === 'flag')!, { value: null }),
      (review) => Object.assign(review.score, { value: null }),
      (review) => review.heatmap.pop(),
      (review) => Object.assign(review.habits[0]!.evidence[0]!, { commit: '585c63d5' }),
    ];
    for (const change of changes) {
      const review = fullReview();
      change(review);
      assert.equal(validate(review), false, String(change));
    }
  });

  it('describes every field', () => {
    const bare: string[] = [];
    visit(schema, '', (node, at) => {
      const properties = node['properties'] as Record<string, Record<string, unknown>> | undefined;
      // Conditions only narrow what is described elsewhere.
      if (!properties || /\/(?:if|then|else)$/.test(at)) return;
      for (const [name, field] of Object.entries(properties)) {
        if (!field['description'] && !field['$ref']) bare.push(`${at}/${name}`);
      }
      assert.deepEqual(node['required'], Object.keys(properties), at);
      assert.equal(node['additionalProperties'], false, at);
    });
    assert.deepEqual(bare, []);
  });
});

function visit(node: unknown, at: string, look: (node: Record<string, unknown>, at: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) look(node as Record<string, unknown>, at);
  for (const [key, child] of Object.entries(node)) visit(child, `${at}/${key}`, look);
}
