'use strict';
// Telegram's entities as elements: built, never parsed, so that no text becomes markup.
const tags = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', blockquote: 'blockquote' };
function formatted(text, entities, from, to) {
  const out = [];
  let at = from, block = false;
  // The line break after a quotation is the end of its block, not an empty line.
  const plain = (a, z) => { const t = text.slice(block && text[a] === '\n' ? a + 1 : a, z); if (t) out.push(t); block = false; };
  while (entities.length) {
    const [e, ...rest] = entities;
    const end = e.offset + e.length;
    if (e.offset > at) plain(at, e.offset);
    const node = e.type === 'text_link' ? link(e.url) : e.type === 'spoiler' ? spoiler() : make(tags[e.type] ?? 'span');
    node.append(...formatted(text, rest.filter(x => x.offset < end), e.offset, end));
    out.push(node);
    block = e.type === 'blockquote' || e.type === 'pre';
    at = end;
    entities = rest.filter(x => x.offset >= end);
  }
  if (at < to) plain(at, to);
  return out;
}

function link(url) {
  const a = make('a');
  if (/^(https?|mailto|tel|tg):/i.test(url)) { a.href = url; a.rel = 'noopener noreferrer'; a.onclick = e => { e.preventDefault(); open1(url); }; }
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

/// What a link to this very bot makes a phone send; null: it is no such link.
function startOf(text) {
  let u;
  try { u = new URL(text); } catch { return null; }
  return u.hostname === 't.me' && u.pathname === '/' + bot ? ('/start ' + (u.searchParams.get('start') ?? '')).trim() : null;
}

/// A link to this very bot is followed here, as a phone would.
function open1(url) {
  const start = startOf(url);
  if (start) { if (room) enter(null); act('text', { text: start }); }
  else if (/^https?:/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
