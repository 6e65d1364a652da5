// Command lines of all kinds on the built program: values that fit no flag, names that every object inherits, files of another shape.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalFlags } from '../../src/cli/command-line/globals.js';
import type { AnyCommand, FlagSpec } from '../../src/commands/define.js';
import { commands } from '../../src/commands/index.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { runs } from '../helpers/runs.js';

const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
const TEXTS = [
  ...INHERITED,
  ...['', ' ', '-', '0', '-1', '1e9', '1.5', 'NaN', 'null', 'true', '99999999999999999999', '10s', '1/2', '0/0'],
  ...[
    '{}',
    '[]',
    '[1]',
    '[null]',
    '"x"',
    '{"a":{"b":[1,null]}}',
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '{"entity":null}',
  ],
  ...['a=b', 'vivo:', 'vivo,oppo', ',', '*', 'c2c_alice', 'c2c_', 'alice=', '16000000000000000000001'],
  ...[
    'folder/x',
    '/nope/x',
    '.',
    '💥',
    '%s',
    '${X}',
    'a\nb',
    '\ud800',
    'http://127.0.0.1:1',
    'http://',
    'https://[::1',
    'x'.repeat(5000),
  ],
];
const FILES: Readonly<Record<string, string>> = {
  'empty.txt': '',
  'list.json': '[1,{"a":null}]',
  'null.json': 'null',
  'message.json': '{"title":5,"body":null,"ext":[1]}',
  'message.yaml': 'title: [1]\nbody: {a: b}\n',
  'alias.yaml': 'a: &a [1]\nb: *a\nvivo_app_id: *a\n',
  'tokens.txt': '16000000000000000000001\n\n16000000000000000000001\nxx\n',
  'tokens.csv': 'vendor,token,title\nvivo,16000000000000000000001,x\n,,\nnope,1,2,3,4\n',
  'tokens.ndjson': '{"vendor":"vivo","token":"16000000000000000000001"}\nnull\n[]\n5\n{"vendor":5,"token":{}}\n',
  'bytes.bin': '\0\u0001\u0002',
  'variables.env': 'X=1\nY\n=3\nZ="a\n',
};
const CONFIG = {
  vivo_app_id: '105512345',
  vivo_app_key: 'k'.repeat(32),
  vivo_app_secret: 's'.repeat(32),
  devices: { phone: { vendor: 'vivo', token: '16000000000000000000001' } },
};
/** Commands that ask vendors: here always the sandbox. */
const ASKING = ['send', 'vivo-test', 'check-config', 'device-status', 'diagnose', 'smoke', 'init'];
/** Commands that wait for something to come; without a time they would not end. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  receipts: ['--for', '50ms', '--port', '0'],
  sandbox: ['wait', '--for', '50ms'],
};

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.constantFrom(...Object.keys(FILES), 'folder'));
const givenTo = ({ values }: FlagSpec): fc.Arbitrary<string> =>
  values === undefined ? text : fc.oneof(text, fc.constantFrom(...values));
const flagOf = (flag: FlagSpec): fc.Arbitrary<string> =>
  flag.value === undefined ? fc.constant(`--${flag.name}`) : givenTo(flag).map((value) => `--${flag.name}=${value}`);

function lineOf(command: AnyCommand): fc.Arbitrary<readonly string[]> {
  // A proxy would be asked for the vendors' hosts, and a stack trace is no answer to look at.
  const flags = [...command.flags, ...(command.vendorFlags ?? []), ...globalFlags].filter(
    ({ name }) => !['proxy', 'debug'].includes(name),
  );
  const words =
    command.arguments === undefined
      ? fc.constant([])
      : fc.array(fc.oneof(text, fc.constantFrom(...vendorIds)), { maxLength: 2 });
  return fc
    .tuple(words, fc.array(fc.oneof(...flags.map(flagOf)), { minLength: 1, maxLength: 4 }))
    .map(([args, given]) => [
      command.name,
      ...(WAITING[command.name] ?? args),
      ...given,
      ...(ASKING.includes(command.name) ? ['--sandbox'] : []),
    ]);
}

function folderWith(config: boolean): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'folder'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content, { mode: 0o600 });
  if (config) writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(CONFIG), { mode: 0o600 });
  return folder;
}

describe('command lines', async () => {
  // `mcp` reads its standard input until it ends; it has tests of its own.
  const known = await Promise.all(commands.filter(({ name }) => name !== 'mcp').map(({ load }) => load()));

  it('of any kind end in an answer, never in an internal error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...known.map(lineOf)), fc.boolean(), async (argv, config) => {
        const { exitCode, stderr } = await run(argv, { cwd: folderWith(config) });
        expect({ exitCode, bug: stderr.includes('program/internal') ? stderr : '' }).toEqual({ exitCode, bug: '' });
      }),
      runs(150),
    );
  });

  it.each(INHERITED)('get for %s what any other unknown variable or device gets', async (name) => {
    const cwd = folderWith(true);
    writeFileSync(join(cwd, 'variable.json'), JSON.stringify({ package_name: `\${${name}}` }), { mode: 0o600 });
    const codes = async (...argv: string[]) =>
      (await run([...argv, '--json'], { cwd })).json().problems.map(({ code }) => code);
    expect(await codes('user-sig', '--read-env', name)).toEqual(['usage/variable-not-set']);
    expect(await codes('check-config', '--offline', '--config', 'variable.json')).toContain('config/unset-variable');
    expect(await codes('device-status', '--sandbox', '--device', name)).toEqual(['usage/unknown-device']);
    expect(await codes('diagnose', '--sandbox', '--device', name)).toEqual(['usage/unknown-device']);
    expect(await codes('send', '--sandbox', '--device', name, '--title', 'a', '--body', 'b')).toEqual([
      'usage/unknown-device',
    ]);
  });
});
