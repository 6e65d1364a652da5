// `mcp`: the checks as tools for coding assistants. Each tool call runs a command of this program with streams of its own.
import { Readable } from 'node:stream';
import { EXIT } from '../problems/exit-code.js';
import { t } from '../text/language.js';
import type { CommandContext } from './context/context.js';
import type { Io } from './context/io.js';
import { type CommandResult, defineCommand } from './define.js';

export const mcp = defineCommand({
  examples: [
    {
      command: 'tim-push mcp',
      says: t(
        'what an assistant starts; it works in the folders its client names',
        '由编程助手启动；只在客户端给出的文件夹内工作',
      ),
    },
    {
      command: 'tim-push mcp --root ./app',
      says: t('only this folder, for a client that names none', '客户端未给出文件夹时，只使用该文件夹'),
    },
    {
      command: 'tim-push mcp --allow-send',
      says: t(
        'also a tool that sends a real push, to one device per call',
        '另提供发送真实推送的工具，每次只发一台设备',
      ),
    },
  ],
  flags: [
    {
      name: 'root',
      value: 'folder',
      repeat: true,
      describe: t(
        'folder the tools may read, if the client names none (default: the working folder); may be repeated',
        '客户端未给出文件夹时工具可读取的文件夹（默认为当前目录），可重复',
      ),
    },
    {
      name: 'allow-send',
      describe: t('offer the tool that sends a real push to one device', '提供向一台设备发送真实推送的工具'),
    },
  ],
  async run(context, { flags }): Promise<CommandResult> {
    const { io, globals } = context;
    if (io.stdin.isTTY === true)
      context.note(
        t(
          'Waiting for a coding assistant on stdin: it starts this command by itself. Ctrl-C ends it.',
          '正在等待编程助手通过 stdin 连接：本命令通常由助手自动启动。按 Ctrl-C 结束。',
        )[globals.language],
      );
    const { serveMcp } = await import('../mcp/server.js');
    await serveMcp({
      stdin: io.stdin,
      stdout: io.stdout,
      language: globals.language,
      cwd: io.cwd,
      home: io.home,
      roots: flags.root,
      allowSend: flags.allowSend,
      signal: context.signal,
      runCommand: (argv, folder, signal) => runWithOwnStreams(context, argv, folder, signal),
      onError: (error) => context.note(error.message),
    });
    return { exitCode: EXIT.ok, document: {}, problems: [], human: () => '', silent: true };
  },
});

async function runWithOwnStreams(
  { io, runCommand }: CommandContext,
  argv: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<{ exitCode: number; stdout: string }> {
  let stdout = '';
  const own: Partial<Io> = {
    cwd: folder,
    ceiling: folder,
    stdin: Readable.from([]),
    stdout: {
      write(text) {
        stdout += text;
        return true;
      },
    },
    stderr: { write: () => true },
    onInterrupt(handler) {
      if (signal.aborted) handler();
      signal.addEventListener('abort', handler, { once: true });
      return () => signal.removeEventListener('abort', handler);
    },
    endProcess: () => undefined,
  };
  const exitCode = await runCommand(argv, Object.create(io, Object.getOwnPropertyDescriptors(own)) as Io);
  return { exitCode, stdout };
}
