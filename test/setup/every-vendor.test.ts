// The questions of every vendor, answered with the sandbox's demo values: each answer is accepted at once, and nothing is asked or explained twice.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacksOf } from '../../src/commands/init/compare.js';
import { sections } from '../../src/commands/init/sections.js';
import { loadConfig } from '../../src/config/index.js';
import { allFields, vendorIds } from '../../src/session/vendors/list.js';
import type { Asker } from '../../src/setup/asker.js';
import { Draft } from '../../src/setup/draft.js';
import { runWizard } from '../../src/setup/wizard.js';
import { demoConfig } from '../helpers/demo-config.js';
import { emptyFolder } from '../helpers/run-cli.js';

const fields = allFields();

async function answered(ids: readonly (typeof vendorIds)[number][], env: Readonly<Record<string, string>> = {}) {
  const root = emptyFolder();
  const values: Record<string, string> = Object.assign({}, ...(await Promise.all(ids.map((id) => demoConfig(id)))));
  for (const { key, kind } of fields)
    if ((kind === 'file' || kind === 'json') && values[key] !== undefined) {
      writeFileSync(join(root, `${key}.txt`), values[key]);
      values[key] = `${key}.txt`;
    }
  const asked: string[] = [];
  const refused: string[] = [];
  const answer: Asker['text'] = async (message, check) => {
    asked.push(message);
    const key = fields.map((field) => field.key).find((name) => message.split(/[\s,:]+/).includes(name));
    const value = key === undefined ? '' : (values[key] ?? '');
    const verdict = await check(value);
    if (verdict !== true) refused.push(`${key}: ${verdict}`);
    return value;
  };
  const asker = {
    confirm: async () => true,
    text: answer,
    secret: (message, check) => answer(message, check),
    one: async (message, choices, before) => {
      asked.push(message);
      const key = Object.keys(values).find((name) => message.includes(`${name}:`));
      const known = choices.find(({ value }) => value === values[key ?? '']);
      return known?.value ?? before ?? (choices[0]?.value as never);
    },
    several: async (_message, choices) => choices.flatMap(({ value }) => (ids.includes(value as never) ? [value] : [])),
  } satisfies Asker;
  const existing = await loadConfig({ cwd: root, env: {}, platform: 'linux', fields, file: join(root, 'none.json') });
  const draft = new Draft(root, fields, existing.settings);
  await runWizard({ asker, draft, sections: sections(), language: 'en', root, now: Date.now(), env, devices: [] });
  return { asked, refused, draft };
}

describe('the wizard', () => {
  it.each(vendorIds)('%s: every right value is accepted, and none is missing at the end', async (id) => {
    const { refused, draft } = await answered([id]);
    expect(refused).toEqual([]);
    expect(
      sections()
        .find((section) => section.id === id)
        ?.credentials.missing(draft.settings()),
    ).toEqual([]);
  });

  it('for all vendors together asks nothing twice, and says once where a device token comes from', async () => {
    const { asked } = await answered(vendorIds);
    expect(asked.length).toBeGreaterThan(25);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((message) => message.includes('registerPush'))).toHaveLength(1);
  });

  it('writes a secret left for later as a reference to its variable, and reports it as missing', async () => {
    const { draft } = await answered(['vivo']);
    draft.set('vivo_app_secret', {
      value: '${VIVO_APP_SECRET}',
      reference: '${VIVO_APP_SECRET}',
      origin: { file: 'typed', key: 'vivo_app_secret' },
      toWrite: true,
    });
    expect(draft.secretValues()).toEqual([]);
    const existing = await loadConfig({ cwd: emptyFolder(), env: {}, platform: 'linux', fields });
    expect(await lacksOf(draft, ['vivo'], existing, Date.now())).toMatchObject([
      { vendor: 'vivo', missing: ['vivo_app_secret'], wrong: [], doubtful: [] },
    ]);
  });

  it('asks for no secret whose variable is set', async () => {
    const values = await demoConfig('vivo');
    const { asked, draft } = await answered(['vivo'], { VIVO_APP_SECRET: values['vivo_app_secret'] ?? '' });
    expect(asked.filter((message) => message.includes('vivo_app_secret'))).toEqual([]);
    expect(draft.get('vivo_app_secret')).toMatchObject({ reference: '${VIVO_APP_SECRET}' });
    expect(draft.isUnset('vivo_app_secret')).toBe(false);
  });
});
