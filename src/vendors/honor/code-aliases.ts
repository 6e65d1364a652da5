// What people paste instead of a code of Honor: other words for the service.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['hihonor', 'honorpush', '荣耀'],
  names: {},
  statuses: {},
  answers: [['code', 'message', 'data']],
};
