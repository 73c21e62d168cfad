import { spreadOf, type Spread } from "./statistics.js";

/** One of those who take turns: measured once per round. */
export interface Contender<Figures extends object> {
  subject: string;
  measure: () => Promise<Figures>;
}

export type Spreads<Figures extends object> = { [Name in keyof Figures]: Spread };

/**
 * Lets the contenders take turns, so that a slow minute of the machine falls on all of them, and answers the spread of
 * every figure over the rounds, by subject. One turn before the first round does not count: it warms up.
 */
export async function alternate<Figures extends object>(
  rounds: number,
  contenders: Contender<Figures>[],
): Promise<Map<string, Spreads<Figures>>> {
  for (const { measure } of contenders) {
    await measure();
  }
  const measured = new Map<string, Figures[]>(contenders.map(({ subject }) => [subject, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { subject, measure } of contenders) {
      measured.get(subject)?.push(await measure());
    }
  }
  return new Map([...measured].map(([subject, figures]) => [subject, spreads(figures)]));
}

function spreads<Figures extends object>(rounds: Figures[]): Spreads<Figures> {
  const names = Object.keys(rounds[0] ?? {}) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(rounds.map((figures) => Number(figures[name])))]),
  ) as Spreads<Figures>;
}
