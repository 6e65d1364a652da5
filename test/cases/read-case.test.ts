// The format of a case: what is read, and that a case without an expectation is refused.
import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.js';

const text = `# A title

Words about it.

\`\`\`sh
tim-push explain 1
\`\`\`

exit 2

finds

- \`usage/unknown-code\`
- \`a/b\` file.json:3

does not say

- nearest

\`\`\`sh
tim-push explain 2
\`\`\`

exit 0

finds nothing

says

- two
`;

describe('a case', () => {
  it('has a title, commands and the expected answer of each', () => {
    expect(readCase(text.replace('`a/b` file', 'a/b file'))).toEqual({
      title: 'A title',
      isOpen: false,
      steps: [
        {
          command: 'tim-push explain 1',
          exitCode: 2,
          finds: ['usage/unknown-code', 'a/b file.json:3'],
          onlyThose: false,
          doesNotFind: [],
          says: [],
          doesNotSay: ['nearest'],
        },
        {
          command: 'tim-push explain 2',
          exitCode: 0,
          finds: [],
          onlyThose: true,
          doesNotFind: [],
          says: ['two'],
          doesNotSay: [],
        },
      ],
    });
  });

  it('is open when a line says so', () => {
    expect(readCase(text.replace('Words about it.', 'Open: not yet.')).isOpen).toBe(true);
  });

  it('is refused without an exit code, without an expectation, and with an item outside a list', () => {
    const step = (expected: string) => () => readCase(`# T\n\n\`\`\`sh\ntim-push x\n\`\`\`\n\n${expected}\n`);
    expect(step('says\n\n- x')).toThrow('exit');
    expect(step('exit 0')).toThrow('only the exit code');
    expect(step('exit 0\n\nshows\n\n- x')).toThrow('belongs to no list');
    expect(() => readCase('# T\n')).toThrow('at least one command');
  });
});
