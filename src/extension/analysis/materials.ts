import type { MaterialQuestion } from '../../core/tactics/materials';
import type { MaterialResult } from '../../protocol/worker';
import { Disposable } from '../disposable';
import type { AnalysisWorker } from './analysis-worker';

export type MaterialAnswer = Pick<MaterialResult, 'value' | 'problem'>;

/** Asks the worker for what panels need beyond the review. */
export class Materials extends Disposable {
  private lastId = 0;
  private readonly waiting = new Map<number, (answer: MaterialAnswer) => void>();

  constructor(private readonly worker: AnalysisWorker) {
    super();
    this._register(
      worker.onDidMakeMaterial(({ id, value, problem }) => {
        this.waiting.get(id)?.({ value, problem });
        this.waiting.delete(id);
      }),
    );
    this._register(
      worker.onDidGiveUp((reason) => {
        for (const answer of this.waiting.values()) answer({ value: null, problem: `The history could not be read: ${reason}` });
        this.waiting.clear();
      }),
    );
  }

  ask(question: MaterialQuestion): Promise<MaterialAnswer> {
    const id = ++this.lastId;
    const answer = new Promise<MaterialAnswer>((resolve) => this.waiting.set(id, resolve));
    this.worker.send({ type: 'material', id, question });
    return answer;
  }
}
