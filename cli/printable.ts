/** Text of others as a terminal may show it: control characters, which could move the cursor or rename the window, become `�`. */
export function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** `2024-10-21 06:00` in UTC, of an instant. */
export function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
