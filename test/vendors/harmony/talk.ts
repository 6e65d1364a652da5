// Shared functions of the HarmonyOS tests: demo devices, JWTs made by openssl or by hand, and calls without the client.
import { execFileSync } from 'node:child_process';
import { constants, createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harmony } from '../../../src/vendors/harmony/index.js';
import { sandboxBase, type TestVendor } from '../../helpers/emulator-http.js';

export type Json = Readonly<Record<string, unknown>>;

const values = harmony.emulator.demo.values;
export const ACCOUNT = JSON.parse(values['harmony_service_account'] ?? '{}') as Readonly<
  Record<'project_id' | 'key_id' | 'private_key' | 'sub_account', string>
>;
export const AUDIENCE = 'https://oauth-login.cloud.huawei.com/oauth2/v3/token';
export const PATH = `/v3/${ACCOUNT.project_id}/messages:send`;
export const tokenOf = (fate: string): string =>
  harmony.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
export const OK = tokenOf('ok');
export const OK2 = harmony.emulator.demo.devices[1]?.token ?? '';
export const UNKNOWN = tokenOf('unknown');
export const OTHER = tokenOf('other-app');

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface JwtParts {
  readonly header?: Json;
  readonly claims?: Json;
  readonly pem?: string;
  readonly saltLength?: number;
}

/** A JWT written by hand, independent of the client's own. */
export function jwtOf(vendor: Pick<TestVendor, 'clock'>, parts: JwtParts = {}): string {
  const iat = Math.floor(vendor.clock.now() / 1000);
  const header = { kid: ACCOUNT.key_id, typ: 'JWT', alg: 'PS256', ...parts.header };
  const claims = { aud: AUDIENCE, iss: ACCOUNT.sub_account, iat, exp: iat + 3600, ...parts.claims };
  const text = `${encode(header)}.${encode(claims)}`;
  const key = createPrivateKey(parts.pem ?? ACCOUNT.private_key);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign('sha256', Buffer.from(text), { key, padding, saltLength: parts.saltLength ?? 32 });
  return `${text}.${signature.toString('base64url')}`;
}

/** Runs openssl in a folder with these files and returns its output. */
export function openssl(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tim-push-openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o600 });
    return execFileSync('openssl', [...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same JWT, signed by openssl. */
export function jwtByOpenssl(vendor: Pick<TestVendor, 'clock'>): string {
  const text = jwtOf(vendor).split('.').slice(0, 2).join('.');
  const signature = openssl(
    ['dgst', '-sha256', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32', '-sign', 'key.pem', 'text'],
    { 'key.pem': ACCOUNT.private_key, text },
  );
  return `${text}.${signature.toString('base64url')}`;
}

export interface Spoken {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
}

/** A hand-written call, without the client. */
export async function call(vendor: TestVendor, body: unknown, headers: Json = {}, path = PATH): Promise<Spoken> {
  const answer = await vendor.ask({
    method: 'POST',
    url: `${sandboxBase}/harmony${path}`,
    headers: {
      'Content-Type': 'application/json',
      'push-type': '0',
      Authorization: `Bearer ${jwtOf(vendor)}`,
      ...(headers as Record<string, string>),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const read = answer.body === '' ? {} : (JSON.parse(answer.body) as Json);
  return { status: answer.status, code: String(read['code'] ?? ''), msg: String(read['msg'] ?? '') };
}

/** A small notification, with changes inside `notification`, `pushOptions` and beside them. */
export const body = (notification: Json = {}, options: Json = {}, rest: Json = {}): Json => ({
  payload: {
    notification: { category: 'IM', title: 't', body: 'b', clickAction: { actionType: 0 }, ...notification },
  },
  target: { token: [OK] },
  pushOptions: options,
  ...rest,
});

export const readVectors = <T>(name: string): T =>
  JSON.parse(readFileSync(`fixtures/vectors/${name}.json`, 'utf8')) as T;
