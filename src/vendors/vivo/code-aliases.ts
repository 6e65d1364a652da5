// Other texts users look up for vivo codes: other names of the service, messages in its responses.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['vivopush', 'funtouch', 'originos', 'iqoo', 'vpush', 'turnonpush'],
  names: {
    regId不合法: ['10302', '10302-unknown-token', '10302-uninstalled', '10302-inactive', '10302-not-test-device'],
    '10302 status 1': ['10302-unknown-token'],
    '10302 status 2': ['10302-uninstalled'],
    '10302 status 3': ['10302-inactive'],
    '10302 status 4': ['10302-not-test-device'],
  },
  statuses: {},
  answers: [
    ['result', 'desc'],
    ['result', 'taskId'],
  ],
};
