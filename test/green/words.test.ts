// Every success sentence of the program, in an intact environment where it is printed and in broken ones where it must not be.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUCCESS_WORDS } from '../../src/problems/statuses.js';
import { claims } from '../../src/report/claims.js';
import { fill } from '../../src/text/language.js';
import { rows } from './rows.js';
import { closeDoor, look, openDoor } from './world.js';

beforeAll(openDoor);
afterAll(closeDoor);

/** A sentence with any text in its placeholders. */
const patternOf = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^$()[\]\\|{}]/g, '\\$&'))
      .join('.+'),
  );

describe.each(rows)('$word', (row) => {
  const pattern = row.seen ?? patternOf(fill(claims[row.word as keyof typeof claims], 'en'));
  const says = async (spoil?: (typeof row.breaks)[string]): Promise<{ said: boolean; text: string }> => {
    const world = await row.world();
    await row.prepared?.(world);
    await spoil?.(world);
    const { stdout, stderr } = await look(world);
    const text = `${stdout}${row.onStderr === true ? stderr : ''}`;
    return { said: pattern.test(text.replace(/\s+$/gm, '')), text };
  };

  it('is printed in an intact environment', async () => {
    const { said, text } = await says();
    expect(said ? 'said' : text).toBe('said');
  });

  it.each(Object.entries(row.breaks).map(([name, spoil]) => ({ name, spoil })))(
    'is not printed: $name',
    async ({ spoil }) => {
      const { said, text } = await says(spoil);
      expect(said ? text : 'gone').toBe('gone');
    },
  );
});

describe('the list of success sentences', () => {
  it('has a row with a way to break it for every claim and every good status of a document', () => {
    const words = [...Object.keys(claims), ...SUCCESS_WORDS];
    expect(
      words.filter((word) => !rows.some((row) => row.word === word && Object.keys(row.breaks).length > 0)),
    ).toEqual([]);
    expect(rows.map(({ word }) => word).filter((word) => !words.includes(word))).toEqual([]);
  });

  it('allows the sign of success in one source file, and only the report prints it', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const holding = (pattern: RegExp) =>
      files
        .filter((name) => pattern.test(readFileSync(join('src', name), 'utf8')))
        .map((name) => name.replaceAll('\\', '/'));
    expect(holding(/[✓✔☑]/)).toEqual(['report/claims.ts']);
    const outside = holding(/\bDONE\b/).filter(
      (name) => !name.startsWith('report/') && name !== 'diagnosis/verdict.ts',
    );
    expect(outside).toEqual([]);
  });

  it('leaves no success sentence to a layout', () => {
    const files = ['src/report/answers', 'src/checks', 'src/commands/smoke', 'src/commands/sandbox', 'src/diagnosis'];
    // Sentences of verdicts: every verdict has its own test.
    const verdicts = 'src/diagnosis/sentences.ts';
    const own = files.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        // The texts of --help claim nothing about a run.
        .filter((name) => name.endsWith('.ts'))
        .filter(
          (name) => `${folder}/${name}` !== verdicts && !/sandbox\/(?:index|flags)\.ts$/.test(`${folder}/${name}`),
        )
        .flatMap((name) =>
          [...readFileSync(join(folder, name), 'utf8').matchAll(/\bt\(\s*(['"`])((?:(?!\1).)+)\1/g)].flatMap(
            ([, , text = '']) => (PRAISE.test(text) && !NOT_PRAISE.test(text) ? [`${folder}/${name}: ${text}`] : []),
          ),
        ),
    );
    expect(own).toEqual([]);
  });
});

/** Words that say that something is right. */
const PRAISE = /\b(?:fine|complete|verified|ready|matches|all good|works?|valid|nothing wrong|no errors)\b/i;
/** The same words where they are negated or only name a thing. */
const NOT_PRAISE = /\b(?:not|no|invalid|whether|Next:|means|look at|the vendor|is a |already|until)\b|\bnot\b/i;
