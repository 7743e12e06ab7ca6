// The panel of faults.
import { api } from './api.js';
import { el, icon, iconButton } from './dom.js';
import { t } from './i18n.js';
import { on, setFaults, state } from './state.js';

const OFTEN = { once: { remaining: 1 }, thrice: { remaining: 3 }, third: { probability: 0.33 }, tenth: { probability: 0.1 }, always: {} };

/** What each kind can be told, with what it is told unless somebody says otherwise. */
const SETTINGS = {
  delay: { delayMillis: [5000, 'milliseconds'] },
  'too-many-requests': {},
  'server-error': {},
  'reset-before': {},
  'reset-after': {},
  'webhook-repeated': { times: [5, 'times'], concurrent: [false, 'atOnce'] },
  'status-reversed': {},
  'status-repeated': {},
  'status-lost': {},
  undelivered: { errorCode: [63018, 'errorCode'] },
};

export function faultsPanel() {
  const active = el('ul', { class: 'active-faults' });
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const number = el('input', { type: 'tel', placeholder: '+51…', 'aria-describedby': 'only-for-help' });
  const often = el('select', {}, Object.keys(OFTEN).map((each) => el('option', { value: each }, t(each))));
  const clear = el('button', { type: 'button', class: 'quiet', onclick: () => change(api.clearFaults()) }, t('clearAll'));
  const badge = el('em', { class: 'badge', hidden: true });
  const opener = el('button', { type: 'button', class: 'bar-button', onclick: () => dialog.showModal() }, icon('bolt'), el('span', { class: 'wide' }, t('faults')), badge);
  const dialog = el('dialog', { class: 'faults', 'aria-labelledby': 'faults-title', onclick: (event) => event.target === dialog && dialog.close() },
    el('div', { class: 'faults-inside' },
      el('header', {}, el('h2', { id: 'faults-title' }, t('faultsTitle')), iconButton('close', t('closePanel'), () => dialog.close())),
      el('p', { class: 'tray-lead' }, t('faultsLead')),
      el('section', { class: 'in-force' }, el('h3', {}, t('active'), clear), active),
      el('div', { class: 'fault-scope' },
        el('label', {}, el('span', {}, t('often')), often),
        el('label', {}, el('span', {}, t('onlyFor')), number, el('small', { id: 'only-for-help' }, t('onlyForHelp')))),
      problem,
      el('ul', { class: 'fault-kinds' }, Object.keys(SETTINGS).map(kind))));

  function kind(name) {
    const [title, words] = t('faultKinds')[name];
    const inputs = Object.entries(SETTINGS[name]).map(([key, [usual, unit]]) => {
      const input = typeof usual === 'boolean'
        ? el('input', { type: 'checkbox', name: key })
        : el('input', { type: 'number', name: key, value: usual, min: 1, max: 600000 });
      return { input, element: el('label', { class: 'setting' }, input, t(unit)), value: () => [key, typeof usual === 'boolean' ? input.checked : Number(input.value)] };
    });
    return el('li', { class: 'fault-kind' },
      el('div', {}, el('b', {}, title), el('p', {}, words), inputs.length > 0 && el('div', { class: 'settings' }, inputs.map((each) => each.element))),
      el('button', {
        type: 'button', class: 'quiet', 'aria-label': `${t('add')}: ${title}`,
        onclick: () => change(api.addFault({ kind: name, ...OFTEN[often.value], number: number.value.replace(/[\s()-]/g, '') || null, ...Object.fromEntries(inputs.map((each) => each.value())) })),
      }, t('add')));
  }

  async function change(request) {
    try {
      await request;
      problem.hidden = true;
      setFaults(await api.faults());
    } catch (failure) {
      problem.textContent = failure.message;
      problem.hidden = false;
    }
  }

  function render() {
    const inForce = state.faults.filter((each) => each.remaining !== 0);
    active.replaceChildren(...(state.faults.length ? state.faults.map(activeFault) : [el('li', { class: 'none' }, t('noneActive'))]));
    clear.hidden = state.faults.length === 0;
    badge.hidden = inForce.length === 0;
    badge.textContent = `${inForce.length}`;
  }

  function activeFault({ id, fault, remaining, struck }) {
    const details = [
      fault.probability ? `${Math.round(fault.probability * 100)} %` : remaining === null || remaining === undefined ? t('always') : t('left', { count: remaining }),
      fault.number, t('struck', { count: struck }),
    ].filter(Boolean);
    return el('li', { class: remaining === 0 ? 'spent' : '' }, el('span', {}, el('b', {}, t('faultKinds')[fault.kind][0]), el('small', {}, details.join(' · '))),
      iconButton('close', t('remove'), () => change(api.removeFault(id))));
  }

  on('faults', render);
  dialog.addEventListener('toggle', () => api.faults().then(setFaults));
  render();
  return { opener, dialog };
}
