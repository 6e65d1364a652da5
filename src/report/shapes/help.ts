// The JSON of `help`: commands, flags and topics of the whole program, for programs that ask it.
import * as z from 'zod';
import { text } from './parts.js';

const helpFlag = z.object({
  name: text.describe('long name without dashes'),
  short: text.optional(),
  value: text.optional().describe('what its value is; a switch has none'),
  values: z.array(text).optional().describe('the words it takes'),
  valueOptional: z.boolean().describe('the value may be left out: --name and --name=value'),
  several: z.boolean().describe('may be given several times'),
  group: text,
  text,
});
const helpCommand = z.object({
  name: text,
  summary: text,
  usage: text,
  arguments: z.array(
    z.object({ name: text, required: z.boolean(), several: z.boolean(), values: z.array(text).optional(), text }),
  ),
  flags: z.array(helpFlag).describe('its own flags'),
  examples: z.array(z.object({ command: text, text })),
  notes: z.array(text),
  exitCodes: z.array(z.int()),
});

export const help = {
  version: text,
  commands: z.array(helpCommand).optional().describe('the whole program, or the one command that was asked about'),
  flags: z.array(helpFlag).optional().describe('flags of every command'),
  topics: z.array(z.object({ name: text, summary: text })).optional(),
  exitCodes: z.array(z.object({ code: z.int(), text })).optional(),
  topic: z.object({ name: text, summary: text, text }).optional().describe('help <topic>'),
};
