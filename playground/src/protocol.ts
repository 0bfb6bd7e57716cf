/** What is asked of the worker and what it answers; playground/README.md tells it in words. */

export type Surface = { name: string } & Record<string, number | string>;

/** Numbers of a preset's hyper-parameters; a schedule is written as an object with its name. */
export type Hyper = Record<string, number | boolean | ({ schedule: string } & Record<string, number | string>)>;

export interface Noise { sd: number; seed: number; batch?: number; cycle?: number[] }

export interface RunOf { rule?: string; source?: string; hyper: Hyper; start: number[]; noise?: Noise | null; steps?: number }

/** All of one run, one row a step, row 0 the start. Rows of `points`, `gradients`, `steps` and states lie one after another. */
export interface Run {
  points: Float64Array;      // (K + 1) * dimensions
  losses: Float64Array;      // K + 1
  gradients: Float64Array;   // (K + 1) * dimensions; with noise those that the rule saw
  steps: Float64Array;       // K * dimensions; what was subtracted
  states: Record<string, Float64Array>; // by name, (K + 1) * dimensions or (K + 1) for one number a run
  diverged_at: number | null;
}

export interface About { dimensions: number; view: number[]; minima: number[][]; start: number[] }

/** A schedule's values, or what a rule makes of a story of gradients and of what comes after it. */
export interface SequenceOf { rule?: string; hyper?: Hyper; schedule?: object; story?: number[]; after?: "repeat" | "zero" | "last"; quantity?: string }

/** Quartiles of one run's seeds, a value a step, up to the step at which the first of them ends. */
export interface Spread { low: Float64Array; median: Float64Array; high: Float64Array }

/** A rule as its text declares it. */
export interface Signature { name: string; state: string[]; hyper: Record<string, number> }

/** Steps to the bar on one surface, and at which rate; null where it is not reached, or the rule has no rate. */
export interface Bar { surface: string; steps: number; reached: number | null; rate: number | null; gd: number | null }

export interface Asks {
  signatures: { ask: "signatures"; source: string };
  bars: { ask: "bars"; rule?: string; source?: string; hyper: Hyper };
  run: { ask: "run"; surface: Surface; runs: RunOf[]; steps: number };
  seeds: { ask: "seeds"; surface: Surface; runs: (RunOf & { noise: Noise })[]; steps: number; seeds: number; of: "loss" | "distance"; floor: boolean };
  about: { ask: "about"; surface: Surface };
  grid: { ask: "grid"; surface: Surface; view: number[]; columns: number; rows: number };
  curve: { ask: "curve"; surface: Surface; from: number; to: number; points: number };
  regimes: {
    ask: "regimes";
    rule?: string;
    source?: string;
    hyper: Hyper;
    eta_lambda: number[];
    beta: number[];
    parameter?: string; // the hyper-parameter called beta above
  };
  sequence: { ask: "sequence"; runs: SequenceOf[]; steps: number };
  sweep: { ask: "sweep"; surface: Surface; rule: string; hyper: Hyper; start: number[]; rates: number[]; steps: number };
}
export interface Answers {
  signatures: { rules: Signature[] };
  bars: { part: number; surfaces: Bar[] };
  run: { runs: Run[] };
  seeds: { runs: Run[]; spread: Spread[]; floors: Float64Array }; // the runs' seeds one after another; floors only where asked for
  about: About;
  grid: { values: Float64Array };       // rows from the view's lower edge up, each from left to right
  curve: { values: Float64Array };
  // rows by beta; kind 0 monotone, 1 alternating, 2 ringing, 3 diverging; spread < 0 where it rings
  regimes: { radius: Float64Array; kind: Float64Array; spread: Float64Array };
  sequence: { curves: Float64Array[] };
  sweep: { losses: Float64Array };      // rows by rate, steps + 1 each; inf from where a run is no longer finite
}
