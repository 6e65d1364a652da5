// The source of a fact in the reader's language: a description is translated, a title or an address is not.
import { describe, expect, it } from 'vitest';
import { wholeCatalogue } from '../../src/checks/catalogue.js';
import { sourceIn, sourceWords } from '../../src/problems/source-words.js';
import { emulator as tencentEmulator } from '../../src/tencent-im/emulator/index.js';
import { vendors } from '../../src/vendors/index.js';
import { run } from '../helpers/run-cli.js';

/** Of every code, and of every rule of an emulator. */
const sources = async (): Promise<readonly string[]> => {
  const emulators = [
    tencentEmulator,
    ...(await Promise.all(Object.values(vendors).map(async ({ load }) => (await load()).emulator))),
  ];
  const rules = emulators.flatMap(({ rules: all }) => all.map(({ source }) => source));
  return [...new Set([...Object.values(await wholeCatalogue()).flatMap(({ source }) => source ?? []), ...rules])];
};

describe('the source of an entry', () => {
  it('is translated where it is a description', async () => {
    const described = (part: string): boolean =>
      !/\p{Script=Han}/u.test(part) && /(^|\s)[a-z]+,? [a-z]+(\s|$)/.test(part);
    const english = (await sources()).flatMap((source) => sourceIn(source, 'zh').split('；')).filter(described);
    expect(english).toEqual([]);
  });

  it('is in the table only if an entry, a rule or a guide uses it', async () => {
    const used = new Set((await sources()).flatMap((source) => [source, ...source.split('; ')]));
    const guides = ['tim_ui_kit_push_plugin guide', 'Tencent Chat documentation'];
    expect(Object.keys(sourceWords).filter((words) => !used.has(words) && !guides.includes(words))).toEqual([]);
  });

  it('is unchanged where it is a title or an address, and in English', () => {
    expect(sourceIn('https://cloud.tencent.com/document/product/269/133879', 'zh')).toMatch(/^https:/);
    expect(sourceIn('one client', 'en')).toBe('one client');
    expect(sourceIn('flutter_apns; firebase/flutterfire#2854', 'zh')).toBe('flutter_apns；firebase/flutterfire#2854');
  });

  it('is Chinese in a Chinese answer of explain', async () => {
    const { stdout } = await run(['explain', 'honor', '400', '--lang', 'zh']);
    expect(stdout).toContain('来源     一个客户端的推测，不是厂商的码');
  });
});
