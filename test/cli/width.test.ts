// No line is longer than the terminal is wide: every transcript, every help page and every guide, in both languages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsWithCodes } from '../../src/cli/exit-codes.js';
import { topics } from '../../src/cli/topics/index.js';
import { widthOf } from '../../src/report/terminal-text.js';
import { emptyFolder, run } from '../helpers/run-cli.js';
import { allVendorIds } from '../helpers/vendor-ids.js';

const FOLDER = 'fixtures/transcripts';

interface Asked {
  readonly words: readonly string[];
  readonly cwd?: string;
}

/** A command of a transcript, in a folder with the files it reads. */
function transcript(name: string): Asked {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const command = /^```sh\n(.+)\n```$/m.exec(text)?.[1] ?? '';
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  const cwd = emptyFolder();
  for (const [, file, content] of text.split('```sh')[0]?.matchAll(/^`([\w.-]+)`\n\n```\n([\s\S]*?)```$/gm) ?? [])
    writeFileSync(join(cwd, file ?? ''), content ?? '', { mode: 0o600 });
  return { words: words.slice(words.indexOf('tim-push') + 1), cwd };
}

const asked: readonly Asked[] = [
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map(transcript)
    .filter(({ words }) => !words.includes('exec')),
  ...commandsWithCodes.map((command) => ({ words: [command, '--help'] })),
  ...topics.map(({ name }) => ({ words: ['help', name] })),
  ...allVendorIds().map((vendor) => ({ words: ['guide', vendor] })),
  { words: ['--help'] },
  { words: ['explain', '--list'] },
  { words: ['sandbox', 'users'] },
  { words: ['check-config', '--sandbox', '--show-values'] },
  { words: ['send', '--sandbox', '--vendor', 'vivo,oppo', '--dry-run'] },
  { words: ['send', '--sandbox', '--via', 'tencent', '--user', 'alice'] },
  { words: ['user-sig', '--sandbox', '--user', 'alice'] },
  { words: ['send', '--sandbox', '--ttl', 'abc'] },
  { words: ['vivo-test', '--sandbox', '--print-request'] },
];

/** Lines that are never wrapped: one word, a command to copy, JSON to compare. */
const isWhole = (line: string): boolean => /^\s*(?:\S+$|tim-push |curl |-H |--data-binary |\{")/.test(line);

describe('on a terminal', () => {
  it.each([
    [80, 'en'],
    [80, 'zh'],
    [60, 'zh'],
  ])('of %i columns every line fits, except words and commands that are never wrapped: %s', async (columns, lang) => {
    const long: string[] = [];
    let lines = 0;
    for (const { words, cwd = emptyFolder() } of asked) {
      const options = { cwd, columns, stderrColumns: columns, env: { NO_COLOR: '1' } };
      const { stdout, stderr } = await run([...words, '--lang', lang], options);
      const all = `${stdout}${stderr}`.split('\n');
      lines += all.length;
      long.push(
        ...all.filter((line) => widthOf(line) > columns && !isWhole(line)).map((line) => `${words.join(' ')}: ${line}`),
      );
    }
    expect(lines).toBeGreaterThan(1000);
    expect(long).toEqual([]);
  });
});

describe('a wide terminal and a pipe', () => {
  it('do not wrap sentences', async () => {
    const piped = await run(['explain', 'vivo', '10302']);
    const narrow = await run(['explain', 'vivo', '10302'], { columns: 60, env: { NO_COLOR: '1' } });
    expect(piped.stdout.split('\n').some((line) => widthOf(line) > 80)).toBe(true);
    expect(narrow.stdout.replace(/\s+/g, ' ')).toBe(piped.stdout.replace(/\s+/g, ' '));
  });
});
