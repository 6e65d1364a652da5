// Other texts users look up for Meizu codes: other names of the service.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['flyme', 'flymepush', 'meizupush', 'mz', '魅族'],
  names: {},
  statuses: {},
  answers: [
    ['code', 'message', 'value'],
    ['code', 'value', 'redirect', 'msgId'],
    ['code', 'message', 'redirect'],
  ],
};
