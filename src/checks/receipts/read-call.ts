// One call to the receipt address: who sent it, whether it is authentic, what it reports, and the response to the sender.
import { receiptProblem } from '../../problems/entries/receipts.js';
import type { ReceiptSender } from '../../problems/statuses.js';
import type { Problem } from '../../problems/types.js';
import { formOf, type Receipt, type ReceiptCall, type ReceiptReader } from '../../push/receipts/receipts.js';
import type { Settings } from '../../push/types.js';
import { TENCENT, vendorIds } from '../../session/vendors/list.js';
import { TENCENT_NAME } from '../../tencent-im/facts.js';
import { isEmptyWord } from '../../text/empty-words.js';
import { excerptOf } from '../../text/excerpt.js';
import { isObject, parseJson } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';

export interface ReadService {
  readonly id: string;
  readonly name: Text;
  readonly reader: ReceiptReader;
}

/** Every service that posts receipts. */
export async function receiptServices(): Promise<readonly ReadService[]> {
  const loaded = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  const { receipts } = await import('../../tencent-im/index.js');
  return [
    ...loaded.flatMap(({ id, name, receipts: reader }) => (reader === undefined ? [] : [{ id, name, reader }])),
    { id: TENCENT, name: TENCENT_NAME, reader: receipts },
  ];
}

export interface CallRead {
  readonly service: ReadService | undefined;
  /** Empty for a call that is not authentic or cannot be read. */
  readonly receipts: readonly Receipt[];
  readonly sender: ReceiptSender;
  readonly problem: Problem | undefined;
  readonly answer: { readonly status: number; readonly contentType: string; readonly body: string };
}

export function readCall(
  path: string,
  call: ReceiptCall,
  services: readonly ReadService[],
  settings: Settings,
  url: string,
): CallRead {
  const named = services.find(({ id }) => path.split('/').includes(id));
  const fitting = (named === undefined ? services : [named]).flatMap((service) => {
    const receipts = service.reader.read(call);
    return receipts === undefined ? [] : [{ service, receipts }];
  });
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) {
    const names = fitting.map(({ service }) => service);
    return unread(named, whatIsWrong(named, names, call, url));
  }
  const { service, receipts } = only;
  const sender = service.reader.sender?.(call, settings) ?? 'unchecked';
  if (sender === 'differs' || sender === 'missing') {
    const problem = receiptProblem(sender === 'differs' ? 'receipts/signature-differs' : 'receipts/signature-missing', {
      vendor: service.id,
      args: { name: service.name, key: service.reader.senderKey ?? '' },
    });
    return { service, receipts: [], sender, problem, answer: plain(403, 'not accepted\n') };
  }
  const believed = receipts.map((receipt) => ofOurs(receipt, settings));
  return { service, receipts: believed, sender, problem: undefined, answer: { status: 200, ...service.reader.answer } };
}

/** A receipt for another app, or without an app, is not about our pushes. */
function ofOurs(receipt: Receipt, settings: Settings): Receipt {
  const { app, problem: _, ...rest } = receipt;
  const ours = app === undefined ? undefined : settings.text(app.key);
  const about = (says: Text): Receipt => ({ ...rest, ids: [], status: 'unknown', mark: 'A', says });
  if (app !== undefined && ours !== undefined && ours !== app.value) {
    const other = excerptOf(app.value, 80);
    return about(t(`about another app: ${other}`, `属于其他应用：${other}`));
  }
  const whom = receipt.token ?? receipt.user;
  if (whom === undefined || (whom.trim() !== '' && !isEmptyWord(whom))) return receipt;
  return about(t('it names no device', '没有指明设备'));
}

const plain = (status: number, body: string): CallRead['answer'] => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});

const unread = (service: ReadService | undefined, problem: Problem): CallRead => ({
  service,
  receipts: [],
  sender: 'unchecked',
  problem,
  answer: plain(404, 'not a receipt this address knows\n'),
});

function whatIsWrong(
  named: ReadService | undefined,
  fitting: readonly ReadService[],
  call: ReceiptCall,
  url: string,
): Problem {
  const what = shapeOf(call);
  if (named !== undefined)
    return receiptProblem('receipts/other-form', {
      vendor: named.id,
      args: { name: named.name, what, url, vendor: named.id },
    });
  const [first] = fitting;
  if (first === undefined) return receiptProblem('receipts/no-vendor', { args: { what, url } });
  const names = (language: 'en' | 'zh', between: string) => fitting.map(({ name }) => name[language]).join(between);
  return receiptProblem('receipts/which-vendor', {
    args: { vendors: t(names('en', ', '), names('zh', '、')), url, first: first.id },
  });
}

/** A member name made of letters only, which excludes ids and device tokens. */
const MEMBER = /^[A-Za-z_]{1,24}$/;
const NAMED = 6;

/** The form of a body without any of its values: names of members that are plain words, `…` for all others. */
function shapeOf({ body }: ReceiptCall): Text {
  if (body.trim() === '') return t('an empty body', '空的请求体');
  const json = parseJson(body);
  const bytes = Buffer.byteLength(body);
  if (Array.isArray(json)) return t(`JSON, a list of ${json.length}`, `JSON 数组，共 ${json.length} 项`);
  if (isObject(json)) {
    const members = membersOf(Object.keys(json));
    return t(`JSON with ${members}`, `JSON，成员：${members}`);
  }
  if (/^[\w.%+-]{1,40}=/.test(body)) {
    const members = membersOf([...formOf(body).keys()]);
    return t(`a form with ${members}`, `表单，字段：${members}`);
  }
  return t(`neither JSON nor a form, bytes: ${bytes}`, `${bytes} 字节，既不是 JSON 也不是表单`);
}

function membersOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map((name) => (MEMBER.test(name) ? name : '…'));
  return [...new Set([...shown, ...(names.length > NAMED ? ['…'] : [])])].join(', ');
}
