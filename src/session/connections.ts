// What a session is made of: certificates, transport, and the store of access tokens.
import { join, resolve } from 'node:path';
import type { Redactor } from '../http/redaction/redactor.js';
import { createTransport, type Transport } from '../http/transport.js';
import { UnreachableError } from '../http/types.js';
import { networkProblem } from '../problems/entries/network.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import type { AccessTokenStore } from '../push/access.js';
import { cacheDirectory, createDiskTokenStore, createMemoryTokenStore } from '../stores/access-tokens.js';
import { readWhole } from '../stores/user-files.js';
import { durationText } from '../text/duration.js';
import { readFailure } from '../text/file-kinds.js';
import { type Text, t } from '../text/language.js';
import type { Machine } from './machine.js';
import type { SandboxLink } from './sandbox/link.js';
import type { SessionSource, TokenNews } from './session.js';

/** The PEM file of `--ca-file`. */
export async function readCaFile({
  caFile: file,
  machine,
}: SessionSource): Promise<{ readonly pems: readonly string[] } | { readonly problem: Problem }> {
  if (file === undefined) return { pems: [] };
  const unreadable = (reason: Text) => ({
    problem: usageProblem('usage/unreadable-file', { args: { file, flag: '--ca-file', reason } }),
  });
  try {
    const pem = await readWhole(resolve(machine.cwd, file));
    return isPem(pem) ? { pems: [pem] } : unreadable(t('no PEM certificate in it', '其中没有 PEM 证书'));
  } catch (error) {
    return unreadable(readFailure(error));
  }
}

/** Node reads `NODE_EXTRA_CA_CERTS` only when no CA is handed to it, so with a CA of ours these are added here. As in Node, an unreadable file adds nothing. */
export async function withNodesOwn(ca: readonly string[], { env, cwd }: Machine): Promise<readonly string[]> {
  const file = env['NODE_EXTRA_CA_CERTS'] ?? '';
  if (ca.length === 0 || file === '') return ca;
  const pem = await readWhole(resolve(cwd, file)).catch(() => '');
  return isPem(pem) ? [...ca, pem] : ca;
}

const isPem = (text: string): boolean => text.includes('-----BEGIN CERTIFICATE-----');

/** Every request of a session goes through it: proxy, certificates, masking, and clocks that differ. */
export function makeTransport(
  source: SessionSource,
  redactor: Redactor,
  ca: readonly string[],
  skews: Problem[],
): Transport {
  const { machine, proxy } = source;
  return createTransport({
    env: machine.env,
    ca: [...ca],
    clock: machine.clock,
    insecure: source.insecure ?? false,
    timeoutMs: source.timeoutMs ?? 15_000,
    ...(proxy === undefined ? {} : { proxy }),
    redactor,
    onExchange: (exchange) => {
      source.onExchange?.(exchange);
    },
    onClockSkew: ({ owner, host, skewMs }) => {
      const time = durationText(Math.abs(skewMs));
      const direction = skewMs > 0 ? { en: 'behind', zh: '慢' } : { en: 'ahead of', zh: '快' };
      skews.push(networkProblem('network/clock-skew', { vendor: owner, args: { host, time, direction } }));
    },
  });
}

/** Tokens of a sandbox inside this process are worth nothing afterwards and stay in memory. */
export function openStore(machine: Machine, sandbox: SandboxLink | undefined): AccessTokenStore {
  if (sandbox?.running !== undefined) return createMemoryTokenStore(machine.clock);
  return createDiskTokenStore({
    dir: join(cacheDirectory(machine.env, machine.platform, machine.home), 'access-tokens'),
    clock: machine.clock,
    random: machine.random,
  });
}

/** The same store; reports every access token that is used. */
export function watchTokens(store: AccessTokenStore, found: (news: TokenNews) => void): AccessTokenStore {
  return {
    async get(key, fetch) {
      const token = await store.get(key, () => fetch().catch(beforeAnyPush));
      if (!('problem' in token)) found({ cached: token.cached, expiresAt: token.expiresAt });
      return token;
    },
    forget: (key, value) => store.forget(key, value),
  };
}

/** A request for an access token failed: no push was sent yet, so a retry cannot duplicate one. */
function beforeAnyPush(error: unknown): never {
  if (!(error instanceof UnreachableError)) throw error;
  const { reason, host, message, proxy, peerReason, retryAfterMs } = error;
  throw new UnreachableError({
    reason,
    host,
    message,
    neverArrived: true,
    isOfAccessToken: true,
    proxy,
    peerReason,
    retryAfterMs,
    cause: error,
  });
}
