// A Chinese page of docs/zh against its English one: the same commands, flags, codes and examples, and each links to the other.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const pages = readdirSync('docs/zh').filter((name) => name.endsWith('.md'));

/** What a reader types or searches for: flags, variables, codes and field names between backticks. */
function typed(text: string): readonly string[] {
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
  const words = spans.flatMap(
    (span) => span.match(/--[a-z-]+|\b[A-Z][A-Z_]{3,}\b|\b[a-z]+\/[a-z-]+\b|\b\d{4,}\b/g) ?? [],
  );
  return [...new Set(words)].sort();
}

/** Code to copy, without the words around it. */
const blocks = (text: string): readonly string[] =>
  [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block = '']) =>
    block
      .replace(/#.*$/gm, '')
      .replace(/^(machine|机器) /gm, '')
      .replace(/[ \t]+$/gm, ''),
  );

const sections = (text: string): number => text.match(/^#+ /gm)?.length ?? 0;

describe.each(pages)('docs/zh/%s', (name) => {
  const english = `docs/${name}`;
  const zh = readFileSync(`docs/zh/${name}`, 'utf8');

  it('has an English page, and both link to each other', () => {
    expect(existsSync(english)).toBe(true);
    expect(zh).toContain(`[English](../${name})`);
    expect(readFileSync(english, 'utf8')).toContain(`[中文](zh/${name})`);
  });

  it('has the same sections, commands, flags and codes', () => {
    const en = readFileSync(english, 'utf8');
    expect(sections(zh)).toBe(sections(en));
    expect(typed(zh)).toEqual(typed(en));
    expect(blocks(zh)).toEqual(blocks(en));
  });

  it('is written in Chinese', () => {
    expect(zh.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(200);
  });
});
