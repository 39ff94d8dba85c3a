const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `23 Oct` of an ISO day or instant. */
export function shortDay(day: string): string {
  const date = new Date(day.slice(0, 10));
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** `23 October 2024`. */
export function longDay(day: string): string {
  const date = new Date(day.slice(0, 10));
  return `${date.getUTCDate()} ${LONG_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `Wed`. */
export function weekday(day: string): string {
  return WEEKDAYS[new Date(day.slice(0, 10)).getUTCDay()] ?? '';
}

/** `23 Oct 2024, 14:02 UTC`. */
export function shortInstant(instant: string): string {
  return `${shortDay(instant)} ${instant.slice(0, 4)}, ${instant.slice(11, 16)} UTC`;
}

/** `Wed, 23 Oct 2024 14:02:00 GMT`, as RFC 822 and RSS 2.0 want it. */
export function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}

/** `41 min`, `3 h`, `4 d`: between two instants, without sign. */
export function elapsed(from: string, to: string): string {
  const minutes = Math.round(Math.abs(Date.parse(to) - Date.parse(from)) / 60_000);
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}
