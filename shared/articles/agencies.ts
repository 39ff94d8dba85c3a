import { listed } from './word-list.ts';

/**
 * News agencies and wires by the names that stand in datelines and signatures. Cities and people are not among them, so that
 * `(KYIV)` or `(Smith)` is no credit. Matched with their case, because `AP`, `TT` or `PA` mean other things in lower case.
 */
export const AGENCIES: readonly string[] = listed(
  // world-wide
  `
    Reuters | REUTERS | Thomson Reuters | AP | A.P. | Associated Press | The Associated Press | ASSOCIATED PRESS |
    AFP | Agence France-Presse | Agence France Presse | AFP News | Bloomberg | Bloomberg News | UPI |
    United Press International | dpa | DPA | dpa-AFX | Deutsche Presse-Agentur | EFE | Agencia EFE | ANSA |
    Xinhua | Xinhua News Agency | TASS | ITAR-TASS | Interfax | RIA Novosti | RIA | Sputnik | Kyodo | Kyodo News |
    Jiji | Jiji Press | Yonhap | Yonhap News Agency | Yonhap News | Newsis | News1 | Anadolu | Anadolu Agency |
    AA | DHA | IHA
  `,
  // Europe
  `
    PA | PA Media | Press Association | APA | SDA | Keystone-SDA | ATS | Belga | ANP | NTB | TT | TT News Agency |
    Ritzau | STT | Lehtikuva | Lusa | LUSA | Europa Press | PAP | CTK | ČTK | TASR | SITA | MTI | Agerpres |
    AGERPRES | Mediafax | BTA | Tanjug | HINA | Hina | STA | FENA | AMNA | ANA-MPA | LETA | BNS | ELTA |
    BelTA | BELTA | BelaPAN | Ukrinform | UNIAN | Interfax-Ukraine | RBC-Ukraine | Ukrainian News |
    AdnKronos | Adnkronos | LaPresse | Agenzia Nova | epd | KNA | SID
  `,
  // Asia, Middle East, Africa, Americas, Pacific
  `
    KCNA | CNA | Central News Agency | PTI | Press Trust of India | ANI | IANS | UNI | APP | UNB | BSS | Bernama |
    BERNAMA | Antara | ANTARA | VNA | PNA | TNA | Kazinform | KazTAG | AKIpress | Trend | Azertac | AZERTAC |
    Armenpress | ARMENPRESS | Interpressnews | IRNA | Tasnim | Fars | ISNA | Mehr | SPA | WAM | QNA | KUNA | BNA |
    SANA | MENA | Petra | MAP | APS | NAN | PANA | AAP | Australian Associated Press | NZPA | CP |
    The Canadian Press | Canadian Press | Notimex | Telam | Télam | Agência Brasil | Estadão Conteúdo |
    Prensa Latina | Caribbean News Agency | TMX
  `,
  // services that pass on the texts of others
  `
    MENAFN | Tribune News Service | TNS | CNN Wire | CNN Newsource | States Newsroom | The Conversation |
    Project Syndicate | StatePoint | NewsUSA | BBC Monitoring | VOA | RFE/RL | Radio Free Asia | RFA | IPS | SNS |
    PRNewswire | PR Business Wire | BUSINESS WIRE | GLOBE NEWSWIRE | GlobeNewswire | ACCESSWIRE |
    EIN Presswire | EZ NewMediaWire | CNW
  `,
  // in other scripts
  `
    ТАСС | РИА Новости | РИА | Интерфакс | ИТАР-ТАСС | Рейтер | УНИАН | УНІАН | Укринформ | Укрінформ |
    Интерфакс-Украина | Інтерфакс-Україна | БелТА | БЕЛТА | РБК | РБК-Украина | РБК-Україна | ЦТАК | ИА Регнум |
    연합뉴스 | 뉴시스 | 뉴스1 | 조선중앙통신 | 로이터 | AP통신 | 時事 | 共同 | 新华社 | 新華社 | 中新社 | 中央社 | رويترز | وكالات | أ ف ب | د ب أ |
    الأناضول
  `,
);

/** Words for agencies that are not named. */
export const UNNAMED_AGENCIES: readonly string[] = listed(
  `
    Agencies | agencies | news agencies | wire services | wire reports | Agenturen | Agences | agencias |
    Agencias | agências | Agências | agenzie | информагентства | агентства
  `,
);
