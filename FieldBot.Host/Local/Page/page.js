'use strict';
// Talks to the program, writes, chooses who one is.
const $ = id => document.getElementById(id);
const make = (tag, text, cls) => { const e = document.createElement(tag); if (text) e.textContent = text; if (cls) e.className = cls; return e; };
const bot = 'fieldbot_local_bot';
let people = [], me = null, view = null, poll = null, groups = [], room = null, topic = 0;
let stuck = true;
const drawn = new Map(), waiting = new Map(), shownAnswers = new Set();

// ---- talking to the program
const here = () => room ? `/api/groups/${room.chat}/${me.chat}` : `/api/chats/${me.chat}`;
async function act(name, body = {}) {
  try {
    const r = await fetch(`${here()}/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(room ? { topic, ...body } : body) });
    if (!r.ok) { toast(words.refused); return null; }
    return await r.json();
  } catch { toast(words.lost); return null; }
}

async function follow() {
  poll?.abort();
  const from = here();
  const mine = poll = new AbortController();
  let version = -1;
  while (!mine.signal.aborted) {
    try {
      const r = await fetch(`${from}?after=${version}`, { signal: mine.signal });
      if (!r.ok) throw new Error();
      const next = await r.json();
      // A program that was started anew counts from the beginning.
      if (mine.signal.aborted) return;
      if (next.version !== version) draw(next, version < 0);
      version = next.version;
      // A group that became a supergroup goes on there.
      if (next.group?.moved) { await places(); enter(groups.find(g => g.chat === next.group.moved) ?? null); return; }
    } catch {
      if (mine.signal.aborted) return;
      toast(words.lost);
      version = -1;
      await new Promise(done => setTimeout(done, 1500));
    }
  }
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
  // A link of a poster is opened, as a phone's camera would.
  const link = room ? null : startOf(text);
  if (await act('text', { text: link ?? text })) { $('text').value = ''; grow(); $('text').focus(); }
}

/// What was chosen, as base64; the field is then empty again.
async function chosen(input) {
  const files = [...input.files];
  input.value = '';
  // The program on this computer takes no more; a bot could fetch no more than 20 MB anyway.
  if (files.reduce((all, f) => all + f.size, 0) > 40 * 1024 * 1024) { toast(words.tooBig); return []; }
  const read = file => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done({ name: file.name, content: reader.result.slice(reader.result.indexOf(',') + 1) });
    reader.onerror = failed;
    reader.readAsDataURL(file);
  });
  try { return await Promise.all(files.map(read)); } catch { toast(words.refused); return []; }
}

async function sendFile() { for (const f of await chosen($('file'))) await act('document', f); }
async function sendSpoken() { for (const f of await chosen($('spoken'))) await act('voice', { content: f.content }); }
async function sendPhotos() {
  const all = (await chosen($('photos'))).map(f => f.content);
  if (all.length === 1) await act('photo', { content: all[0] });
  else if (all.length) await act('album', { contents: all });
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
  enter(null);
  places();
}

// ---- where one is: in one's own chat with the bot, or in a group
async function places() {
  try { groups = await (await fetch(`/api/groups/${me.chat}`)).json(); } catch { groups = []; }
  tabs();
}

function enter(group) {
  [room, topic, view] = [group, 0, null];
  tabs();
  follow();
}

function tab(label, on, go) {
  const b = make('button', label);
  if (on) b.setAttribute('aria-current', 'true');
  b.onclick = go;
  return b;
}

function tabs() {
  $('places').hidden = !groups.length;
  $('places').replaceChildren(tab(words.own, !room, () => enter(null)), ...groups.map(g => tab(g.title, g.chat === room?.chat, () => enter(g))));
  const group = room && view?.group;
  $('topics').hidden = !group?.topics.length;
  const show = id => () => { topic = id; draw(view, true); tabs(); };
  if (group) $('topics').replaceChildren(tab(words.general, topic === 0, show(0)), ...group.topics.map(t => tab(t.closed ? `${t.name} 🔒` : t.name, t.id === topic, show(t.id))));
}

/// What can be done in a group beside writing.
function groupActs() {
  const g = view.group, all = [];
  const add = (name, body) => all.push([words[name], () => act(name, body)]);
  if (g.runs) { if (g.bot) { add('bot-rise'); add('bot-mute'); add('bot-remove'); } else add('bot-add'); }
  if (!g.super) add('upgrade');
  else all.push([words['topic-new'], () => { const text = prompt(words['topic-new']); if (text?.trim()) act('topic-new', { text }); }]);
  if (topic) { add('topic-close'); add('topic-delete'); }
  return all;
}

function find() {
  const wanted = $('find').value.trim().toLowerCase().split(/\s+/);
  // Workers first: there are three of them, and nobody would look for them below a hundred members.
  const hits = [...people.filter(p => !p.code), ...people.filter(p => p.code)].filter(p => { const all = `${p.name} ${about(p)}`.toLowerCase(); return wanted.every(w => all.includes(w)); });
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
$('attach').onclick = () => room ? list($('acts'), words.attach, groupActs()) : list($('acts'), words.attach,
  [[words.place, askPlace], [words.document, () => $('file').click()], [words.ownPhotos, () => $('photos').click()], [words.ownVoice, () => $('spoken').click()],
    [words.album10, () => act('album', { count: 10 })], ...['photo', 'album', 'sticker', 'voice', 'contact', 'block'].map(a => [words[a], () => act(a)])]);
$('file').onchange = sendFile;
$('photos').onchange = sendPhotos;
$('spoken').onchange = sendSpoken;
$('menu').onclick = () => list($('commands'), view?.menu.length ? words.menu : words.noMenu,
  (view?.menu ?? []).map(c => [`/${c.name}  ${c.description}`, () => act('text', { text: '/' + c.name + (room ? '@' + bot : '') })]));
$('place-send').onclick = () => {
  const body = { latitude: $('latitude').valueAsNumber, longitude: $('longitude').valueAsNumber, forwarded: $('forwarded').checked };
  $('place').close();
  act('place', body);
};
fetch('/api/people').then(r => r.json()).then(all => {
  people = all;
  be(people.find(p => String(p.chat) === localStorage.getItem('me')) ?? people[0]);
});
