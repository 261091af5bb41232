import * as vscode from 'vscode';
import { DELEGATION_FOLDER } from '../../core/tactics/hand-over';
import type { DelegationAction } from '../../protocol/delegation-panel';
import type { CommandId } from '../command-ids';
import type { TacticSide } from './tactic-panel';

/** The delegation plan: a file for each area that is handed over. */
export const DELEGATION: TacticSide<null, DelegationAction> = {
  id: 'delegation',
  files: (folder) => folder.readAll(DELEGATION_FOLDER, '.md'),
  own: () => null,
  async act({ type }) {
    switch (type) {
      case 'writePlan':
        await vscode.commands.executeCommand('codeRefuge.writePlan' satisfies CommandId);
    }
  },
};
