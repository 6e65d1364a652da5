// `tim-push mcp`: the checks as tools for coding assistants, over the Model Context Protocol on stdin and stdout.
import { once } from 'node:events';
import { type Readable, Writable } from 'node:stream';
import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT } from '../problems/exit-code.js';
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import { jsonDocument } from '../report/machine.js';
import { readObject } from '../text/json-object.js';
import type { Language } from '../text/language.js';
import { version } from '../version.js';
import { addResources } from './resources.js';
import { pathInside, rootFolders, type Surroundings } from './roots.js';
import { commandLine, documentShape, type Input, type Tool, toolsFor } from './tools.js';

export interface McpOptions extends Surroundings {
  readonly stdin: Readable;
  readonly stdout: { write(text: string): boolean };
  readonly language: Language;
  /** Whether the tool that sends a real push exists. */
  readonly allowSend: boolean;
  readonly signal: AbortSignal;
  /** Runs one command of the program in a folder, above which no config is looked for. */
  runCommand(
    argv: readonly string[],
    folder: string,
    signal: AbortSignal,
  ): Promise<{ exitCode: number; stdout: string }>;
  /** Called with input that is not a protocol message. */
  onError(error: Error): void;
}

/** Serves until stdin ends or the signal aborts. */
export async function serveMcp(options: McpOptions): Promise<void> {
  const { stdin, stdout, signal } = options;
  const out = new Writable({
    write(chunk, _encoding, done) {
      stdout.write(String(chunk));
      done();
    },
  });
  const handle = serveStdio(() => makeServer(options), {
    transport: new StdioServerTransport(stdin, out),
    onerror: options.onError,
  });
  try {
    await Promise.race([once(stdin, 'end', { signal }), once(stdin, 'close', { signal })]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await handle.close();
  }
}

function makeServer(options: McpOptions): McpServer {
  const server = new McpServer(
    { name: 'tim-push', title: 'tim-push', version },
    {
      capabilities: { tools: {}, resources: {} },
      instructions:
        'Answers why a phone stays silent for offline push of Tencent Cloud Chat (IM). Begin with doctor for the app project, check_config for credentials, explain for a code, diagnose for one device. "accepted" means that the vendor took the push, not that the phone showed it. Say what the problems say, with their cause and fix; what was skipped was not checked.',
    },
  );
  for (const tool of toolsFor({ push: options.allowSend }))
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        inputSchema: z.strictObject(tool.input),
        outputSchema: documentShape(tool.command),
        annotations: {
          readOnlyHint: tool.readOnly,
          destructiveHint: tool.destructive,
          idempotentHint: tool.readOnly,
          openWorldHint: tool.openWorld,
        },
      },
      (input, context) => call(tool, input, context, server, options),
    );
  addResources(server, async (argv, uri, context) => {
    const folders = allowedFolders(context, server, options);
    if (folders === 'ask') return askForRoots();
    const [folder] = folders;
    if (folder === undefined) throw new Error(renderProblem(usageProblem('usage/mcp-no-root'), options.language).title);
    const { stdout } = await options.runCommand(
      ['--lang', options.language, '--no-input', ...argv],
      folder,
      AbortSignal.any([options.signal, context.mcpReq.signal]),
    );
    return { contents: [{ uri: uri.href, mimeType: 'text/plain', text: stdout }] };
  });
  return server;
}

async function call(
  tool: Tool,
  given: Record<string, unknown>,
  context: ServerContext,
  server: McpServer,
  options: McpOptions,
): Promise<CallToolResult | InputRequiredResult> {
  const refused = (problem: Problem): CallToolResult => refusal(tool, problem, options.language);
  const folders = allowedFolders(context, server, options);
  if (folders === 'ask') return askForRoots();
  const [folder] = folders;
  if (folder === undefined) return refused(usageProblem('usage/mcp-no-root'));
  if (tool.name === 'send' && !namesOneDevice(given)) return refused(usageProblem('usage/mcp-one-device'));
  const input: Record<string, Input[string]> = { ...(given as Input) };
  for (const key of tool.paths) {
    const path = input[key];
    if (typeof path !== 'string') continue;
    const inside = pathInside(folders, path);
    if (inside === undefined)
      return refused(usageProblem('usage/mcp-outside-roots', { args: { path: path.slice(0, 200) } }));
    input[key] = inside;
  }
  if (tool.argument === 'dir') input['dir'] ??= folder;
  // The search for a config starts in the checked folder and goes no higher than the allowed folder that contains it.
  const holder =
    folders.find((candidate) => pathInside([candidate], String(input['dir'] ?? candidate)) !== undefined) ?? folder;
  const { stdout } = await options.runCommand(
    ['--lang', options.language, ...commandLine(tool, input)],
    holder,
    AbortSignal.any([options.signal, context.mcpReq.signal]),
  );
  const document = readObject(stdout);
  if (document === undefined) return refused(usageProblem('usage/mcp-no-answer'));
  const failed = document['exitCode'] === EXIT.usage || document['exitCode'] === EXIT.internal;
  return {
    content: [{ type: 'text', text: JSON.stringify(document) }],
    structuredContent: document,
    ...(failed ? { isError: true } : {}),
  };
}

const askForRoots = (): InputRequiredResult => inputRequired({ inputRequests: { roots: inputRequired.listRoots() } });

/** The folders this call may read; `ask` when the client can name some and was not asked yet. */
function allowedFolders(
  { mcpReq }: ServerContext,
  server: McpServer,
  surroundings: Surroundings,
): readonly string[] | 'ask' {
  const answer = inputResponse(mcpReq.inputResponses, 'roots');
  if (answer.kind === 'roots')
    return rootFolders(
      surroundings,
      answer.roots.map(({ uri }) => uri),
    );
  const envelope = mcpReq.envelope as { [CLIENT_CAPABILITIES_META_KEY]?: { roots?: unknown } } | undefined;
  const capabilities = envelope?.[CLIENT_CAPABILITIES_META_KEY] ?? server.server.getClientCapabilities();
  return capabilities?.roots === undefined ? rootFolders(surroundings, undefined) : 'ask';
}

const namesOneDevice = ({ device, vendor, token }: Record<string, unknown>): boolean =>
  device === undefined ? vendor !== undefined && token !== undefined : token === undefined;

function refusal({ command }: Tool, problem: Problem, language: Language): CallToolResult {
  const document = jsonDocument({
    command,
    version,
    exitCode: EXIT.usage,
    problems: [problem],
    document: {},
    cases: [],
    language,
  });
  return { content: [{ type: 'text', text: JSON.stringify(document) }], structuredContent: document, isError: true };
}
