const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements without content and end tag (HTML standard, 13.1.2). */
export const VOID_TAGS = words('area base basefont br col embed frame hr img input link meta param source track wbr');

/** Elements that stand in the head; the first other one begins the body. */
export const HEAD_TAGS = words('title meta link base');

/** Elements that go with all that is in them: code, drawings, other documents, what is shown only without scripts. */
export const DROPPED_TAGS = words(
  'script style svg noscript template iframe noembed noframes xmp object applet canvas math',
);

/** Elements without content that say nothing to a reader of text. Where a line may break inside a word is no part of it. */
export const SILENT_VOID_TAGS = words('area embed img input source track wbr');

/** Elements that hold no part of an article: Readability takes them out of what it has found, or never finds them. */
export const SKIPPED_TAGS = words('aside button datalist dialog footer nav select textarea');

/** The same by their role (WAI-ARIA); Readability has this list. */
export const SKIPPED_ROLES = words('alert alertdialog complementary dialog menu menubar navigation');

/** Elements that cost Readability more than others. */
export const COSTLY_TAGS = words('a h1 h2 h3 h4 h5 h6');

/** The same by a name that is all of a class or of the id. */
export const SKIPPED_NAMES = words(
  'breadcrumb breadcrumbs footer main-menu main-nav menu nav navbar navigation pagination side-bar sidebar site-footer site-navigation submenu topbar widget-area',
);

/** Elements that only carry attributes: without any of those that count they go, and their content stays. */
export const CARRIER_TAGS = words('font span');

/** Attributes that anybody behind asks for: each one that stays is an object of its own. */
export const KEPT_ATTRIBUTES = words(
  'aria-hidden aria-modal class colspan content datatable datetime hidden href http-equiv id itemprop lang name property pubdate rel role rowspan summary xml:lang',
);

const P = words('p');
const CELLS = words('tr th td');
const TERMS = words('dt dd');

/** Elements whose content is text up to their end tag. */
export const RAW_TEXT_TAGS = words('title textarea');

/** Which open elements a start tag ends when they are innermost: what htmlparser2, below linkedom, does. */
export const CLOSES: Readonly<Record<string, ReadonlySet<string>>> = {
  p: P,
  li: words('li'),
  tr: CELLS,
  th: words('th'),
  td: words('thead th td'),
  dt: TERMS,
  dd: TERMS,
  option: words('option'),
  optgroup: words('optgroup option'),
  tbody: words('thead tbody'),
  tfoot: words('thead tbody'),
  ...Object.fromEntries(
    'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol pre section table ul'
      .split(' ')
      .map((tag) => [tag, P]),
  ),
};
