import { STANCES } from '../model/claim.ts';
import { DEVELOPMENT_KINDS } from '../model/development.ts';
import { KIND_WORDS } from './development-heading.ts';
import { html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { siteKeys } from './site-keys.ts';
import { stanceLabel } from './stance-mark.ts';

const STANCE_NOTES: Readonly<Record<(typeof STANCES)[number], string>> = {
  asserts: 'presents it as true; also accusing, and saying that it is possible or likely',
  denies: 'says that it is false, or calls it a fake, a rumour, a hoax',
  'cannot-confirm': 'neither: cannot or will not say, or doubts what is reported',
  warns: 'speaks of what follows if it is so, or threatens',
  demands: 'asks somebody to act',
  'reported-by-others': 'no accountable speaker in the sentence',
};

const KIND_NOTES: Readonly<Record<(typeof DEVELOPMENT_KINDS)[number], string>> = {
  'first-position': 'a speaker takes a position on a proposition for the first time',
  'changed-position':
    'a speaker, or somebody who speaks for the same body, takes another position than before; both are named',
  'new-figure': 'a speaker names a figure for the first time, or one that the earlier ones leave impossible',
  contradiction: 'one side asserts what another denies; once for each pair of sides and proposition',
  'claim-edited': 'an article was changed after publication: stance, figure or speaker',
  'claim-withdrawn': 'an article was changed after publication and has the claim no more',
  'independent-report': 'a second text that goes back to another origin carries a position',
  correction: 'a person corrected how claimwire read a sentence',
};

/** What the site is, what its words mean, and what it cannot do. */
export function renderAboutPage(input: { siteBaseUrl: string }): SiteFile {
  return renderPage({
    key: siteKeys.about,
    title: 'About',
    description: 'How claimwire reads news feeds, what its words mean, and what it cannot do.',
    siteBaseUrl: input.siteBaseUrl,
    place: 'about',
    body: html`<h1>About claimwire</h1>
<p class="lede">claimwire reads news feeds and keeps, for each developing story, the record of who says what: who asserts it, who denies it, who cannot confirm it, with which words, in which article, on which day, and how many of the outlets that carry it go back to one origin.</p>
<section class="part" aria-labelledby="stances"><h2 id="stances">Stances</h2><p class="lead">The stance of the speaker toward the proposition; not that of the outlet, and not ours.</p><dl class="facts wide">${STANCES.map((stance) => html`<dt>${stanceLabel(stance)}</dt><dd>${STANCE_NOTES[stance]}</dd>`)}</dl></section>
<section class="part" aria-labelledby="kinds"><h2 id="kinds">Developments</h2><p class="lead">Each makes one entry in the feeds. What was found when a feed was first read stands on the page, marked, and alerts nobody.</p><dl class="facts wide">${DEVELOPMENT_KINDS.map((kind) => html`<dt>${KIND_WORDS[kind]}</dt><dd>${KIND_NOTES[kind]}</dd>`)}</dl></section>
<section class="part" aria-labelledby="sources"><h2 id="sources">Outlets and origins</h2><p>A text that several outlets print is one origin: the first is the original, copies are reprints, and a text that tells the same in the same order is a rewrite. “5 outlets, 1 origin” is an echo, not a confirmation. A text that credits an outlet whose own article was not seen still goes back to it.</p></section>
<section class="part" aria-labelledby="days"><h2 id="days">Days</h2><p>A position stands on the day on which it was said where the text tells it; else on the day of publication; else on the day of first sight. Which of them it is stands beside it.</p></section>
<section class="part" aria-labelledby="limits"><h2 id="limits">What it cannot do</h2><ul class="list">
<li>It gives no verdict on what is true, no score for outlets, and calls nobody a liar.</li>
<li>It reads claims in English. Articles in other languages are kept and counted, and their claims are not read.</li>
<li>It reads by rules. A sentence can be misread: each mark shows the sentence and the rule behind it, and a person can correct it. Corrections are entries of their own.</li>
<li>It sees only what its feeds and the pages behind them show: nothing behind a paywall, and no page that robots.txt keeps closed.</li>
<li>A speaker without a name (“a senior official”) stands in the ledger and alerts nobody: two of them may be one person, or not.</li>
<li>Two statements of one speaker on one day have no order, unless a text tells it.</li>
<li>A rewrite that shares no words with its original can pass as an origin of its own.</li></ul></section>
<section class="part" aria-labelledby="data"><h2 id="data">Data</h2><p>Every story has its feed as Atom, RSS and JSON Feed, with archives by month, and its ledger as CSV, JSON and STIX 2.1. Article pages carry their claims as schema.org <code>Claim</code>, never as <code>ClaimReview</code>. All pages are static files; they set no cookie and load nothing from elsewhere.</p></section>`,
  });
}
