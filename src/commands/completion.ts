// `completion`: the script a shell loads.

import { completionScript, SHELLS, type Shell } from '../completion/scripts.js';
import { EXIT } from '../problems/exit-code.js';
import { notOneOf } from '../problems/value-problem.js';
import { t } from '../text/language.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand } from './define.js';

export const completion = defineCommand({
  arguments: [
    {
      name: 'shell',
      required: true,
      values: SHELLS,
      describe: t('bash, zsh, fish or powershell', 'bash、zsh、fish 或 powershell'),
    },
  ],
  examples: [
    {
      command: 'tim-push completion bash',
      says: t(
        'in ~/.bashrc:  eval "$(tim-push completion bash)"',
        '写入 ~/.bashrc：eval "$(tim-push completion bash)"',
      ),
    },
    {
      command: 'tim-push completion zsh',
      says: t(
        'in ~/.zshrc, after compinit:  eval "$(tim-push completion zsh)"',
        '写入 ~/.zshrc（compinit 之后）：eval "$(tim-push completion zsh)"',
      ),
    },
    {
      command: 'tim-push completion fish',
      says: t(
        'in config.fish:  tim-push completion fish | source',
        '写入 config.fish：tim-push completion fish | source',
      ),
    },
    {
      command: 'tim-push completion powershell',
      says: t(
        'in $PROFILE:  tim-push completion powershell | Out-String | Invoke-Expression',
        '写入 $PROFILE：tim-push completion powershell | Out-String | Invoke-Expression',
      ),
    },
  ],
  flags: [],
  async run(_context, { args }): Promise<CommandResult> {
    const [name = ''] = args;
    const shell = SHELLS.find((item): item is Shell => item === name.toLowerCase());
    if (shell !== undefined) {
      const script = completionScript(shell);
      return { exitCode: EXIT.ok, document: { shell, script }, problems: [], asItIs: true, human: () => script };
    }
    return stopWith([notOneOf('<shell>', name, SHELLS, 'tim-push completion')]);
  },
});
