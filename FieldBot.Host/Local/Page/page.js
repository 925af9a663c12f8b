'use strict';
// Talks to the program, writes, chooses who one is.
const $ = id => document.getElementById(id);
const make = (tag, text, cls) => { const e = document.createElement(tag); if (text) e.textContent = text; if (cls) e.className = cls; return e; };
const bot = 'fieldbot_local_bot';
let people = [], me = null, view = null, poll = null;
let stuck = true;
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
  const link = startOf(text);
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
  follow(person);
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
$('attach').onclick = () => list($('acts'), words.attach,
  [[words.place, askPlace], [words.document, () => $('file').click()], [words.ownPhotos, () => $('photos').click()], [words.ownVoice, () => $('spoken').click()],
    [words.album10, () => act('album', { count: 10 })], ...['photo', 'album', 'sticker', 'voice', 'contact', 'block'].map(a => [words[a], () => act(a)])]);
$('file').onchange = sendFile;
$('photos').onchange = sendPhotos;
$('spoken').onchange = sendSpoken;
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
