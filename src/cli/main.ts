import packageManifest from '../../package.json';
import { parseArguments } from './arguments';
import { hookCommand } from './hook-command';
import { Messages } from './messages';
import { print } from './output';
import { planCommand } from './plan-command';
import { rehearsalsCommand } from './rehearsals-command';
import { reviewCommand } from './review-command';
import { USAGE } from './usage';
import { UsageError } from './usage-error';
import { zonesCommand } from './zones-command';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const messages = new Messages();

async function main(argv: readonly string[]): Promise<void> {
  const args = parseArguments(argv);
  requireFolder();
  switch (args.command) {
    case 'help':
      return print(USAGE);
    case 'version':
      return print(`${packageManifest.version}\n`);
    case 'review':
    case 'score':
      return reviewCommand(args, messages);
    case 'plan':
      return planCommand(args, messages);
    case 'zones':
      return zonesCommand(args, messages);
    case 'hook':
      return hookCommand(args, messages);
    case 'rehearsals':
      return rehearsalsCommand(args, messages);
  }
}

/** Without a current folder not even absolute paths can be resolved, and Node says "uv_cwd". */
function requireFolder(): void {
  try {
    process.cwd();
  } catch (error) {
    throw new Error('The folder you are in is no longer there. Change to another one and try again.', { cause: error });
  }
}

// Where nobody reads the messages, the exit code still tells.
process.stderr.on('error', () => undefined);

main(process.argv.slice(2)).then(
  () => {
    process.exitCode = messages.failed ? FAILED : DONE;
  },
  (error: unknown) => {
    messages.warn(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) process.stderr.write('Try "code-refuge --help".\n');
    process.exitCode = error instanceof UsageError ? WRONG_USAGE : FAILED;
  },
);
