// Asks a person yes or no on the terminal; where nobody can be asked the answer is no.
import type { Text } from '../text/language.js';
import type { CommandContext } from './define.js';

/** `left` when the person pressed Ctrl-C at the question. */
export async function confirm(context: CommandContext, question: Text): Promise<'yes' | 'no' | 'left'> {
  const { io, globals } = context;
  if (!globals.mayAsk) return 'no';
  const { createPromptModule } = await import('inquirer');
  // Questions are conversation: they stand on stderr, so that stdout holds the answer alone.
  const prompt = createPromptModule({ input: io.stdin, output: io.stderr as unknown as NodeJS.WritableStream });
  try {
    const { yes } = await prompt([
      { type: 'confirm' as const, name: 'yes', message: question[globals.language], default: false },
    ]);
    return yes === true ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return 'left';
    throw error;
  }
}
