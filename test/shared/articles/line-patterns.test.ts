import { describe, expect, it } from 'vitest';
import {
  isCallLine,
  isContributorLine,
  isCrossLink,
  isDateLine,
  isMetaLine,
  isNotice,
  isPhotoLine,
  isProvenanceLine,
} from '#shared/articles/line-patterns.ts';

describe('isDateLine', () => {
  it.each([
    ['Published: Thursday, October 24, 2024 08:38 AM', true],
    ['Updated 2 hours ago', true],
    ['24.10.2024, 08:57', true],
    ['24 октября 2024, 14:05', true],
    ['quinta-feira, 24 de outubro de 2024 às 0:13', true],
    ['2024년 10월 24일', true],
    ['10,000 soldiers', false],
    ['On October 24, 2024, the ministry spoke.', false],
    ['Monday', false],
  ])('%s → %s', (line, expected) => {
    expect(isDateLine(line)).toBe(expected);
  });
});

describe('isPhotoLine', () => {
  it.each([
    ['Photo: Jane Doe / Agency', true],
    ['© Some Agency', true],
    ['Image 3 of 7', true],
    ['The minister at the summit on Monday. (Photo by Jane Doe/Agency)', true],
    ['Photos of the soldiers were shown to reporters.', false],
    ['The image was taken by a satellite, the agency said.', false],
  ])('%s → %s', (line, expected) => {
    expect(isPhotoLine(line)).toBe(expected);
  });
});

describe('isCallLine', () => {
  it.each([
    ['Subscribe to our newsletter for the latest updates.', false, true],
    ['Follow us on Telegram and Facebook', false, true],
    ['Подписывайтесь на наш канал', true, true],
    ['Get the whole story in our app', true, true],
    ['Follow the money, he said on Twitter, and you will find “the truth”.', false, false],
    ['Get out of the country, the embassy told its citizens.', false, false],
    ['The minister wrote on Telegram that the troops had arrived.', false, false],
  ])('%s (linked: %s) → %s', (line, isLinked, expected) => {
    expect(isCallLine(line, isLinked)).toBe(expected);
  });
});

describe('other lines', () => {
  it.each([
    ['a cross link', isCrossLink, 'READ MORE: Another story', true],
    ['a cross link in Ukrainian', isCrossLink, 'Читайте також: Інша новина', true],
    ['a sentence that begins like one', isCrossLink, 'Watch towers were built along the border.', false],
    ['a line about the text', isMetaLine, 'Posted on October 24, 2024 by Jane', true],
    ['labels in a row', isMetaLine, 'Categoria: Mundo - Tags: exemplo', true],
    ['the time that reading takes', isMetaLine, 'Tempo de leitura: 3 minutos', true],
    ['a sentence with such a word', isMetaLine, 'The book was published in 2024 by a small press in Seoul.', false],
    ['who wrote and edited', isContributorLine, '(Reporting by Jane Doe; Editing by John Roe)', true],
    ['who helped', isContributorLine, 'Jane Doe in Seoul contributed to this report.', true],
    ['a sentence about giving', isContributorLine, 'The troops contributed to this victory.', false],
    ['where it first stood', isProvenanceLine, 'The post Some title appeared first on Some Site.', true],
    ['a sentence about publishing', isProvenanceLine, 'The report was first published by the ministry.', false],
    ['a cookie notice', isNotice, 'This website uses cookies to improve your experience.', true],
    ['a disclaimer', isNotice, 'The content on this website is for informational purposes only.', true],
    ['a sentence about cookies', isNotice, 'The bakery sold ten thousand cookies a day.', false],
    ['a sentence about a policy', isNotice, 'The bill would change the terms of service of platforms.', false],
  ])('%s', (_, matches, line, expected) => {
    expect(matches(line)).toBe(expected);
  });
});
