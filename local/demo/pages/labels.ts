/** Words of the furniture. */
export type Labels = {
  home: string;
  world: string;
  economy: string;
  sport: string;
  culture: string;
  share: string;
  readMore: string;
  related: string;
  newsletter: string;
  newsletterText: string;
  cookies: string;
  accept: string;
  comments: string;
  photo: string;
  rights: string;
};

const ENGLISH: Labels = {
  home: 'Home',
  world: 'World',
  economy: 'Business',
  sport: 'Sport',
  culture: 'Culture',
  share: 'Share this article',
  readMore: 'Read more',
  related: 'Related stories',
  newsletter: 'Sign up for our newsletter',
  newsletterText: 'The five stories of the day in your inbox each morning. You can unsubscribe at any time.',
  cookies: 'We use cookies to remember your settings and to count visits.',
  accept: 'Accept all',
  comments: 'Leave a comment',
  photo: 'File photo',
  rights: 'All rights reserved.',
};

const RUSSIAN: Labels = {
  home: 'Главная',
  world: 'В мире',
  economy: 'Экономика',
  sport: 'Спорт',
  culture: 'Культура',
  share: 'Поделиться',
  readMore: 'Читайте также',
  related: 'По теме',
  newsletter: 'Подпишитесь на рассылку',
  newsletterText: 'Пять главных новостей дня каждое утро. Отписаться можно в любой момент.',
  cookies: 'Мы используем файлы cookie, чтобы считать посещения.',
  accept: 'Принять',
  comments: 'Оставить комментарий',
  photo: 'Архивное фото',
  rights: 'Все права защищены.',
};

/** Furniture words for the outlet's language: Russian, else English. */
export function labelsFor(language: string): Labels {
  return language.startsWith('ru') ? RUSSIAN : ENGLISH;
}
