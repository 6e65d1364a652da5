// What an assistant can read without calling a tool: the page of every problem code, and the guide of every vendor.
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { vendorIds } from '../session/vendor-list.js';
import { vendors } from '../vendors/index.js';

/** Runs a command of the program and gives its answer for people. */
export type Read = (argv: readonly string[]) => Promise<string>;

export function addResources(server: McpServer, read: Read): void {
  server.registerResource(
    'problem',
    new ResourceTemplate('tim-push://problems/{+code}', { list: undefined }),
    {
      title: 'Page of a code',
      description: 'Meaning, cause, fix and source of a code; the code is written as in problems[].code',
      mimeType: 'text/plain',
    },
    async (uri, { code }) => ({
      contents: [{ uri: uri.href, mimeType: 'text/plain', text: await read(['explain', '--', String(code)]) }],
    }),
  );
  for (const id of vendorIds)
    server.registerResource(
      `vendor-${id}`,
      `tim-push://vendors/${id}`,
      {
        title: vendors[id].name.en,
        description: 'Steps in the consoles, values to copy, and the limits of the service',
        mimeType: 'text/plain',
      },
      async (uri) => ({
        contents: [{ uri: uri.href, mimeType: 'text/plain', text: await read(['guide', '--', id]) }],
      }),
    );
}
