// Puts the page together and keeps it alive.
import { api, follow } from './api.js';
import { el, icon } from './dom.js';
import { faultsPanel } from './faults.js';
import { guide } from './guide.js';
import { chooseLanguage, language, t } from './i18n.js';
import { phoneElement } from './phone.js';
import { search } from './search.js';
import { on, onCall, onMessage, onPhone, openPhone, readCalls, refreshTray, reloadAll, setConnected, setFaults, state } from './state.js';
import { tabs } from './tabs.js';
import { dark, toggleTheme } from './theme.js';
import { tray } from './tray.js';

const asked = new URLSearchParams(location.search.replaceAll('+', '%2B'));
const phones = new Map();
let parts;

chooseLanguage(asked.get('lang'));
build();
start();

function build() {
  document.title = `Centralita · ${t('title')}`;
  const stage = el('main', { class: 'stage', id: 'stage', 'aria-label': t('title') });
  const people = tray(reveal);
  const faults = faultsPanel();
  const offline = el('p', { class: 'offline', role: 'status', hidden: true }, t('offline'));
  const help = guide(ask);
  const theme = el('button', { type: 'button', class: 'bar-button', onclick: () => { toggleTheme(); nameTheme(); } });
  const nameTheme = () => {
    const words = dark() ? t('light') : t('dark');
    theme.replaceChildren(icon(dark() ? 'sun' : 'moon'));
    theme.setAttribute('aria-label', words);
    theme.title = words;
  };
  nameTheme();
  const bar = el('header', { class: 'bar' },
    el('div', { class: 'brand' }, el('img', { src: 'icon.svg', alt: '', width: 36, height: 36 }),
      el('div', {}, el('h1', {}, 'Centralita', el('span', {}, t('title'))), el('p', {}, t('tagline')))),
    search(reveal).element,
    el('nav', { class: 'bar-buttons' }, faults.opener,
      el('button', { type: 'button', class: 'bar-button', 'aria-label': t('languageLabel'), title: t('languageLabel'), onclick: switchLanguage }, language() === 'es' ? 'EN' : 'ES'),
      theme));
  stage.append(help);
  const bottom = tabs(people.element, reveal);
  parts = { stage, people, offline, help };
  document.body.replaceChildren(bar, offline, el('div', { class: 'room' }, people.element, stage), bottom.element, faults.dialog);
  bottom.watch(stage);
  render();
}

async function start() {
  on('open', render);
  on('link', () => { parts.offline.hidden = state.connected; });
  // Follow first, then read: nothing falls in between.
  await new Promise((resolve) => {
    follow(
      { message: onMessage, call: onCall, phone: onPhone, faults: setFaults, read: refreshTray, reset: reloadAll },
      (connected) => {
        setConnected(connected);
        if (connected) resolve();
      });
  });
  state.numbers = await api.numbers();
  await readCalls();
  const wanted = (asked.get('phones') ?? '').split(',').filter(Boolean);
  if (wanted.length === 0) wanted.push(...(await api.search('', 'customer', 1)).map((each) => each.number));
  for (const number of wanted) await openPhone(number).catch(() => {});
  parts.stage.scrollTo({ left: 0, behavior: 'instant' });
  setFaults(await api.faults());
  refreshTray();
}

/** Writes on a customer's phone, which is opened when there is none. */
async function ask(words) {
  const customer = state.open.find((each) => each.kind === 'customer') ?? (await api.search('', 'customer', 1))[0];
  if (!customer) return;
  await openPhone(customer.number);
  phones.get(customer.number).ask(words);
  reveal(customer.number);
}

function render() {
  for (const [number, phone] of phones) {
    if (!state.open.some((each) => each.number === number)) {
      phone.remove();
      phones.delete(number);
    }
  }
  for (const { number } of state.open) {
    if (phones.has(number)) {
      phones.get(number).render();
    } else {
      phones.set(number, phoneElement(number));
      parts.stage.insertBefore(phones.get(number).element, parts.help);
      phones.get(number).end();
    }
  }
  parts.help.hidden = state.open.length > 2;
  parts.stage.dataset.count = state.open.length;
  remember();
}

/** The address always opens the same phones again. */
function remember() {
  const open = state.open.map((each) => encodeURIComponent(each.number)).join(',');
  const parameters = [open && `phones=${open}`, asked.get('lang') && `lang=${language()}`].filter(Boolean).join('&');
  history.replaceState(null, '', parameters ? `?${parameters}` : location.pathname);
}

function reveal(number) {
  const wanted = phones.get(number ?? state.open.at(-1)?.number);
  wanted?.element.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', inline: 'center', block: 'nearest' });
}

function switchLanguage() {
  asked.set('lang', language() === 'es' ? 'en' : 'es');
  chooseLanguage(asked.get('lang'));
  remember();
  location.reload();
}
