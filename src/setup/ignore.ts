// Adds a file to the text of a .gitignore and keeps what is there.

/** The new text of a .gitignore. A line at the end wins over those before it, exceptions (`!`) included. */
export function ignoredText(text: string, name: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${gap}/${name}${eol}`;
}
