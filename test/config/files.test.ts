// Files that a config names: regular files are read, everything else is refused at once with a reason.
import { spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialText } from '../../src/config/credential-text.js';
import { loadConfig } from '../../src/config/index.js';
import { renderProblem } from '../../src/problems/render.js';
import { allFields, vendorIds } from '../../src/session/vendors/list.js';
import { emptyFolder } from '../helpers/run-cli.js';

const folder = emptyFolder();
mkdirSync(join(folder, 'sub'));
spawnSync('mkfifo', [join(folder, 'pipe')]);
symlinkSync('/proc/self/environ', join(folder, 'link'));

const read = async (config: unknown, name = 'a.json') => {
  writeFileSync(join(folder, name), JSON.stringify(config), { mode: 0o600 });
  const loaded = await loadConfig({ cwd: folder, env: {}, file: name, fields: allFields(), vendorIds });
  return loaded.problems.map((problem) => `${problem.code}: ${renderProblem(problem, 'en').cause}`);
};

const REFUSED: readonly (readonly [string, string])[] = [
  ['pipe', 'it is a pipe; write its content into a file first'],
  ['sub', 'it is a folder'],
  ['link', 'files of /proc, /sys and /dev are not read'],
  ['/proc/self/environ', 'files of /proc, /sys and /dev are not read'],
  ['/dev/zero', 'files of /proc, /sys and /dev are not read'],
  ['/dev/stdin', 'files of /proc, /sys and /dev are not read'],
];

describe.skipIf(process.platform === 'win32')('a file that a config names', () => {
  it.each(REFUSED)('%s is refused as the file of a value', async (name, reason) => {
    for (const config of [
      { apple_key_file: name },
      { vivo_app_secret: { file: name } },
      { google_service_account: name },
    ])
      expect(await read(config)).toEqual([
        `config/value-file-missing: ${reason}; paths are relative to the file that names them`,
      ]);
  });

  it('is described correctly when a shell passes it by number, without a path', async () => {
    expect(await read({ apple_key_file: '/dev/fd/63' })).toEqual([
      expect.stringContaining('files of /proc, /sys and /dev are not read'),
    ]);
  });

  it.each(REFUSED)('%s is refused as a parent', async (name, reason) => {
    expect(await read({ extends: name })).toEqual([`config/unreadable: ${reason}`]);
  });

  it.each(REFUSED)('%s is refused as the config itself', async (name, reason) => {
    const loaded = await loadConfig({ cwd: folder, env: {}, file: name, fields: allFields() });
    expect(loaded.problems.map((problem) => renderProblem(problem, 'en').cause)).toEqual([reason]);
  });

  it('a link to a regular file is read', async () => {
    writeFileSync(join(folder, 'secret.txt'), '0123456789abcdef'.repeat(2), { mode: 0o600 });
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'secret'));
    expect(await read({ vivo_app_secret: { file: 'secret' } })).toEqual([]);
  });
});

describe('a config that cannot be read', () => {
  const told = async (name: string, text: string): Promise<string> => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    const { problems } = await loadConfig({ cwd: folder, env: {}, file: name, fields: allFields(), vendorIds });
    const [first] = problems;
    return first === undefined ? '' : `${first.at?.line} ${renderProblem(first, 'en').cause}`;
  };

  it.each([
    ['b.json', '{“package_name”:“com.example.chat”}', '1 “ is not an ASCII sign'],
    ['b.json', '{"package_name"："com.example.chat"}', '1 ： is not an ASCII sign'],
    ['b.json', "{'package_name':'com.example.chat'}", '1 single quotes'],
    ['b.json', '{\u00a0"package_name":"com.example.chat"}', '1 a special or invisible space'],
    [
      'b.yaml',
      'package_name: com.example.chat\nvivo_app_id: 105512345\n  vivo_app_key: abc\n',
      '3 a key indented too far',
    ],
    ['b.yaml', 'package_name: com.example.chat\nhw_category: a: b\n', '2 a key indented too far'],
    ['b.yaml', 'package_name: "com.example.chat\nvivo_app_key: x\n', '1 " is never closed'],
    ['b.yaml', "vivo_app_key: x\npackage_name: 'com.example.chat\n", "2 ' is never closed"],
    ['b.yaml', 'devices:\n  my: { vendor: vivo, token: x\nvivo_app_key: x\n', '2 { is never closed'],
    ['b.yaml', 'skip: [a, b\nvivo_app_key: x\n', '1 [ is never closed'],
    ['b.yaml', 'devices:\n  my: { vendor: "vivo, token: x }\nvivo_app_key: x\n', '2 " is never closed'],
    ['b.yaml', 'skip: ["a""b"]\n', '1 a bracket, quote, colon or blank is missing'],
    ['b.yaml', 'package_name：com.example.chat\n', '1 a full-width colon'],
    ['b.yaml', 'package_name: com.example.chat\nvivo_app_id：105512345\n', '2 a full-width colon'],
    ['b.yaml', 'devices: {my: {vendor: vivo, token: 16000000000000000000001}}\n', 'in double quotes, found a number'],
    ['b.yaml', 'package_name: com.example.chat\n---\nvivo_app_id: 105512345\n', '2 several documents'],
    ['b.yaml', 'vivo_app_key: 12345e10\n', '1 expected the value in double quotes'],
    ['b.json', '{"vivo":{"app_id":105512345}}', '1 keys are flat'],
    ['b.json', '{"PushAppInfo":{"vivo_app_id":105512345}}', '1 keys are flat'],
    ['b.json', '{"sdkAppId":1400000001}', 'did you mean im_sdk_app_id?'],
    ['b.json', '{"colour":"red"}', 'no known key has a similar name'],
    ['b.json', '{"hw_buz_id":"40,001"}', 'found "40,001"'],
    ['b.json', '{"hw_buz_id":"ID 40001"}', 'found "ID 40001"'],
    ['b.json', '{"vivo_app_secret":"@@VIVO_SECRET@@"}', '1 "…" was never replaced'],
    ['b.json', '{"vivo_app_secret":"[redacted]"}', '1 "…" was never replaced'],
    ['b.json', '{"vivo_app_secret":"${{ secrets.VIVO }}"}', '1 programs and templates write this'],
  ])('%s: %s', async (name, text, cause) => {
    expect(await told(name, text)).toContain(cause);
  });
});

describe('a variable', () => {
  const found = async (secret: string, variable?: string) => {
    writeFileSync(join(folder, 'v.json'), JSON.stringify({ vivo_app_secret: secret }), { mode: 0o600 });
    const env = { TIM_PUSH_VIVO_APP_SECRET: variable };
    return (await loadConfig({ cwd: folder, env, file: 'v.json', fields: allFields(), vendorIds })).problems;
  };

  it('that is empty is named as the reason of an empty value', async () => {
    const [first] = (await found('0a1b2c3d', '')).map((problem) => renderProblem(problem, 'en').cause);
    expect(first).toBe('the variable is set to nothing, and wins over the file');
    expect(await found('0a1b2c3d')).toEqual([]);
  });

  it.each(['$canary1', 'Optional(canary1)'])('like %s may be a secret, which is not shown', async (secret) => {
    const problems = await found(secret);
    expect(problems.map(({ code }) => code)).toEqual(['config/empty-word']);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });
});

describe('an account or a key in a variable', () => {
  const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = ec.export({ type: 'pkcs8', format: 'pem' }).toString();
  const account = JSON.stringify({
    type: 'service_account',
    project_id: 'demo-app',
    private_key: rsa.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'x@demo-app.iam.gserviceaccount.com',
  });
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const bare = (text: string): string => text.split('\n').slice(1, -2).join('\n');
  const plain = (text: string): string => Buffer.from(credentialText(text)?.bytes ?? []).toString();

  it.each([
    ['escaped', (text: string) => text.replaceAll('"', '\\"')],
    ['as a JSON text', (text: string) => JSON.stringify(text)],
    ['in single quotes', (text: string) => `'${text}'`],
    ['percent-encoded', encodeURIComponent],
    ['percent-encoded with the signs of base64 left', encodeURI],
    ['with HTML entities', (text: string) => text.replaceAll('"', '&quot;')],
    ['in base64 twice', (text: string) => base64(base64(text))],
    ['with line breaks in its key', (text: string) => text.replaceAll('\\n', '\n')],
    ['with a comma too many', (text: string) => text.replace(/\}$/, ',}')],
    ['in a list', (text: string) => `[${text}]`],
  ])('is read %s', (_name, wrap) => {
    expect(JSON.parse(plain(wrap(account)))).toEqual(JSON.parse(account));
  });

  it.each([
    ['indented', (text: string) => text.replace(/^/gm, '    ')],
    ['behind a label', (text: string) => `APNS_KEY=${text}`],
    ['percent-encoded', encodeURIComponent],
    ['with empty lines', (text: string) => text.replaceAll('\n', '\n\n')],
  ])('the file of a key is read %s, and says so', async (_name, wrap) => {
    writeFileSync(join(folder, 'AuthKey_ABCDE12345.p8'), wrap(pem), { mode: 0o600 });
    writeFileSync(join(folder, 'a.json'), '{"apple_key_file":"AuthKey_ABCDE12345.p8"}', { mode: 0o600 });
    const loaded = await loadConfig({ cwd: folder, env: {}, file: 'a.json', fields: allFields(), vendorIds });
    expect(loaded.problems.map(({ code }) => code)).toEqual(['config/credential-wrapped']);
    const { bytes = [] } = loaded.settings.file('apple_key_file') ?? {};
    expect(createPrivateKey(Buffer.from(bytes)).export({ type: 'pkcs8', format: 'pem' })).toBe(pem);
  });

  it.each([
    ['escaped twice', (text: string) => text.replaceAll('\n', '\\\\n')],
    ['with the line ends of old Macs', (text: string) => text.replaceAll('\n', '\r')],
    ['indented', (text: string) => text.replace(/^/gm, '    ')],
    ['as a data address', (text: string) => `data:text/plain;base64,${base64(text)}`],
    ['without its first and last line', bare],
    ['without these as a data address', (text: string) => `data:;base64,${bare(text)}`],
    ['without these in base64url', (text: string) => bare(text).replaceAll('+', '-').replaceAll('/', '_')],
    ['percent-encoded', encodeURIComponent],
    ['behind a label', (text: string) => `APNS_KEY=${text}`],
    ['with the line breaks of HTML', (text: string) => text.replaceAll('\n', '<br>')],
  ])('a key is read %s', (_name, wrap) => {
    expect(createPrivateKey(plain(wrap(pem))).export({ type: 'pkcs8', format: 'pem' })).toBe(pem);
  });
});

describe('the file of a credential', () => {
  it('with its key on one line is read, and says so', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { problems, settings } = await load(JSON.stringify({ private_key: pem.replaceAll('\n', ' ') }));
    expect(problems.map(({ code }) => code)).toEqual(['config/credential-one-line']);
    const read = JSON.parse(Buffer.from(settings.file('google_service_account')?.bytes ?? []).toString());
    expect(createPrivateKey(read.private_key).export({ type: 'pkcs8', format: 'pem' })).toBe(pem);
  });

  const load = async (bytes: Uint8Array | string, key = 'google_service_account') => {
    writeFileSync(join(folder, 'account.json'), bytes, { mode: 0o600 });
    writeFileSync(join(folder, 'c.json'), JSON.stringify({ [key]: 'account.json' }), { mode: 0o600 });
    return loadConfig({ cwd: folder, env: {}, file: 'c.json', fields: allFields(), vendorIds });
  };

  it.each(['', ' \n'])('that holds nothing is named as the reason: %j', async (text) => {
    const { problems } = await load(text);
    expect(problems.map((problem) => renderProblem(problem, 'en').cause)).toEqual([
      'its file holds nothing: account.json',
    ]);
  });

  it('in UTF-16 is read, and said to be another than the one that was downloaded', async () => {
    const { problems, settings } = await load(Buffer.from('\ufeff{"type":"service_account"}', 'utf16le'));
    expect(problems.map(({ code }) => code)).toEqual(['config/credential-wrapped']);
    expect(Buffer.from(settings.file('google_service_account')?.bytes ?? []).toString()).toBe(
      '{"type":"service_account"}',
    );
  });

  it('that was cut is not said to be repaired', async () => {
    expect(
      (await load('{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIE')).problems,
    ).toEqual([]);
  });
});

it('a merge key of YAML fills in what is not there', async () => {
  const text = 'package_name: com.example.chat\n<<: {vivo_app_id: 100000007, package_name: com.example.other}\n';
  writeFileSync(join(folder, 'm.yaml'), text, { mode: 0o600 });
  const loaded = await loadConfig({ cwd: folder, env: {}, file: 'm.yaml', fields: allFields(), vendorIds });
  expect([loaded.problems, loaded.settings.text('vivo_app_id')]).toEqual([[], '100000007']);
  expect(loaded.settings.text('package_name')).toBe('com.example.chat');
});

describe('a key or an account that is another file', () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  const p8 = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const contents = {
    p8,
    google:
      '{"type":"service_account","project_id":"x","client_email":"a@x.iam.gserviceaccount.com","private_key":"x"}',
    huawei: '{"project_id":"1","key_id":"2","sub_account":"3","private_key":"x"}',
    services: '{"project_info":{"project_id":"x"},"client":[{"oauth_client":[]}]}',
    agconnect: '{"agcgw":{},"client":{"app_id":"1"},"oauth_client":{}}',
    certificate: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    both: `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n${p8}`,
    openssh: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n',
    putty: 'PuTTY-User-Key-File-3: ssh-rsa\n',
    ssh: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@host\n',
    pgp: '-----BEGIN PGP PRIVATE KEY BLOCK-----\n',
    request: '-----BEGIN CERTIFICATE REQUEST-----\n',
    lfs: 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n',
    vault: '$ANSIBLE_VAULT;1.1;AES256\n62\n',
    page: '<!DOCTYPE html><html></html>',
    plist: '<?xml version="1.0"?><plist version="1.0"></plist>',
    web: '{"apiKey":"x","messagingSenderId":"1"}',
    timpush: '{"huaweiPushBussinessId":"1"}',
    firebaserc: '{"projects":{"default":"x"}}',
  };
  const find = async (field: string, content: keyof typeof contents): Promise<readonly string[]> => {
    writeFileSync(join(folder, 'given'), contents[content]);
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ [field]: 'given' }), { mode: 0o600 });
    const { problems } = await loadConfig({ cwd: folder, env: {}, file: 'b.json', fields: allFields(), vendorIds });
    return problems
      .filter(({ code }) => code === 'config/other-file')
      .map((problem) => `${renderProblem(problem, 'en').title} | ${renderProblem(problem, 'en').fix[0]}`);
  };
  const belongs = (keys: string): string => `this file belongs in ${keys}`;
  const console = 'where the right one is: developer.apple.com › Account › Certificates, IDs & Profiles › Keys';

  it.each([
    ['apple_key_file', 'google', 'a service account of Google', belongs('google_service_account')],
    [
      'google_service_account',
      'huawei',
      'a service account of Huawei',
      belongs('hw_service_account / harmony_service_account'),
    ],
    ['google_service_account', 'services', 'google-services.json', belongs('google_services_json')],
    ['google_service_account', 'agconnect', 'agconnect-services.json', belongs('hw_agconnect_services')],
    ['google_service_account', 'p8', 'a P-256 key, as Apple issues it', belongs('apple_key_file')],
    ['harmony_service_account', 'google', 'a service account of Google', belongs('google_service_account')],
    ['harmony_service_account', 'services', 'google-services.json', belongs('google_services_json')],
    ['hw_agconnect_services', 'services', 'google-services.json', belongs('google_services_json')],
    ['harmony_service_account', 'agconnect', 'agconnect-services.json', belongs('hw_agconnect_services')],
    ['apple_key_file', 'certificate', 'a certificate', belongs('apple_cert_file')],
    ['apple_p12_file', 'p8', 'a P-256 key, as Apple issues it', belongs('apple_key_file')],
    ['apple_key_file', 'ssh', 'a public key for SSH', console],
    ['apple_key_file', 'pgp', 'a key or message of PGP', console],
    ['apple_key_file', 'request', 'a certificate request (CSR)', console],
    ['apple_key_file', 'lfs', 'a pointer of Git LFS instead of the file', 'git lfs pull'],
    ['apple_key_file', 'vault', 'an encrypted file (Ansible Vault, SOPS, age)', console],
    ['apple_key_file', 'page', 'a web page', console],
    ['apple_key_file', 'plist', 'a property list', console],
    ['apple_key_file', 'timpush', 'timpush-configs.json', console],
    ['apple_key_file', 'firebaserc', '.firebaserc', console],
  ] as const)('%s: %s is named, with its place', async (field, content, what, fix) => {
    expect(await find(field, content)).toEqual([`${field} holds ${what} | ${fix}`]);
  });

  it.each(['openssh', 'putty'] as const)('a key of %s is not called damaged', async (content) => {
    const [found] = await find('apple_key_file', content);
    expect(found).toMatch(/holds a key in the format of OpenSSH or PuTTY .*ssh-keygen -p -m PKCS8/);
  });

  it.each([
    ['apple_key_file', 'p8'],
    ['apple_cert_file', 'both'],
    ['apple_cert_key_file', 'both'],
    ['apple_cert_key_file', 'p8'],
    ['google_service_account', 'google'],
    ['google_services_json', 'services'],
    ['hw_agconnect_services', 'agconnect'],
    ['hw_service_account', 'huawei'],
    ['harmony_service_account', 'huawei'],
  ] as const)('%s takes what it is for: %s', async (field, content) => {
    expect(await find(field, content)).toEqual([]);
  });
});
