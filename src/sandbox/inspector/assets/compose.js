// @ts-check
// The compose form: a test push to a device of this sandbox, sent by the program itself; the sent message is then opened.
import { api } from './api.js';
import { byId, el, fillSelect } from './dom.js';

/**
 * @typedef {import('./phone.js').Say} Say
 * @typedef {import('./texts.js').Language} Language
 * @typedef {import('../../control/json.js').DeviceRow} DeviceRow
 * @typedef {{ say: Say, language: Language }} Now
 */

/** @param {{ now: () => Now, onSent: (id: string, isAccepted: boolean) => void }} options */
export function composeForm({ now, onSent }) {
  const dialog = byId('composeDialog', HTMLDialogElement);
  const form = byId('composeForm', HTMLFormElement);
  const vendor = byId('composeVendor', HTMLSelectElement);
  const device = byId('composeDevice', HTMLSelectElement);
  const result = byId('composeResult', HTMLDivElement);
  /** @type {readonly DeviceRow[]} */
  let devices = [];

  const showDevices = () =>
    fillSelect(
      device,
      devices
        .filter((item) => item.vendor === vendor.value)
        .map(({ token, fate, environment }) => [
          token,
          `${now().say(fate)} · ${token.slice(0, 8)}…${token.slice(-4)}${environment === undefined ? '' : ` · ${environment}`}`,
        ]),
    );
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
      if (answer.message !== undefined && answer.status !== 'unreachable') {
        dialog.close();
        onSent(answer.message, answer.status === 'accepted');
        return;
      }
      result.replaceChildren(
        el('p.bad', {}, `✗ ${answer.problem?.title[language] ?? say('failed', { reason: answer.status })}`),
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      result.replaceChildren(el('p.bad', {}, `✗ ${say('failed', { reason })}`));
    }
  });

  return {
    async open() {
      const { language } = now();
      const [{ vendors }, found] = await Promise.all([api.ready(), api.devices()]);
      devices = found.devices;
      fillSelect(
        vendor,
        vendors
          .filter(({ id }) => devices.some((item) => item.vendor === id))
          .map(({ id, name }) => [id, name[language]]),
      );
      showDevices();
      result.replaceChildren();
      dialog.showModal();
    },
  };
}
