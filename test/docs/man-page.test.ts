// The manual page has every command and every flag, and roff reports no warning.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../scripts/docs/man-page.js';
import { globalFlags } from '../../src/cli/command-line/globals.js';
import { commands } from '../../src/commands/index.js';
import { lacksProgram } from '../helpers/lacking.js';

describe('manual page', () => {
  it('names every command, example and flag', async () => {
    const page = (await manPage())
      .replaceAll('\\-', '-')
      .replaceAll('\\(dq', '"')
      .replace(/\\\[u([0-9A-F]{4})\]/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    for (const { load } of commands) {
      const spec = await load();
      expect(page).toContain(`.SS ${spec.name}`);
      for (const { command } of spec.examples) expect(page).toContain(command.replaceAll('\\', '\\e'));
      for (const { name } of [...spec.flags, ...globalFlags]) expect(page).toContain(`--${name}`);
    }
  });

  it.skipIf(lacksProgram('groff', 'the manual page in groff'))('is formatted without a warning', async () => {
    const { stderr, status } = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-z'], {
      input: await manPage(),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
