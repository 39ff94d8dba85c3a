const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** RFC 822 as RSS has it, in the given zone (`+0900`), e.g. `Wed, 23 Oct 2024 14:10:00 +0900`. */
export function rssDate(at: Date, zone: string): string {
  const local = inZone(at, zone);
  return `${day(local)} ${local.toISOString().slice(11, 19)} ${zone}`;
}

/** RFC 3339 in the given zone, e.g. `2024-10-23T14:10:00+09:00`. */
export function isoDate(at: Date, zone: string): string {
  return `${inZone(at, zone).toISOString().slice(0, 19)}${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** As some content systems print it, without seconds and with a named zone: `Wed, 23 Oct 2024 06:10 BST`. */
export function sloppyDate(at: Date): string {
  const local = inZone(at, '+0100');
  return `${day(local)} ${local.toISOString().slice(11, 16)} BST`;
}

/** RFC 9110, for `Last-Modified`. */
export function httpDate(at: Date): string {
  return `${day(at)} ${at.toISOString().slice(11, 19)} GMT`;
}

/** For people, in the given zone: `23 Oct 2024 14:10`. */
export function pageDate(at: Date, zone: string): string {
  const local = inZone(at, zone);
  return `${day(local).slice(5)} ${local.toISOString().slice(11, 16)}`;
}

function day(local: Date): string {
  const weekday = WEEKDAYS[local.getUTCDay()] ?? '';
  const month = MONTHS[local.getUTCMonth()] ?? '';
  return `${weekday}, ${String(local.getUTCDate()).padStart(2, '0')} ${month} ${local.getUTCFullYear()}`;
}

function inZone(at: Date, zone: string): Date {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return new Date(at.getTime() + (zone.startsWith('-') ? -minutes : minutes) * 60_000);
}
