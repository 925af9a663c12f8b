'use strict';
// Draws a chat: only what changed, in place, so that focus and scrolling stay.
function draw(next, fresh) {
  const log = $('log');
  const low = fresh || log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  if (fresh) { log.replaceChildren(); drawn.clear(); next.answers.forEach(a => shownAnswers.add(a.query)); }
  view = next;
  if (room) tabs();
  log.querySelector('.empty')?.remove();
  const last = drawn.size ? Math.max(...drawn.keys()) : 0;
  // A topic that was deleted is left.
  if (topic && !next.group?.topics.some(t => t.id === topic)) { topic = 0; tabs(); }
  const messages = room ? next.messages.filter(m => m.topic === topic) : next.messages;
  const ids = new Set(messages.map(m => m.id));
  for (const [id, d] of drawn) if (!ids.has(id)) { vanish(d.node); drawn.delete(id); }
  for (const a of next.answers) answered(a);
  for (const m of messages) {
    const key = JSON.stringify(m);
    const old = drawn.get(m.id);
    if (old && old.key === key) continue;
    const node = message(m);
    if (old) replace(old.node, node); else log.append(node);
    drawn.set(m.id, { key, node });
  }
  if (!messages.length) empty(log);
  keyboard(next);
  $('blocked').hidden = !next.blocked;
  $('composer').hidden = next.blocked;
  stuck = low || messages.some(m => m.id > last && m.mine);
  if (stuck) log.scrollTop = log.scrollHeight;
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

/// Taken back by the bot: it is seen going.
function vanish(node) {
  node.classList.add('gone');
  node.inert = true;
  setTimeout(() => node.remove(), 300);
}

function empty(log) {
  const box = make('div', '', 'empty');
  const start = make('button', words.start, 'wide primary');
  start.onclick = () => act('text', { text: '/start' });
  box.append(make('p', words.empty));
  if (!room) box.append(start);
  log.append(box);
}

function message(m) {
  const node = make('div', '', (m.mine ? 'msg mine' : 'msg') + (m.protected ? ' guarded' : ''));
  if (m.protected) node.oncopy = node.oncontextmenu = node.ondragstart = e => e.preventDefault();
  const bubble = make('div', '', 'bubble');
  if (m.from) bubble.append(make('b', m.from, 'sub'));
  bubble.append(...content(m));
  const meta = make('div', '', 'meta');
  if (m.mine && m.kind === 'text' && !room) {
    const edit = make('button', words.edit);
    edit.onclick = () => { const text = prompt(words.editing, m.text); if (text?.trim() && text !== m.text) act('edit', { message: m.id, text }); };
    meta.append(edit);
  }
  if (m.edited && m.mine) meta.append(make('span', words.edited));
  if (m.protected) meta.append(lock());
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

function lock() {
  const l = make('span', '🔒', 'lock');
  l.role = 'img';
  l.title = words.guarded;
  l.setAttribute('aria-label', words.guarded);
  return l;
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
  if (m.kind === 'photo') parts.push(photo(m));
  if (m.kind === 'service') parts.push(make('i', '·', 'sub'));
  if (m.kind === 'sticker') parts.push(make('div', '👍', 'big'));
  if (m.kind === 'voice') parts.push(make('div', `🎤 ${words.voice}`), voice(m));
  if (m.kind === 'document' || m.kind === 'audio' || m.kind.startsWith('video')) parts.push(attachment(m));
  if (m.kind === 'contact') parts.push(make('div', `👤 ${words.contact}`));
  if (m.kind === 'place') parts.push(make('div', `📍 ${m.forwarded ? words.fromForward : words.place} ${m.latitude.toFixed(4)}, ${m.longitude.toFixed(4)}`));
  if (m.text) { const w = make('div', '', 'words'); w.append(...formatted(m.text, m.entities, 0, m.text.length)); parts.push(w); }
  return parts;
}

/// Its height is known late: who read the last line goes on reading it.
function photo(m) {
  const i = make('img');
  i.src = `/api/files/${encodeURIComponent(m.file)}`;
  i.alt = words.photo;
  i.onload = () => { if (stuck) $('log').scrollTop = $('log').scrollHeight; };
  return i;
}

function voice(m) {
  const a = make('audio');
  a.controls = true;
  a.preload = 'none';
  a.src = `/api/files/${encodeURIComponent(m.file)}`;
  a.setAttribute('aria-label', words.voice);
  if (m.protected) a.setAttribute('controlslist', 'nodownload');
  return a;
}

function attachment(m) {
  if (m.protected) return make('span', `📄 ${m.fileName}`, 'file');
  const a = make('a', `📄 ${m.fileName}`, 'file');
  a.href = `/api/files/${encodeURIComponent(m.file)}`;
  a.download = m.fileName;
  a.setAttribute('aria-label', `${words.save} ${m.fileName}`);
  return a;
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
