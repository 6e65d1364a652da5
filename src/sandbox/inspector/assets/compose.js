// @ts-check
// The compose form: a test push to a device of this sandbox, sent by the program itself, and what the vendor's emulator said.
import { api } from './api.js';
import { byId, el } from './dom.js';

/**
 * @typedef {import('./phone.js').Say} Say
 * @typedef {import('./words.js').Language} Language
 * @typedef {import('../../../text/language.js').Text} Text
 * @typedef {import('../../control/json.js').DeviceRow} DeviceRow
 */

/** @param {() => { say: Say, language: Language, vendors: readonly { id: string, name: Text }[] }} now */
export function composeForm(now) {
  const dialog = byId('composeDialog', HTMLDialogElement);
  const form = byId('composeForm', HTMLFormElement);
  const vendor = byId('composeVendor', HTMLSelectElement);
  const device = byId('composeDevice', HTMLSelectElement);
  const result = byId('composeResult', HTMLDivElement);
  /** @type {readonly DeviceRow[]} */
  let devices = [];

  const showDevices = () => {
    const own = devices.filter((item) => item.vendor === vendor.value);
    device.replaceChildren(
      ...own.map((item) => {
        const option = document.createElement('option');
        option.value = item.token;
        option.textContent = `${item.fate}  ${item.token.slice(0, 8)}…${item.token.slice(-4)}${item.environment === undefined ? '' : `  ${item.environment}`}`;
        return option;
      }),
    );
  };
  vendor.addEventListener('change', showDevices);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { say, language } = now();
    const fields = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value !== ''),
    );
    result.replaceChildren(el('p.soft', {}, say('sending')));
    try {
      const answer = await api.compose(fields);
      const lines = [
        answer.status === 'accepted'
          ? el('p.good', {}, `✓ ${say('accepted')}  ${answer.messageId ?? ''}`)
          : el('p.bad', {}, `✗ ${answer.problem?.title[language] ?? answer.status}`),
      ];
      if (answer.problem !== undefined)
        lines.push(
          el('p', {}, `${say('cause')}: ${answer.problem.cause[language]}`),
          el('ul', {}, ...answer.problem.fix.map((fix) => el('li', {}, fix[language]))),
          el('p.soft.mono', {}, `tim-push explain ${answer.problem.code}`),
        );
      result.replaceChildren(...lines);
    } catch (error) {
      result.replaceChildren(
        el('p.bad', {}, `✗ ${say('failed', { reason: error instanceof Error ? error.message : '' })}`),
      );
    }
  });

  return {
    async open() {
      devices = (await api.devices()).devices;
      const chosen = vendor.value;
      const reachable = now().vendors.filter(({ id }) => devices.some((item) => item.vendor === id));
      vendor.replaceChildren(
        ...reachable.map(({ id, name }) => {
          const option = document.createElement('option');
          option.value = id;
          option.textContent = name[now().language];
          return option;
        }),
      );
      if (chosen !== '') vendor.value = chosen;
      showDevices();
      result.replaceChildren();
      dialog.showModal();
    },
  };
}
