// The one cleaner for foreign text (answers, config values, file and device names): nothing in it moves a cursor, turns the direction of writing, or gives a CI runner an order.

/** Controls (C0 and C1), marks that turn the direction of writing, line separators, and what only fills the width of nothing. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]+/g;
/** The same, but a text of lines keeps them. */
const STEERING_IN_LINES =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]+/g;
/** What GitHub (`::error::`, `##[error]`) and Azure (`##vso[…]`) read as orders in the output of a job. */
const ORDER = /##(?=\[|vso\[)|::(?=[a-z][a-z-]*(?:[ ,][^\n]*?)?::)/gi;

/** On one line. */
export const printable = (text: string): string => text.replace(STEERING, ' ').replace(ORDER, apart).toWellFormed();

/** With its line ends. */
export const printableLines = (text: string): string =>
  text.replace(STEERING_IN_LINES, ' ').replace(ORDER, apart).toWellFormed();

/** The same for finished output, colours kept: the last step before a terminal, in case a layout missed something. */
export const painted = (text: string): string =>
  text.includes('\u001b')
    ? text
        .split(COLOUR)
        .map((part, i) => (i % 2 === 0 ? printableLines(part) : part))
        .join('')
    : printableLines(text);

const COLOUR = /(\u001b\[[\d;]*m)/;

/** A blank between the two signs: still readable, but no command for the runner. */
const apart = ([first = '', second = '']: string): string => `${first} ${second}`;

/** What JSON may hold as it is although a terminal would obey it. */
const UNESCAPED = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** JSON that means the same and has no effect where it is shown. */
export const jsonText = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? 'null')
    .replace(UNESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/##(?=\[|vso\[)/gi, '#\\u0023');

/** Control and format characters, and blanks that look like others: they come along when a value is copied from a page or a chat. */
export const UNSEEN = /[\p{Cc}\p{Cf}\u00a0\u2000-\u200a\u2028\u2029\u3000]/u;
