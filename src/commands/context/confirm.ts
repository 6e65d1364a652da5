// Asks a person yes or no on the terminal; without a terminal the answer is no.
import { Interrupted, terminalAsker, WentBack } from '../../setup/asker.js';
import type { Text } from '../../text/language.js';
import type { CommandContext } from './context.js';

/** `left` when the person pressed Ctrl-C at the question. */
export async function confirm(context: CommandContext, question: Text): Promise<'yes' | 'no' | 'left'> {
  const { io, globals, signal } = context;
  if (!globals.mayAsk) return 'no';
  try {
    const asker = await terminalAsker({ stdin: io.stdin, stderr: io.stderr, signal, language: globals.language });
    return (await asker.confirm(question[globals.language], false)) ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof WentBack) return 'no';
    if (error instanceof Interrupted) return 'left';
    throw error;
  }
}
