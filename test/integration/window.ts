import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Habit, Review } from '../../src/core/review/review';
import type { CodeRefuge } from '../../src/extension/extension';
import { GIT_EXTENSION, type GitApi, type GitExtension } from '../../src/extension/repositories/git-api';

export const EXTENSION = 'code-refuge.code-refuge';

/** The folder the window was opened on. */
export function folder(): string {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert.ok(first, 'the window has no folder');
  return first.uri.fsPath;
}

/** The extension under test, started by VS Code itself or by this call. */
export async function codeRefuge(): Promise<CodeRefuge> {
  const extension = vscode.extensions.getExtension<CodeRefuge>(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not in this window`);
  return extension.activate();
}

/** The API of VS Code's Git extension. */
export async function gitApi(): Promise<GitApi> {
  const extension = vscode.extensions.getExtension<GitExtension>(GIT_EXTENSION);
  assert.ok(extension);
  return (await extension.activate()).getAPI(1);
}

/** Tries until `look` no longer throws, and returns what it returned. */
export async function eventually<T>(look: () => T | Promise<T>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(100);
    }
  }
}

/** The review, as soon as there is one that satisfies `check`. */
export async function reviewWhere(check: (review: Review) => void, seconds?: number): Promise<Review> {
  const extension = await codeRefuge();
  return eventually(() => {
    const review = extension.review();
    assert.ok(review, `there is no review; the status bar shows ${JSON.stringify(extension.statusBar())}`);
    check(review);
    return review;
  }, seconds);
}

/** A habit of a review. */
export function habit(review: Review, id: Habit['id']): Habit {
  const found = review.habits.find((candidate) => candidate.id === id);
  assert.ok(found, `the review has no habit ${id}`);
  return found;
}

/** Sets a setting for the workspace, or takes it away. */
export async function configure(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Workspace);
}
