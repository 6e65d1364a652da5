// What an assistant can read without calling a tool: the page of every problem code, and the guide of every vendor.
import { type McpServer, type ReadResourceCallback, ResourceTemplate } from '@modelcontextprotocol/server';
import { vendorIds } from '../session/vendors/list.js';
import { vendors } from '../vendors/index.js';

/** Runs a command of the program in an allowed folder; its text output is the resource. */
export type ReadResource = (
  argv: readonly string[],
  ...asked: Parameters<ReadResourceCallback>
) => ReturnType<ReadResourceCallback>;

export function addResources(server: McpServer, read: ReadResource): void {
  server.registerResource(
    'problem',
    new ResourceTemplate('tim-push://problems/{+code}', { list: undefined }),
    {
      title: 'Page of a code',
      description: 'Meaning, cause, fix and source of a code; the code is written as in problems[].code',
      mimeType: 'text/plain',
    },
    (uri, { code }, context) => read(['explain', '--', String(code)], uri, context),
  );
  for (const id of vendorIds)
    server.registerResource(
      `vendor-${id}`,
      `tim-push://vendors/${id}`,
      {
        title: vendors[id].name.en,
        description: 'Steps in the consoles, with the values of this app to copy',
        mimeType: 'text/plain',
      },
      (uri, context) => read(['guide', '--', id], uri, context),
    );
}
