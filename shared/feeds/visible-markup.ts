const HIDDEN_START = /<(?:(script|style|applet)(?=[\s/>])|!--)/iy;

/**
 * Markup without comments, scripts and styles: nobody reads them, and what a server writes there anew for each request would
 * make an entry look changed. A script that never ends takes the rest with it, as in a browser; a comment does not.
 */
export function visibleMarkup(markup: string): string {
  let visible = '';
  let from = 0;
  let hasCommentEnds = true;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    HIDDEN_START.lastIndex = at;
    const [mark, name] = HIDDEN_START.exec(markup) ?? [];
    let end = -1;
    if (name !== undefined) end = elementEnd(markup, name, at);
    else if (mark !== undefined && hasCommentEnds) {
      const close = markup.indexOf('-->', at + mark.length);
      if (close < 0) hasCommentEnds = false;
      else end = close + 3;
    }
    if (end < 0) {
      at++;
      continue;
    }
    visible += markup.slice(from, at);
    from = end;
    at = end;
  }
  return from === 0 ? markup : visible + markup.slice(from);
}

function elementEnd(markup: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  const found = close.exec(markup);
  const bracket = found ? markup.indexOf('>', found.index) : -1;
  return bracket < 0 ? markup.length : bracket + 1;
}
