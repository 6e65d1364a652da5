// The same push once more, with the library of the user's project: what has to be true before anything is sent, and how both answers compare.
import { resolve } from 'node:path';
import { type SecondClientProcess, startSecondClient } from '../device/run-second-client.js';
import { clientProblem } from '../problems/entries/client.js';
import type { Problem } from '../problems/types.js';
import type { SecondAnswer, SecondClient } from '../push/second-client.js';
import type { PushMessage, SendResult } from '../push/types.js';
import type { Session } from '../session/session.js';
import type { Target } from '../session/vendors/choice.js';
import { type Text, t } from '../text/language.js';

/** The answer of the second push beside that of the first. */
export interface SecondOpinion extends SecondAnswer {
  readonly client: string;
  readonly version: string;
  /** What the two answers have in common, or why they differ. */
  readonly notes: readonly Text[];
}

export interface SecondTools {
  readonly session: Session;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The Node that runs us. */
  readonly node: { readonly program: string; readonly version: string };
  readonly caFile: string | undefined;
  readonly showTokens: boolean;
  readonly signal: AbortSignal;
}

export interface ReadySecond {
  send(message: PushMessage, first: SendResult): Promise<SecondOpinion>;
  end(): void;
}

/** Finds and loads the library; nothing is sent. */
export async function prepareSecond(
  target: Target,
  tools: SecondTools,
): Promise<ReadySecond | { readonly problem: Problem }> {
  const { session, node, cwd } = tools;
  const vendor = await session.vendor(target.vendor);
  const client = vendor.secondClient;
  if (client === undefined) return { problem: clientProblem('client/no-library', { args: { vendor: vendor.name } }) };
  const { library, install, versions } = client;
  const endpoints = session.sandbox === undefined ? session.config.endpoints[target.vendor] : undefined;
  const host = typeof endpoints === 'string' ? endpoints : Object.values(endpoints ?? {})[0];
  if (host !== undefined)
    return {
      problem: clientProblem('client/endpoint-replaced', {
        args: { library, vendor: vendor.name, host: new URL(host).host },
        at: session.config.endpointsAt,
      }),
    };
  if (session.sandbox !== undefined && session.sandbox.tlsUrl === undefined)
    return { problem: clientProblem('client/needs-tls', { args: { library, url: session.sandbox.url } }) };
  const running = await startSecondClient({
    library,
    cwd,
    node: node.program,
    env: { ...tools.env, ...(tools.caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: resolve(cwd, tools.caFile) }) },
    signal: tools.signal,
    sandbox: sandboxOf(session),
  });
  const { found } = running;
  if (found.kind === 'there') return readySecond(client, found, target, running, tools);
  running.end();
  const args = { library, install, versions, node: node.version };
  if (found.kind === 'missing')
    return { problem: clientProblem('client/not-installed', { args: { ...args, folder: cwd } }) };
  return { problem: clientProblem('client/not-loaded', { args: { ...args, reason: found.reason } }) };
}

function readySecond(
  client: SecondClient,
  found: { readonly version: string; readonly wantsNode: string | undefined },
  { vendor, token }: Target,
  running: SecondClientProcess,
  { session, node, showTokens }: SecondTools,
): ReadySecond {
  const opinion = (answer: SecondAnswer, notes: readonly Text[]): SecondOpinion => ({
    ...answer,
    client: client.library,
    version: found.version,
    notes: [...notes, ...aboutNode(client.library, found, node.version)],
  });
  return {
    async send(message, first) {
      if (first.status === 'not-sent') return opinion({ status: 'not-sent' }, [NOT_SENT]);
      const order = await client.order(message, token, await session.deps(vendor));
      if ('problem' in order) return opinion({ status: 'not-sent' }, [NOT_PREPARED]);
      const words = await running.send(order);
      // What a library says may repeat what it was given.
      const shortened = session.redactor.shortenTokens(showTokens ? [] : [token]);
      const { message: said, ...answer } = client.read(words);
      const masked = { ...answer, ...(said === undefined ? {} : { message: shortened.text(said) }) };
      shortened.forget();
      return opinion(masked, client.compare(first, masked, found.version));
    },
    end: () => running.end(),
  };
}

function sandboxOf({ sandbox }: Session) {
  if (sandbox?.tlsUrl === undefined) return undefined;
  const { hostname, port } = new URL(sandbox.tlsUrl);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443), ca: sandbox.ca };
}

const NOT_SENT = t(
  'The first push was not sent, so the second one was not either.',
  '第一条推送没有发出，第二条也没有发送。',
);

const NOT_PREPARED = t(
  'The second push was not sent: its credentials or its environment could not be read a second time.',
  '第二条推送没有发送：未能再次读取凭证或环境。',
);

/** Libraries name the versions of Node they are made for; npm only warns. */
function aboutNode(
  library: string,
  { version, wantsNode }: { readonly version: string; readonly wantsNode: string | undefined },
  node: string,
): readonly Text[] {
  if (wantsNode === undefined || fits(wantsNode, node)) return [];
  return [
    t(
      `${library} ${version} requires Node ${wantsNode}; this is ${node}.`,
      `${library} ${version} 要求 Node ${wantsNode}，当前是 ${node}。`,
    ),
  ];
}

/** `>=18` and `20 || 22 || 24`, as these libraries write it; anything else counts as fitting. */
function fits(range: string, node: string): boolean {
  const major = Number.parseInt(node, 10);
  return range.split('||').some((part) => {
    const [, sign, number] = /^\s*(>=|\^|~)?\s*v?(\d+)/.exec(part) ?? [];
    if (number === undefined) return true;
    return sign === '>=' ? major >= Number(number) : major === Number(number);
  });
}
