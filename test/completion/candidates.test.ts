// The candidates of completion for each position of a command line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { allVendorIds } from '../helpers/vendor-ids.js';

const offered = async (words: readonly string[], cwd?: string): Promise<string[]> => {
  const { stdout } = await run(['__complete', ...words], cwd === undefined ? {} : { cwd });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] ?? '');
};

describe('completion', () => {
  it('offers every command first, each with its summary', async () => {
    const { stdout } = await run(['__complete', '']);
    expect(stdout.split('\n').filter(Boolean)).toHaveLength(commands.length);
    expect(stdout).toContain('vivo-test\tsend one push in vivo test mode');
  });

  it('has its summaries in the language of the terminal', async () => {
    const { stdout } = await run(['__complete', 'explain'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(stdout).toContain('解释错误码');
  });

  it.each([
    ['a command half typed', ['vivo-'], ['vivo-test']],
    ['a flag of the command', ['send', '--prin'], ['--print-request']],
    ['a flag of every command', ['explain', '--lan'], ['--lang']],
    ['the values of a flag', ['send', '--lang', ''], ['en', 'zh']],
    ['the values of a flag joined by =', ['check-config', '--format=j'], ['--format=json', '--format=junit']],
    ['vendors', ['send', '--vendor', 'h'], ['harmony', 'honor', 'huawei']],
    ['shells', ['completion', 'p'], ['powershell']],
    ['what sandbox does', ['sandbox', ''], ['devices', 'users', 'ready', 'wait', 'exec']],
    ['nothing behind what sandbox does', ['sandbox', 'wait', ''], []],
    ['vendors of sandbox wait, without "all"', ['sandbox', 'wait', '--vendor', 't'], ['tencent-im']],
    [
      'a code behind its vendor',
      ['explain', 'vivo', '1030'],
      [
        '10301',
        '10302',
        '10302-inactive',
        '10302-not-test-device',
        '10302-uninstalled',
        '10302-unknown-token',
        '10305',
        '10306',
      ],
    ],
    ['a code with its scope', ['explain', 'ext/not-'], ['ext/not-json', 'ext/not-object']],
    ['a command behind global flags', ['--lang', 'zh', 'vivo-'], ['vivo-test']],
    ['files for a config', ['send', '--config', ''], [':files']],
    ['nothing behind an unknown command', ['sned', ''], []],
    ['nothing behind the last argument', ['completion', 'bash', ''], []],
  ])('offers %s', async (_name, words, expected) => {
    expect((await offered(words)).sort()).toEqual([...expected].sort());
  });

  it('does not offer a flag twice, unless it may be repeated', async () => {
    const flags = await offered(['send', '--title', 'a', '--token', 'b', '--t']);
    expect(flags).toContain('--token');
    expect(flags).not.toContain('--title');
  });

  it('offers the devices of the config that the line names', async () => {
    const cwd = emptyFolder();
    const devices = { 'my-vivo': { vendor: 'vivo', token: 'x' }, 'my-oppo': { vendor: 'oppo', token: 'y' } };
    writeFileSync(join(cwd, 'other.json'), JSON.stringify({ devices }));
    expect(await offered(['send', '--config', 'other.json', '--device', 'my-'], cwd)).toEqual(['my-vivo', 'my-oppo']);
    expect(await offered(['send', '--device', ''], cwd)).toEqual([]);
  });

  it('offers no devices and prints nothing for a broken config', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'tim-push.config.json'), '{"devices": [');
    const result = await run(['__complete', 'send', '--device', ''], { cwd });
    expect([result.exitCode, result.stdout, result.stderr]).toEqual([0, '', '']);
  });

  it('offers the vendors of the list, and "all" after the flag', async () => {
    expect((await offered(['guide', ''], emptyFolder())).filter((word) => word !== 'tencent-im').sort()).toEqual(
      allVendorIds(),
    );
    expect((await offered(['send', '--vendor', ''], emptyFolder())).sort()).toEqual([...allVendorIds(), 'all'].sort());
  });
});
