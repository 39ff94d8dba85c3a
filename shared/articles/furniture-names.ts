import { listed } from './word-list.ts';

/**
 * Words in `class` and `id` that name page furniture. They are matched as whole parts of a name (`article-share`,
 * `shareTools`, `share_bar`), never inside a word (`shareholders`). Each list is one rule of the clean-up.
 */
export const FURNITURE_NAMES = {
  sharing: listed(`
    share | sharing | sharebar | sharetools | social | socials | addtoany | addthis | sharedaddy | feedflare |
    tweet-this
  `),
  newsletter: listed(`
    newsletter | newsletters | signup | sign-up | email-signup | emailsignup | subscribe | subscription |
    optin | mailchimp | mc4wp
  `),
  related: listed(`
    related | recommended | recommendation | recommendations | recirc | recirculation | read-more | readmore |
    read-also | also-read | more-stories | most-read | most-popular | mostread | mostpopular | popular |
    trending | taboola | outbrain | zergnet | jp-relatedposts | yarpp | see-also | next-article | prev-next |
    post-navigation | read-next | up-next | latest-news
  `),
  comments: listed(`
    comment | comments | disqus | respond | commentform | comment-form | vuukle | reviews-form |
    feedback-form
  `),
  byline: listed(`
    byline | bylines | author-bio | author-box | authorbox | author-details | author-info | about-author |
    post-author | author-card | author-profile | bio | bio-title | post-meta | entry-meta | postmeta |
    postinfo | post-info | article-meta | reading-time | post-views | pubdate | publish-date | post-date |
    timestamp | dateline-date | article-date | posted-on
  `),
  caption: listed(`
    caption | captions | wp-caption-text | wp-caption | photo-credit | image-credit | media-caption |
    photo-caption | image-caption | gallery | slideshow | figure-content | featured-image | image-embed |
    imageembed | jetpack-slideshow | carousel | credit | copyright
  `),
  navigation: listed(`
    nav | navbar | navigation | menu | submenu | submenucontainer | submenuitem | breadcrumb | breadcrumbs |
    pagination | pager | toolbar | skip-link | control-bar | site-header | site-footer | footer | masthead |
    sidebar | toc
  `),
  notice: listed(`
    cookie | cookies | cookie-notice | consent | gdpr | privacy-notice | disclaimer | popup | modal |
    tooltip | screen-reader-text | sr-only | visually-hidden | visuallyhidden | print-only
  `),
};
export type FurnitureName = keyof typeof FURNITURE_NAMES;
