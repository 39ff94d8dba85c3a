import { listed } from './word-list.ts';

/**
 * What pages of many outlets and systems say around articles. Whole blocks, lower case, without the colon, dots or arrows at
 * their end. Written for this project from common usage, not taken from any collection.
 */
export const FURNITURE_PHRASES: readonly string[] = listed(
  // advertising and page mechanics
  `
    advertisement | advert | ad | ads | advertisements | sponsored | sponsored content |
    story continues below advertisement | article continues below advertisement | continue reading below |
    this article continues after the ad | article continues after ad | anzeige | werbung | publicité |
    publicidad | publicidade | pubblicità | реклама | reklama | iklan | 광고 | إعلان | 広告 | 广告 | reklam |
    advertentie | skip to content | skip to main content | skip advertisement | skip ad | back to top |
    scroll down | scroll for more | close | open | caption | enlarge image | view gallery | view photos | image |
    photo | photos | video | play video | watch | watch video | watch the video | watch now | loading | print |
    email | e-mail | menu | search | home | sign in | log in | login | register | subscribe | subscribe now |
    sign up | follow us | follow | next | previous | this slideshow requires javascript |
    please enable javascript | javascript is disabled | toggle caption | hide caption | show caption | hide |
    expand | listen | listen to this article | listen to article | copy link | link copied | save | bookmark |
    save article | toggle navigation
  `,
  // sharing
  `
    share | share this | share this article | share this story | share on facebook | share on twitter |
    share on x | share on whatsapp | tweet | facebook | twitter | whatsapp | telegram | linkedin | reddit |
    pinterest | share via email | share with friends | like this | like loading | spread the word | teilen |
    partager | compartir | compartilhar | compartilhe | condividi | поделиться | поділитися | udostępnij | 공유 |
    شارك | paylaş | bagikan | delen | connect with us | gefällt mir
  `,
  // tails of teasers
  `
    read more | read more here | read full article | read the full article | read the full story | full story |
    continue reading | read on | learn more | see more | view more | more | find out more | click here |
    weiterlesen | mehr lesen | mehr dazu | lire la suite | lire aussi | en savoir plus | leer más |
    seguir leyendo | ler mais | leia mais | saiba mais | leggi tutto | leggi anche | continua a leggere |
    читать далее | подробнее | читать полностью | читати далі | докладніше | детальніше | czytaj więcej |
    czytaj też | devamını oku | selengkapnya | baca selengkapnya | baca juga | اقرأ المزيد | اقرأ أيضا | 더 보기 |
    더보기 | 続きを読む | 阅读更多 | lees meer | lees ook
  `,
  // words left alone by a date or name that stands elsewhere
  `
    published | updated | on | by | posted | posted by | posted on | written by | author | tags | tagged |
    topics | filed under | categories | category | source | credit | news | breaking news | exclusive | views |
    comments | comment | add comment | leave a comment | post comment | post a comment | no comments |
    no comments yet | be the first to comment
  `,
);

/** Headings behind which nothing of the article comes any more. The same form. */
export const TAIL_HEADINGS: readonly string[] = listed(
  // English
  `
    related | related articles | related stories | related posts | related news | related topics |
    related content | related coverage | related links | related reading | more stories | more news | more from |
    more on this story | more on this topic | more on this | more like this | you may also like |
    you might also like | you might like | you may like | you may be interested in | recommended |
    recommended for you | recommended stories | recommended articles | read also | also read | read next |
    what to read next | see also | latest | latest news | latest stories | latest articles | recent articles |
    recent posts | recent news | recent stories | top stories | top news | trending | trending now | most read |
    most popular | most viewed | popular | popular posts | popular news | popular articles | popular now |
    popular this week | editors picks | editor's picks | editor’s picks | don't miss | don’t miss |
    around the web | from the web | sponsored links | promoted | promoted stories | in case you missed it |
    about the author | about author | about the authors | about us | comments | leave a comment | leave a reply |
    add comment | post a comment | post comment | join the conversation | join the discussion | conversation |
    have your say | tell us what you think | what do you think | cancel reply | write a comment |
    submit a comment | reader comments | view comments | show comments | share this | share this article |
    share this post | share this story | sign up for our newsletter | subscribe to our newsletter | newsletter |
    stay connected | stay informed | follow us | follow us on | tags | filed under | post navigation
  `,
  // notices under the text
  `
    general content disclaimer | content disclaimer | disclaimer | legal disclaimer | external links
  `,
  // German
  `
    das könnte sie auch interessieren | das könnte dich auch interessieren | mehr zum thema | auch interessant |
    lesen sie auch | ähnliche artikel | weitere artikel | kommentare | meistgelesen | kommentar schreiben |
    empfehlungen
  `,
  // French
  `
    à lire aussi | sur le même sujet | lire aussi | articles similaires | articles liés | commentaires |
    les plus lus | laisser un commentaire | vous aimerez aussi | à voir aussi
  `,
  // Spanish
  `
    noticias relacionadas | artículos relacionados | te puede interesar | también te puede interesar |
    lea también | lee también | comentarios | lo más leído | más noticias | deja un comentario |
    deja una respuesta | más leídas
  `,
  // Portuguese
  `
    notícias relacionadas | artigos relacionados | veja também | leia também | leia mais | comentários |
    mais lidas | deixe um comentário | deixe uma resposta | últimas notícias | posts relacionados
  `,
  // Italian
  `
    articoli correlati | potrebbe interessarti | ti potrebbe interessare | potrebbe interessarti anche |
    leggi anche | commenti | lascia un commento | i più letti
  `,
  // Russian
  `
    читайте также | по теме | похожие статьи | похожие новости | другие новости | смотрите также |
    материалы по теме | комментарии | оставить комментарий | добавить комментарий | добавить отзыв | отзывы |
    самое читаемое | популярное | новости по теме | последние новости | еще по теме | новости партнеров
  `,
  // Ukrainian
  `
    читайте також | схожі новини | за темою | коментарі | залишити коментар | останні новини | популярні новини
  `,
  // Polish, Turkish, Indonesian, Dutch
  `
    czytaj także | zobacz także | komentarze | powiązane artykuły | najczęściej czytane | ilgili haberler |
    yorumlar | berita terkait | artikel terkait | komentar | lees ook | gerelateerde artikelen | reacties |
    meest gelezen
  `,
  // Korean, Japanese, Chinese, Arabic
  `
    관련 기사 | 관련기사 | 댓글 | 인기 기사 | 많이 본 뉴스 | 関連記事 | コメント | 人気記事 | 相关新闻 | 相关阅读 | 相关文章 | 评论 | 热门文章 | مواضيع ذات صلة |
    اقرأ أيضا | اقرأ أيضاً | التعليقات | أخبار ذات صلة | الأكثر قراءة
  `,
);
