// The push of the inspector's compose form: the vendor's own client with the demo app's values, against this sandbox.

import { createRedactor } from '../../http/redaction/redactor.js';
import { createTransport } from '../../http/transport.js';
import { UnreachableError } from '../../http/types.js';
import { renderProblem } from '../../problems/render.js';
import type { Problem } from '../../problems/types.js';
import type { PushMessage, SendResult } from '../../push/types.js';
import type { ComposedPush, ComposeResult } from '../../sandbox/control/json.js';
import type { RunningSandbox } from '../../sandbox/index.js';
import { createMemoryTokenStore } from '../../stores/access-tokens.js';
import { readCertificate } from '../../stores/certificates.js';
import { t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import type { Machine } from '../machine.js';
import { demoSettings } from '../vendors/demo-settings.js';
import { isVendorId } from '../vendors/list.js';

const TIMEOUT_MS = 10_000;

export async function compose(
  request: ComposedPush,
  sandbox: RunningSandbox,
  machine: Pick<Machine, 'random'>,
): Promise<ComposeResult> {
  const { vendor: id, token } = request;
  if (!isVendorId(id)) throw new Error(`no vendor ${id}`);
  const vendor = await vendors[id].load();
  // The sandbox's clock, which tests may have moved: signatures carry the time.
  const { clock } = sandbox.world;
  const pem = sandbox.caFile === undefined ? undefined : await readCertificate(sandbox.caFile);
  const ca = pem === undefined ? [] : [pem];
  const transport = createTransport({ env: {}, ca, clock, redactor: createRedactor(), timeoutMs: TIMEOUT_MS });
  const base = vendor.facts.http2 === true ? (sandbox.tlsUrl ?? sandbox.url) : sandbox.url;
  const client = vendor.connect({
    http: transport.for(id),
    settings: demoSettings(vendor),
    endpoint: () => `${base}/${id}`,
    clock,
    random: machine.random,
    accessTokens: createMemoryTokenStore(clock),
    protect: () => {},
  });
  try {
    const [result] = await client.send(messageOf(request), [token]);
    if (result === undefined) throw new Error(`${id} gave no result`);
    return resultOf(result, token);
  } catch (error) {
    // A fault may have cut the connection on purpose: the form shows that as an answer.
    if (error instanceof UnreachableError) return { status: 'unreachable', token };
    throw error;
  } finally {
    await client.close?.();
    await transport.close();
  }
}

const messageOf = ({ title, body, ext }: ComposedPush): PushMessage => ({
  title: title ?? 'Lunch?',
  body: body ?? 'Noodles at one.',
  ext: ext ?? '{"conversationID":"c2c_alice"}',
  mode: 'formal',
  clickTarget: 'plugin',
  options: {},
});

const resultOf = (result: SendResult, token: string): ComposeResult => ({
  status: result.status === 'accepted' ? 'accepted' : result.status === 'rejected' ? 'rejected' : 'unreachable',
  token,
  ...(result.messageId === undefined ? {} : { messageId: result.messageId }),
  ...(result.problem === undefined ? {} : { problem: bothLanguages(result.problem) }),
});

function bothLanguages(problem: Problem): NonNullable<ComposeResult['problem']> {
  const en = renderProblem(problem, 'en');
  const zh = renderProblem(problem, 'zh');
  return {
    code: problem.code,
    title: t(en.title, zh.title),
    cause: t(en.cause, zh.cause),
    fix: en.fix.map((step, i) => t(step, zh.fix[i] ?? step)),
  };
}
