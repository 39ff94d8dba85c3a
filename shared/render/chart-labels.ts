import { CHART_WIDTH, round } from './chart-scale.ts';
import { type Html, html } from './html.ts';

/** A text that wants to stand beside a point. */
export type ChartLabel = { text: string; x: number; y: number };

/** Mean width of a character and height of a line, in units of the drawing, at the size of text on a phone. */
const CHARACTER_WIDTH = 7.2;
const LINE_HEIGHT = 15;

/** Names beside the points, where they fit between `left` and the edge, above `bottom`; whatever does not fit is left to the table. */
export function placeLabels(wanted: readonly ChartLabel[], left: number, bottom: number): Html[] {
  const taken = wanted.map(({ x, y }) => ({ x: x - 6, y, width: 12 }));
  const drawn: Html[] = [];
  for (const { text, x, y } of wanted) {
    const width = text.length * CHARACTER_WIDTH;
    const places = [0, -LINE_HEIGHT - 1, LINE_HEIGHT + 1].flatMap((shift) => [
      { at: x - 9, anchor: 'end', from: x - 9 - width, y: y + shift },
      { at: x + 9, anchor: 'start', from: x + 9, y: y + shift },
    ]);
    const free = places.find(
      (place) =>
        place.from >= left &&
        place.from + width <= CHART_WIDTH &&
        place.y > 8 &&
        place.y < bottom - 4 &&
        !taken.some(
          (other) =>
            Math.abs(other.y - place.y) < LINE_HEIGHT &&
            other.x < place.from + width &&
            place.from < other.x + other.width,
        ),
    );
    if (!free) continue;
    taken.push({ x: free.from, y: free.y, width });
    drawn.push(
      html`<text class="lab" x="${round(free.at)}" y="${round(free.y + 4)}" text-anchor="${free.anchor}">${text}</text>`,
    );
  }
  return drawn;
}
