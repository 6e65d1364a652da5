// What people paste instead of a code of Tencent: constants of the Chat SDK, other names of the service.
import type { CodeAliases } from '../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['tencent', 'im', 'chat', 'timsdk', 'timpush', '腾讯', '腾讯云'],
  names: {
    ERR_REQUEST_TIMEOUT: ['6012'],
    ERR_SDK_NOT_INITIALIZED: ['6013'],
    ERR_SDK_NOT_LOGGED_IN: ['6014'],
    ERR_IN_PROGESS: ['6015'],
    ERR_INVALID_PARAMETERS: ['6017'],
    ERR_REQUEST_NO_NET_ONREQ: ['6200'],
    ERR_REQUEST_NO_NET_ONRSP: ['6201'],
    ERR_SERIVCE_NOT_READY: ['6205'],
    ERR_SERVICE_NOT_READY: ['6205'],
    ERR_USER_SIG_EXPIRED: ['6206'],
    ERR_LOGIN_KICKED_OFF_BY_OTHER: ['6208'],
    ERR_NEVER_CONNECT_AFTER_LAUNCH: ['6209'],
    ERR_NO_PREVIOUS_LOGIN: ['6026'],
    ERR_SDK_INTERFACE_NOT_SUPPORT: ['7013'],
    ERR_SVR_ACCOUNT_USERSIG_EXPIRED: ['70001'],
    ERR_SVR_ACCOUNT_USERSIG_EMPTY: ['70002'],
    'not logged in': ['6014'],
    'sdk not initialized': ['6013'],
    'usersig expired': ['6206', '70001'],
    'user sig expired': ['6206', '70001'],
  },
  statuses: {},
  answers: [['ErrorCode'], ['ActionStatus'], ['ErrorCode', 'ErrorInfo', 'ActionStatus']],
};
