// `sandbox users`: the users of the demo Chat app, one for each state of an account.
import { EXIT } from '../../problems/exit-code.js';
import { layoutSandboxUsers, type SandboxUserRow } from '../../report/answers/sandbox/users.js';
import type { CommandContext } from '../context/context.js';
import type { CommandResult } from '../define.js';

export async function listUsers(context: CommandContext): Promise<CommandResult> {
  const { emulator } = await import('../../tencent-im/emulator/index.js');
  const rows = (emulator.demo.imUsers ?? []).map(
    ({ id, state, reports, says }): SandboxUserRow => ({
      id,
      state,
      ...(reports === undefined ? {} : { vendor: reports.vendor }),
      ...(says === undefined ? {} : { says }),
    }),
  );
  const documents = rows.map(({ says, ...row }) => ({
    ...row,
    ...(says === undefined ? {} : { meaning: says[context.globals.language] }),
  }));
  for (const document of documents) context.row(document);
  return {
    exitCode: EXIT.ok,
    document: { users: documents },
    problems: [],
    streamed: true,
    human: (terminal) => layoutSandboxUsers(rows, terminal),
  };
}
