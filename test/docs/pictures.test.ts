// The pictures in the READMEs match the output of the built program; `UPDATE=1` draws them again.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEPT, pictures } from '../../scripts/docs/site/pictures.js';
import { type Session, terminalPicture } from '../../scripts/docs/site/terminal-picture.js';

const drawn = await pictures();

describe('pictures of the documentation', () => {
  it.each(KEPT)('docs/images/%s.svg shows what the built program writes', (name) => {
    const picture = drawn.find((item) => item.name === name);
    const path = `docs/images/${name}.svg`;
    const now = picture?.draw('auto') ?? '';
    if (process.env['UPDATE'] === '1') writeFileSync(path, now);
    expect(now).toBe(readFileSync(path, 'utf8'));
  });

  it.each(drawn.map((picture) => ({ name: picture.name, picture })))(
    '$name has a title and its text, and a light and a dark background',
    ({ picture }) => {
      const [light, dark, auto] = (['light', 'dark', 'auto'] as const).map((theme) => picture.draw(theme));
      for (const svg of [light, dark, auto]) {
        expect(svg).toMatch(/ role="img" aria-labelledby="t d"/);
        expect(svg).toMatch(/<title id="t">[^<]{5,}<\/title><desc id="d">[^<]{40,}<\/desc>/);
        // A picture loads nothing and runs no script.
        expect(svg).not.toMatch(/<script|<image|href=|url\((?!#)|\son[a-z]+=/);
        expect(svg).not.toContain('\u001b');
      }
      expect(light).not.toBe(dark);
      expect(auto).toContain('prefers-color-scheme: dark');
      expect(picture.alt.length).toBeGreaterThan(10);
    },
  );

  it('a session keeps its columns and colours, and Han characters are two columns wide', () => {
    const session: Session = {
      title: 'A title',
      command: 'tim-push x',
      output: '\u001b[31m✗\u001b[39m 厂商  \u001b[2mx/1\u001b[22m\n',
      columns: 40,
    };
    const svg = terminalPicture(session, 'light');
    expect(svg).toContain('fill="var(--red)"');
    // Sign, blank, two Han characters and two blanks take eight columns; the code follows them.
    expect(svg).toMatch(/<text x="36\.8"[^>]* textLength="33\.6"[^>]*>厂商<\/text>/);
    expect(svg).toMatch(/<text x="87\.2"[^>]* fill="var\(--dim\)"[^>]*>x\/1<\/text>/);
    expect(() => terminalPicture({ ...session, output: '\u001b[45mx' }, 'light')).toThrow('escape code 45');
  });
});
