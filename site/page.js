// Filters kept in the address, keys that go through the developments, and "copy as citation". All of it is extra: without
// this script everything is on the page.

const CHOICES = { speaker: 'speakers', party: 'parties', stance: 'stances', outlet: 'outlets' };
const NAMES = [...Object.keys(CHOICES), 'from', 'to'];

const form = document.getElementById('filters');
if (form instanceof HTMLFormElement) startFilters(form);
startKeys();
startCopying();

function startFilters(filters) {
  const box = document.getElementById('filtering');
  box.hidden = false;
  readAddress(filters);
  // On a phone what is new comes first; a filter that is on is never out of sight.
  box.open = matchMedia('(min-width: 721px)').matches || chosen(filters).length > 0;
  apply(filters);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('change', () => {
    apply(filters);
    writeAddress(filters);
  });
  filters.addEventListener('reset', () => {
    // The fields are empty only after this event.
    setTimeout(() => {
      apply(filters);
      writeAddress(filters);
    });
  });
  addEventListener('popstate', () => {
    readAddress(filters);
    apply(filters);
  });
}

function chosen(filters) {
  return NAMES.map((name) => [name, filters.elements.namedItem(name).value]).filter(([, value]) => value !== '');
}

// A choice is among the element's values; a period holds one of its days.
function fits(element, wanted) {
  const values = (name) => (element.dataset[name] ?? '').split('|');
  const period = Object.fromEntries(wanted);
  const isChosen = wanted.every(([name, value]) => !(name in CHOICES) || values(CHOICES[name]).includes(value));
  const days = period.from || period.to ? values('days') : [];
  return isChosen && (days.length === 0 || days.some((day) => day >= (period.from ?? '') && day <= (period.to ?? '9')));
}

function readAddress(filters) {
  const wanted = new URLSearchParams(location.search);
  for (const name of NAMES) {
    const field = filters.elements.namedItem(name);
    const value = wanted.get(name) ?? '';
    const isKnown = field.options ? [...field.options].some((option) => option.value === value) : true;
    // A date field empties itself of what is no day.
    field.value = isKnown ? value : '';
  }
}

function writeAddress(filters) {
  const address = new URL(location.href);
  for (const name of NAMES) address.searchParams.delete(name);
  for (const [name, value] of chosen(filters)) address.searchParams.set(name, value);
  history.pushState(null, '', address);
}

function apply(filters) {
  const wanted = chosen(filters);
  const items = [...document.querySelectorAll('.dev[data-speakers]')];
  for (const element of [...items, ...document.querySelectorAll('.matrix tr[data-speakers]')]) {
    element.hidden = !fits(element, wanted);
  }
  for (const group of document.querySelectorAll('.day, .matrix tbody')) {
    group.hidden = !group.querySelector('[data-speakers]:not([hidden])');
  }
  const left = items.filter((item) => !item.hidden).length;
  const nothing = document.getElementById('nothing');
  if (nothing) nothing.hidden = left > 0 || wanted.length === 0;
  const result = document.getElementById('filter-result');
  if (result) result.textContent = wanted.length === 0 ? '' : `${left} of ${items.length} developments on this page`;
}

// Single keys act only while a development has the focus (WCAG 2.1.4).
function startKeys() {
  const items = () => [...document.querySelectorAll('.dev')].filter((item) => !item.hidden);
  for (const item of items()) item.tabIndex = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    const current = document.activeElement;
    if (step === undefined || !current?.classList.contains('dev')) return;
    const all = items();
    const next = all[all.indexOf(current) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function startCopying() {
  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const label = button.textContent;
      button.textContent = (await copyText(citation(button))) ? 'copied' : 'not copied';
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}

// What and when, who carries it, and where to check: the address is that of the published site, not of this copy.
function citation(button) {
  const development = button.closest('.dev');
  const what = development.querySelector('h4').textContent.replace(/\s+/g, ' ').trim();
  const day = button.closest('.day').querySelector('time').textContent.replace(/\s+/g, ' ').trim();
  const site = document.querySelector('link[rel=canonical]').href;
  const story = document.querySelector('meta[name="claimwire:story"]')?.content ?? document.title;
  return `${what} (${day}). ${button.dataset.source} claimwire, ${story}: ${new URL(button.dataset.page, site).href}`;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard on plain http or without permission: the older way.
    const field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('aria-hidden', 'true');
    field.className = 'sr';
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    return isCopied;
  }
}
