// A terminal session as a picture: what the built program wrote with its colours, as SVG for light pages, for dark ones, or for both.
import { widthOf } from '../../../src/report/terminal-text.js';

export type Theme = 'light' | 'dark' | 'auto';

/** Ground, frame, text, and a colour for each that the program uses; every pair has a contrast of 4.5 or more. */
const COLOURS: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>> = {
  light: {
    ground: '#fafafa',
    frame: '#d0d4da',
    text: '#1f2328',
    dim: '#59636e',
    red: '#b3202a',
    green: '#116329',
    yellow: '#7d4e00',
    cyan: '#0b5c73',
  },
  dark: {
    ground: '#15181d',
    frame: '#3a414b',
    text: '#e6e9ee',
    dim: '#a3adb9',
    red: '#ff8a80',
    green: '#7ee08f',
    yellow: '#f2c55c',
    cyan: '#7fd7ee',
  },
};

const rules = (theme: 'light' | 'dark'): string =>
  Object.entries(COLOURS[theme])
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** Colours as variables, which `fill` and `stroke` of the picture name. */
export function styleOf(theme: Theme): string {
  if (theme !== 'auto') return `svg{${rules(theme)}}`;
  return `svg{${rules('light')}}@media (prefers-color-scheme: dark){svg{${rules('dark')}}}`;
}

export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Escape codes of chalk's first level, by what they switch on. */
const CODES: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  31: 'red',
  32: 'green',
  33: 'yellow',
  36: 'cyan',
  90: 'dim',
};

interface Run {
  readonly text: string;
  readonly looks: readonly string[];
}

/** One line of output, cut where its looks change. */
function runsOf(line: string): readonly Run[] {
  const runs: Run[] = [];
  let looks: string[] = [];
  for (const [i, part] of line.split(/\u001b\[([\d;]+)m/).entries()) {
    if (i % 2 === 0) {
      if (part !== '') runs.push({ text: part, looks: [...looks] });
      continue;
    }
    for (const number of part.split(';')) {
      const look = CODES[number];
      if (look !== undefined) looks.push(look);
      else if (number === '22') looks = looks.filter((item) => item !== 'bold' && item !== 'dim');
      else if (number === '39') looks = looks.filter((item) => item === 'bold' || item === 'dim');
      else if (number === '0') looks = [];
      else throw new Error(`no colour is known for the escape code ${number}`);
    }
  }
  return runs;
}

const CELL = 8.4;
const LINE = 21;
const MARGIN = 20;
const BAR = 34;

export interface Session {
  /** Says what the picture shows; the title of the picture. */
  readonly title: string;
  readonly command: string;
  /** What the program wrote, with escape codes. */
  readonly output: string;
  readonly columns: number;
}

/** Blanks are places, not text: a viewer's font may have other widths, so each piece gets its place and its length. */
function lineOf(runs: readonly Run[], y: number): string {
  let column = 0;
  const pieces: string[] = [];
  for (const { text, looks } of runs)
    for (const [piece] of text.matchAll(/\s+|\S+(?: \S+)*/g)) {
      const width = widthOf(piece);
      if (piece.trim() !== '') {
        const colour = looks.find((look) => look !== 'bold') ?? 'text';
        const bold = looks.includes('bold') ? ' font-weight="700"' : '';
        pieces.push(
          `<text x="${(MARGIN + column * CELL).toFixed(1)}" y="${y}" fill="var(--${colour})"${bold} textLength="${(width * CELL).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${xml(piece)}</text>`,
        );
      }
      column += width;
    }
  return pieces.join('');
}

export function terminalPicture({ title, command, output, columns }: Session, theme: Theme): string {
  const lines = output.trimEnd().split('\n').map(runsOf);
  const all: (readonly Run[])[] = [
    [
      { text: '$ ', looks: ['dim'] },
      { text: command, looks: ['bold'] },
    ],
    ...lines,
  ];
  const width = Math.ceil(columns * CELL + 2 * MARGIN);
  const height = BAR + all.length * LINE + MARGIN;
  const plain = lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
  const dots = [0, 1, 2].map((i) => `<circle cx="${MARGIN + i * 18}" cy="19" r="5" fill="var(--frame)"/>`).join('');
  const rows = all.map((line, i) => lineOf(line, BAR + 18 + i * LINE)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace" font-size="14" xml:space="preserve"><title id="t">${xml(title)}</title><desc id="d">${xml(`$ ${command}\n${plain}`)}</desc><style>${styleOf(theme)}</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="var(--ground)" stroke="var(--frame)"/>${dots}
${rows}
</svg>
`;
}
