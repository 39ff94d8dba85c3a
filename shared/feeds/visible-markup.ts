const HIDDEN_START = /<(?:(script|style|applet)(?=[\s/>])|!--)/gi;

/**
 * Markup without comments, scripts and styles: nobody reads them, and what a server writes there anew for each request would
 * make an entry look changed. A script that never ends takes the rest with it, as in a browser; a comment does not.
 */
export function visibleMarkup(markup: string): string {
  let visible = '';
  let from = 0;
  let hasCommentEnds = true;
  HIDDEN_START.lastIndex = 0;
  for (let start = HIDDEN_START.exec(markup); start; start = HIDDEN_START.exec(markup)) {
    const [mark, name] = start;
    if (name === undefined && !hasCommentEnds) continue;
    const close = name === undefined ? markup.indexOf('-->', start.index + mark.length) : -1;
    if (name === undefined && close < 0) {
      hasCommentEnds = false;
      continue;
    }
    visible += markup.slice(from, start.index);
    from = name === undefined ? close + 3 : elementEnd(markup, name, start.index);
    HIDDEN_START.lastIndex = from;
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
