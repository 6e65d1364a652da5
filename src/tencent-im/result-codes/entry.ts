// The makers of the tables of result codes, named after what a code is about, and the fixes that several tables share.
import { entryOf } from '../../problems/code-entry.js';
import type { Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

/** Entries of one kind that a page of Tencent documents: title, cause, fixes. */
export const documented = (
  kind: Entry['kind'],
  retry: NonNullable<Entry['retry']>,
  source = 'Tencent Chat: error codes',
) => entryOf('error', kind, { retry, mark: 'A', source });

export const credentials = documented('credentials', 'after-fix');
export const message = documented('message', 'after-fix');
export const account = documented('device-token', 'after-fix');
export const appState = documented('app-state', 'after-fix');
export const tooFast = documented('rate', 'later');
export const usedUp = documented('quota', 'next-day');

export const WAIT = t('wait a moment, then send the same request again', '稍等片刻，再发送同样的请求');
export const TEMPORARY = t('a temporary fault', '暂时故障');
/** A fault on Tencent's side, which goes away by itself. */
export const fault = (title: Text, cause: Text = TEMPORARY): Entry => documented('server', 'yes')(title, cause, WAIT);

export const SHOW_REQUEST = t(
  'look at the request: tim-push send --via tencent --user <id> --dry-run --print-request',
  '查看请求：tim-push send --via tencent --user <用户> --dry-run --print-request',
);
export const CHECK_CONFIG = t('tim-push check-config --vendor tencent-im', 'tim-push check-config --vendor tencent-im');
/** For an account that Tencent does not have. */
export const IMPORT = t(
  'let the app log in once with this UserID, or import it (account_import)',
  '用该 UserID 登录一次应用，或导入账号（account_import）',
);

export const NO_ADMINISTRATOR = credentials(
  t('this call needs an app administrator', '该接口需要应用管理员账号'),
  t('im_admin is an ordinary user of the app', 'im_admin 是普通用户'),
  t(
    'set im_admin to an administrator: Chat console › app › administrators (default: administrator)',
    '把 im_admin 设为管理员：IM 控制台 › 应用 › 管理员（默认 administrator）',
  ),
);
