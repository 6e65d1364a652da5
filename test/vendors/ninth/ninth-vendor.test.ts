// Adding a ninth vendor takes one folder and one line in the list: here both are invented, and the commands find it by themselves.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCli } from '../../../src/cli/run.js';
import { emptyFolder, type RunOptions, run as runBuilt } from '../../helpers/run-cli.js';
import { allVendorIds } from '../../helpers/vendor-ids.js';

vi.mock('../../../src/vendors/index.js', async (original) => {
  const { listed } = await import('./vendor.js');
  const { vendors } = await original<typeof import('../../../src/vendors/index.js')>();
  return { vendors: { ...vendors, ninth: listed } };
});

/** From the sources: the built program does not know the vendor that is added here. */
const run = (argv: readonly string[], options: RunOptions = {}) => runBuilt(argv, { ...options, cli: runCli });

const OK = 'ninth-device-ok';

describe('a ninth vendor', () => {
  it('is sent to through the embedded sandbox, and its refusals are read', async () => {
    const sent = await run(['send', '--vendor', 'ninth', '--sandbox', '--token', OK, '--json']);
    expect(sent.json()).toMatchObject({ results: [{ vendor: 'ninth', status: 'accepted' }] });
    expect(sent.exitCode).toBe(0);
    const gone = await run(['send', '--vendor', 'ninth', '--sandbox', '--token', 'ninth-gone', '--json']);
    expect(gone.json()).toMatchObject({
      results: [{ vendor: 'ninth', status: 'rejected', problem: { code: 'ninth/8' } }],
    });
    expect(gone.exitCode).not.toBe(0);
  });

  it('has its own flag, its request printed, its codes explained and its guide', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'tim-push.config.json'), '{"ninth_secret": "secret-in-a-config"}', { mode: 0o600 });
    const flags = ['--ninth-mode', 'loud', '--print-request', '--dry-run'];
    const printed = await run(['send', '--vendor', 'ninth', '--token', OK, ...flags], { cwd });
    expect(printed.stdout).not.toContain('secret-in-a-config');
    expect(printed.stdout).toContain('push.ninth.example/push');
    expect((await run(['explain', 'ninth/7'])).stdout).toContain('the secret is not known');
    expect((await run(['explain', 'ninth/7', '--lang', 'zh'])).stdout).toContain('密钥不存在');
    expect((await run(['guide', 'ninth'])).stdout).toContain('Open the console of Ninth');
  });

  it('is checked: config, message data and completion know it', async () => {
    const checked = await run(['check-config', '--vendor', 'ninth', '--sandbox', '--json']);
    expect(JSON.stringify(checked.json())).toContain('ninth');
    const ext = await run(['check-ext', '{"conversationID":"c2c_alice"}', '--vendor', 'ninth', '--json']);
    expect(JSON.stringify(ext.json())).toContain('ninth');
    expect((await run(['__complete', 'send', '--vendor', 'ni'])).stdout).toContain('ninth');
  });
});

const IDS = allVendorIds().filter((id) => id !== 'ninth');

/** Files outside the folders that name a vendor, and why a ninth would need none of them to work. */
const JUSTIFIED: readonly { readonly under: string; readonly because: string }[] = [
  { under: 'src/vendors/index.ts', because: 'the list: this is the one line' },
  { under: 'src/project/', because: 'rules about the phone side, written for the files of each vendor' },
  { under: 'src/tencent-im/', because: "Tencent's own table of device vendors" },
  { under: 'src/config/shapes.ts', because: 'examples of values in messages' },
  { under: 'src/config/structured.ts', because: 'examples of values in messages' },
  { under: 'src/problems/entries/', because: 'examples of values in messages, and the second port of Apple' },
  { under: 'src/index.ts', because: 'examples in comments' },
  { under: 'src/commands/explain.ts', because: 'an example in a comment' },
  { under: 'src/commands/vivo-test.ts', because: 'the command of that name, kept for those who come from testvivo.js' },
  { under: 'src/commands/send/index.ts', because: 'the same command' },
  {
    under: 'src/checks/attached-phone.ts',
    because: "OPPO's own channel, and FCM, which works on phones of every maker",
  },
  { under: 'src/commands/diagnose/index.ts', because: 'the demo device when nothing is named' },
  {
    under: 'src/diagnosis/',
    because: 'an example in a command to copy; topics by problem code, where an unlisted code has a kind',
  },
  { under: 'src/setup/wizard.ts', because: 'Apple needs no package name, and its key files are looked for' },
];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : path.endsWith('.ts') ? [path] : [];
  });
}

describe('files that name a vendor', () => {
  it('lie in its folder, in the list, or have a reason', () => {
    const named = new RegExp(`['"\`/](?:${IDS.join('|')})['"\`/.]`);
    const own = new RegExp(`^src/vendors/(?:${IDS.join('|')})/`);
    const found = filesUnder('src').filter((path) => !own.test(path) && named.test(readFileSync(path, 'utf8')));
    const unexplained = found.filter((path) => !JUSTIFIED.some(({ under }) => path.startsWith(under)));
    expect(unexplained).toEqual([]);
    for (const { under } of JUSTIFIED) expect(found.some((path) => path.startsWith(under))).toBe(true);
  });
});
