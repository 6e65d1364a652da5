// Adds a file to .gitignore, keeping what is there. Whether it is needed, git says.

/** The new text of a .gitignore. A line at the end wins over those before it, exceptions (`!`) included. */
export function ignoredText(text: string, name: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${gap}/${name}${eol}`;
}
