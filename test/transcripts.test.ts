// The built program as a person runs it: files it reads, command, stdout, stderr and exit code, kept in fixtures/transcripts. `UPDATE=1` writes them again;
// `TIM_PUSH_BIN` names another copy of the program, for example the installed one.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromOutside } from './helpers/built-run.js';
import { emptyCache, emptyFolder } from './helpers/run-cli.js';

const FOLDER = 'fixtures/transcripts';
const bin = process.env['TIM_PUSH_BIN'] ?? join(process.cwd(), 'bin', 'tim-push.js');
const cacheDir = emptyCache();

/** Values that differ from run to run are replaced by names. Columns and blanks stay, because the replaced values have the same width in every run. */
const steady = (text: string): string =>
  text
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>')
    .replace(/\b30000001-1-1-[0-9a-f]{24}\b/g, '<oppo id>')
    .replace(/\bmessages\/0:[0-9a-f%]+…?/g, 'messages/<fcm id>')
    .replace(/\bsdm[0-9]{17}[A-Z]{2}\b/g, '<mi id>')
    .replace(/\b16[0-9]{22}\b/g, '<huawei id>')
    .replace(/\b17[0-9]{22}\b/g, '<harmony id>')
    .replace(/\b[0-9a-f]{32}\b/g, '<hex>')
    .replace(/\bid \d{10,20}\b|\b\d{15,20}\b/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d \(UTC\)/g, '<time>')
    // Four digits are a port that is always the same.
    .replace(/(?<=127\.0\.0\.1:)\d{5}\b/g, '<port>');

const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.md')) : [];

describe('transcripts', () => {
  it('exist', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files)('%s', (name) => {
    const path = join(FOLDER, name);
    const text = readFileSync(path, 'utf8');
    const command = /^```sh\n(.+)\n```$/m.exec(text)?.[1] ?? '';
    const argv = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .slice(1);
    const env = Object.fromEntries(
      argv.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('=') as [string, string]),
    );
    const typed = argv.filter((word) => !/^[A-Z_]+=/.test(word));
    // After `--` comes another whole command.
    const words = (typed[0] === 'tim-push' ? typed.slice(1) : typed).flatMap((word) =>
      word === 'tim-push' ? [process.execPath, bin] : [word],
    );
    const cwd = emptyFolder();
    const inputs = [...(text.split('```sh')[0]?.matchAll(/^`([\w.-]+)`\n\n```\n([\s\S]*?)```$/gm) ?? [])];
    for (const [, file, content] of inputs) writeFileSync(join(cwd, file ?? ''), content ?? '', { mode: 0o600 });
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
      cwd,
      encoding: 'utf8',
      env: {
        ...fromOutside(),
        NODE_OPTIONS: `--require ${JSON.stringify(resolve('test/helpers/steady-process.cjs'))}`,
        NO_COLOR: '1',
        LANG: 'C',
        TZ: 'UTC',
        TIM_PUSH_CACHE_DIR: cacheDir,
        ...env,
      },
    });
    const title = text.split('\n')[0] ?? '';
    const part = (label: string, content: string): string =>
      content === '' ? '' : `\n${label}\n\n\`\`\`\n${steady(content)}\`\`\`\n`;
    const given = inputs.map(([block]) => `${block}\n\n`).join('');
    const now = `${title}\n\n${given}\`\`\`sh\n${command}\n\`\`\`\n${part('stdout', stdout)}${part('stderr', stderr)}\nexit ${status ?? -1}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(path, now);
    expect(now).toBe(readFileSync(path, 'utf8'));
  });
});
