'use strict';
const $ = id => document.getElementById(id);
const make = (tag, text, cls) => { const e = document.createElement(tag); if (text) e.textContent = text; if (cls) e.className = cls; return e; };
const bot = 'fieldbot_local_bot';
let people = [], me = null, view = null, poll = null;
const drawn = new Map(), waiting = new Map(), shownAnswers = new Set();

// ---- talking to the program
async function act(name, body = {}) {
  try {
    const r = await fetch(`/api/chats/${me.chat}/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!r.ok) { toast(words.refused); return null; }
    return await r.json();
  } catch { toast(words.lost); return null; }
}

async function follow(person) {
  poll?.abort();
  const mine = poll = new AbortController();
  let version = -1;
  while (!mine.signal.aborted) {
    try {
      const r = await fetch(`/api/chats/${person.chat}?after=${version}`, { signal: mine.signal });
      if (!r.ok) throw new Error();
      const next = await r.json();
      // A program that was started anew counts from the beginning.
      if (mine.signal.aborted) return;
      if (next.version !== version) draw(next, version < 0);
      version = next.version;
    } catch {
      if (mine.signal.aborted) return;
      toast(words.lost);
      version = -1;
      await new Promise(done => setTimeout(done, 1500));
    }
  }
}

// ---- the chat
function draw(next, fresh) {
  const log = $('log');
  const low = fresh || log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  if (fresh) { log.replaceChildren(); drawn.clear(); next.answers.forEach(a => shownAnswers.add(a.query)); }
  view = next;
  log.querySelector('.empty')?.remove();
  const last = drawn.size ? Math.max(...drawn.keys()) : 0;
  const ids = new Set(next.messages.map(m => m.id));
  for (const [id, d] of drawn) if (!ids.has(id)) { d.node.remove(); drawn.delete(id); }
  for (const a of next.answers) answered(a);
  for (const m of next.messages) {
    const key = JSON.stringify(m);
    const old = drawn.get(m.id);
    if (old && old.key === key) continue;
    const node = message(m);
    if (old) replace(old.node, node); else log.append(node);
    drawn.set(m.id, { key, node });
  }
  if (!next.messages.length) empty(log);
  keyboard(next);
  $('blocked').hidden = !next.blocked;
  $('composer').hidden = next.blocked;
  if (low || next.messages.some(m => m.id > last && m.mine)) log.scrollTop = log.scrollHeight;
}

/// The keyboard's focus stays on the card that an edit redraws.
function replace(old, node) {
  const buttons = [...old.querySelectorAll('.rows button')];
  const at = buttons.indexOf(document.activeElement);
  old.replaceWith(node);
  if (at < 0) return;
  const now = node.querySelectorAll('.rows button');
  (now[Math.min(at, now.length - 1)] ?? $('text')).focus({ preventScroll: true });
}

function empty(log) {
  const box = make('div', '', 'empty');
  const start = make('button', words.start, 'wide primary');
  start.onclick = () => act('text', { text: '/start' });
  box.append(make('p', words.empty), start);
  log.append(box);
}

function message(m) {
  const node = make('div', '', m.mine ? 'msg mine' : 'msg');
  const bubble = make('div', '', 'bubble');
  bubble.append(...content(m));
  const meta = make('div', '', 'meta');
  if (m.mine && m.kind === 'text') {
    const edit = make('button', words.edit);
    edit.onclick = () => { const text = prompt(words.editing, m.text); if (text?.trim() && text !== m.text) act('edit', { message: m.id, text }); };
    meta.append(edit);
  }
  if (m.edited && m.mine) meta.append(make('span', words.edited));
  meta.append(make('time', new Date(m.date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })));
  bubble.append(meta);
  node.append(bubble);
  if (m.buttons.length) {
    const rows = make('div', '', 'rows');
    for (const row of m.buttons) {
      const line = make('div');
      for (const b of row) line.append(inline(m, b));
      rows.append(line);
    }
    node.append(rows);
  }
  return node;
}

function inline(m, b) {
  const button = make('button', b.label);
  button.onclick = async () => {
    if (b.url) { open1(b.url); return; }
    button.classList.add('waiting');
    const r = await act('press', { message: m.id, data: b.data });
    if (r && !shownAnswers.has(r.query)) waiting.set(r.query, button); else button.classList.remove('waiting');
  };
  return button;
}

function answered(a) {
  waiting.get(a.query)?.classList.remove('waiting');
  waiting.delete(a.query);
  if (shownAnswers.has(a.query)) return;
  shownAnswers.add(a.query);
  if (a.text) a.alert ? alert(a.text) : toast(a.text);
}

function content(m) {
  const parts = [];
  if (m.kind === 'photo') { const i = make('img'); i.src = `/api/files/${encodeURIComponent(m.file)}`; i.alt = words.photo; parts.push(i); }
  if (m.kind === 'sticker') parts.push(make('div', '👍', 'big'));
  if (m.kind === 'voice') parts.push(make('div', `🎤 ${words.voice} 0:03`));
  if (m.kind === 'document') parts.push(make('div', `📄 ${m.fileName}`));
  if (m.kind === 'contact') parts.push(make('div', `👤 ${words.contact}`));
  if (m.kind === 'place') parts.push(make('div', `📍 ${m.forwarded ? words.fromForward : words.place} ${m.latitude.toFixed(4)}, ${m.longitude.toFixed(4)}`));
  if (m.text) { const w = make('div', '', 'words'); w.append(...formatted(m.text, m.entities, 0, m.text.length)); parts.push(w); }
  return parts;
}

const tags = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', blockquote: 'blockquote' };
function formatted(text, entities, from, to) {
  const out = [];
  let at = from;
  while (entities.length) {
    const [e, ...rest] = entities;
    const end = e.offset + e.length;
    if (e.offset > at) out.push(text.slice(at, e.offset));
    const node = e.type === 'text_link' ? link(e.url) : e.type === 'spoiler' ? spoiler() : make(tags[e.type] ?? 'span');
    node.append(...formatted(text, rest.filter(x => x.offset < end), e.offset, end));
    out.push(node);
    at = end;
    entities = rest.filter(x => x.offset >= end);
  }
  if (at < to) out.push(text.slice(at, to));
  return out;
}

function link(url) {
  const a = make('a');
  if (/^(https?|mailto|tel):/i.test(url)) { a.href = url; a.rel = 'noopener noreferrer'; a.onclick = e => { e.preventDefault(); open1(url); }; }
  return a;
}

function spoiler() {
  const s = make('span', '', 'spoiler');
  s.tabIndex = 0;
  s.role = 'button';
  s.onclick = () => s.classList.add('open');
  s.onkeydown = e => { if (e.key === 'Enter' || e.key === ' ') s.classList.add('open'); };
  return s;
}

/// A link to this very bot is followed here, as a phone would.
function open1(url) {
  let u;
  try { u = new URL(url); } catch { return; }
  if (u.hostname === 't.me' && u.pathname === '/' + bot) act('text', { text: ('/start ' + (u.searchParams.get('start') ?? '')).trim() });
  else if (/^https?:$/.test(u.protocol)) window.open(url, '_blank', 'noopener,noreferrer');
}

function keyboard(v) {
  const box = $('keyboard');
  box.hidden = !v.keyboard.length || v.blocked;
  box.replaceChildren(...v.keyboard.map(row => {
    const line = make('div');
    line.append(...row.map(k => {
      const b = make('button', k.label);
      b.onclick = () => k.place ? askPlace() : k.contact ? act('contact') : act('text', { text: k.label });
      return b;
    }));
    return line;
  }));
}

let toastEnds = 0;
function toast(text) {
  $('toast').textContent = text;
  $('toast').classList.add('shown');
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => $('toast').classList.remove('shown'), 3200);
}

// ---- writing
function grow() { const t = $('text'); t.style.height = 'auto'; t.style.height = t.scrollHeight + 2 + 'px'; }
async function send() {
  const text = $('text').value.trim();
  if (!text) return;
  if (await act('text', { text })) { $('text').value = ''; grow(); $('text').focus(); }
}

function list(dialog, title, items) {
  dialog.querySelector('h2').textContent = title;
  dialog.querySelector('ul').replaceChildren(...items.map(([label, go]) => {
    const li = make('li'), b = make('button', label);
    b.onclick = () => { dialog.close(); go(); };
    li.append(b);
    return li;
  }));
  dialog.showModal();
}

function askPlace() { $('place').showModal(); }

// ---- who one is
const role = p => p.roles.map(r => roles[r] ?? r).join('、');
const about = p => [p.code, role(p), p.group].filter(Boolean).join(' · ');
function be(person) {
  me = person;
  localStorage.setItem('me', person.chat);
  $('who-name').textContent = person.name;
  $('who-role').textContent = about(person) || words.strangers;
  $('who').setAttribute('aria-label', `${words.choose} ${person.name} ${about(person)}`);
  act('language', { code: chinese ? 'zh-hans' : 'en' });
  follow(person);
}

function find() {
  const wanted = $('find').value.trim().toLowerCase().split(/\s+/);
  const hits = people.filter(p => { const all = `${p.name} ${about(p)}`.toLowerCase(); return wanted.every(w => all.includes(w)); });
  const nodes = [];
  let group = null;
  for (const p of hits) {
    const g = p.code ? p.group || words.noGroup : words.strangers;
    if (g !== group) { const li = make('li'); li.append(make('h3', g)); nodes.push(li); group = g; }
    const li = make('li'), b = make('button', p.name);
    b.append(' ', make('span', [p.code, role(p)].filter(Boolean).join(' · '), 'sub'));
    if (p === me) b.setAttribute('aria-current', 'true');
    b.onclick = () => { $('people').close(); be(p); };
    li.append(b);
    nodes.push(li);
  }
  if (!hits.length) nodes.push(make('li', words.nobody));
  $('found').replaceChildren(...nodes);
}

function label() {
  $('mode').textContent = words.mode;
  $('people-title').textContent = words.choose;
  $('find').placeholder = words.find;
  $('find').setAttribute('aria-label', words.find);
  $('text').placeholder = words.message;
  for (const [id, name] of [['text', 'message'], ['send', 'send'], ['attach', 'attach'], ['menu', 'menu'], ['log', 'message']]) $(id).setAttribute('aria-label', words[name]);
  $('unblock').textContent = words.unblock;
  $('blocked').querySelector('span').textContent = words.blocked;
  $('place').querySelector('h2').textContent = words.place;
  const spans = $('place').querySelectorAll('label span');
  [words.latitude, words.longitude, words.forwarded].forEach((w, i) => { spans[i].textContent = w; });
  $('place-send').textContent = words.sendPlace;
  document.querySelectorAll('dialog .close').forEach(b => { b.textContent = words.close; b.onclick = () => b.closest('dialog').close(); });
}

label();
$('composer').onsubmit = e => { e.preventDefault(); send(); };
$('text').oninput = grow;
$('text').onkeydown = e => { if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); send(); } };
$('find').oninput = find;
$('who').onclick = () => { $('find').value = ''; find(); $('people').showModal(); $('found').querySelector('[aria-current]')?.scrollIntoView({ block: 'center' }); };
$('unblock').onclick = () => act('unblock');
$('attach').onclick = () => list($('acts'), words.attach,
  [[words.place, askPlace], ...['photo', 'album', 'sticker', 'voice', 'document', 'contact', 'block'].map(a => [words[a], () => act(a)])]);
$('menu').onclick = () => list($('commands'), view?.menu.length ? words.menu : words.noMenu,
  (view?.menu ?? []).map(c => [`/${c.name}  ${c.description}`, () => act('text', { text: '/' + c.name })]));
$('place-send').onclick = () => {
  const body = { latitude: $('latitude').valueAsNumber, longitude: $('longitude').valueAsNumber, forwarded: $('forwarded').checked };
  $('place').close();
  act('place', body);
};
fetch('/api/people').then(r => r.json()).then(all => {
  people = all;
  be(people.find(p => String(p.chat) === localStorage.getItem('me')) ?? people[0]);
});
